/** The facts of a property by part, for the blocks that show parts as tables. */
import type { PropertyDetail } from "wagtail-immo-client";
import { area, day, money, price } from "./format";
import { capital, textsIn, word, type Language } from "./languages";

export interface Row {
  readonly label: string;
  readonly text: string;
}
type Name = keyof PropertyDetail;
type Group = Parameters<typeof word>[1];

/** Names of the facts in a part; the money of a part is added below. */
const FACTS: Readonly<Record<string, readonly Name[]>> = {
  areas: ["living_area", "total_area", "plot_area", "garden_area", "terrace_area"],
  rooms: ["rooms", "bedrooms", "bathrooms", "shower_rooms", "toilets"],
  parking: ["garages", "carports", "outdoor_parking"],
  building: ["subtype", "condition", "year_built", "year_renovated", "facades", "floor", "floors_total", "garden_orientation"],
  comfort: ["heating", "energy_sources", "has_heat_pump", "has_solar_panels", "has_cooling", "is_furnished"],
  features: ["features"],
  terms: ["available_from", "availability", "lease_months", "reference"],
  planning: ["planning_permit", "land_use", "subdivision_permit", "pre_emption_right", "planning_summons", "planning_information", "is_heritage"],
  flood: ["flood_p_score", "flood_g_score", "risks_statement"],
  co_ownership: ["is_condominium", "condominium_lots"],
  inspections: ["electrical_conformity", "oil_tank_status", "asbestos_certificate", "as_built_file"],
};
const GROUP: Readonly<Partial<Record<Name, Group>>> = {
  subtype: "subtype",
  condition: "condition",
  garden_orientation: "orientation",
  heating: "heating",
  energy_sources: "heating",
  features: "feature",
  land_use: "land_use",
  flood_p_score: "flood",
  flood_g_score: "flood",
  planning_permit: "answer",
  subdivision_permit: "answer",
  pre_emption_right: "answer",
  planning_summons: "answer",
  electrical_conformity: "conformity",
  oil_tank_status: "conformity",
};

export function rowsOf(part: string, facts: PropertyDetail, language: Language): Row[] {
  const plain = (FACTS[part] ?? []).map((name) => row(name, facts, language));
  return [...amounts(part, facts, language), ...plain].filter((one) => one.text !== "");
}

/** One fact under its name. */
export function row(name: Name, facts: PropertyDetail, language: Language): Row {
  return { label: capital(word(language, "field", name)), text: textOf(name, facts, language) };
}

function textOf(name: Name, facts: PropertyDetail, language: Language): string {
  const value = facts[name];
  if (value === null || value === undefined || value === false || value === "") return "";
  if (value === true) return textsIn(language).yes;
  const group = GROUP[name];
  const said = (code: string) => (group ? word(language, group, code) : code);
  if (Array.isArray(value)) return value.map((code) => said(String(code))).join(", ");
  if (name.endsWith("_area")) return area(String(value), language);
  if (name === "available_from") return day(String(value), language);
  return said(String(value));
}

function amounts(part: string, facts: PropertyDetail, language: Language): Row[] {
  const label = (name: string) => capital(word(language, "field", name));
  const some = (name: string, amount: string | null) =>
    amount === null ? [] : [{ label: label(name), text: money(amount, language) }];
  const { price: told } = facts;
  switch (part) {
    case "price":
      return [{ label: label("price"), text: price(facts, language) }];
    case "charges":
      return [...some("charges_monthly", told.charges), ...some("deposit", told.deposit)];
    case "taxes":
      return some("cadastral_income", told.cadastral_income);
    default:
      return [];
  }
}
