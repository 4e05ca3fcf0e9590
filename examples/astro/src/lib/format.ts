/** Amounts, areas and dates as they are written in Belgium. */
import type { PropertyCard } from "wagtail-immo-client";
import { capital, textsIn, word, type Language } from "./languages";

export function money(amount: string, language: Language): string {
  const style = { style: "currency", currency: "EUR", maximumFractionDigits: 0 } as const;
  return new Intl.NumberFormat(`${language}-BE`, style).format(Number(amount));
}

export function area(size: string | number, language: Language): string {
  const number = new Intl.NumberFormat(`${language}-BE`, { maximumFractionDigits: 1 });
  return `${number.format(Number(size))} m²`;
}

export function day(date: string, language: Language): string {
  return new Intl.DateTimeFormat(`${language}-BE`, { dateStyle: "long" }).format(new Date(date));
}

/** The price as it is said: with what it starts from, a month, or on request. */
export function price(item: Pick<PropertyCard, "price" | "transaction">, language: Language): string {
  const texts = textsIn(language);
  const { amount, display } = item.price;
  if (amount === null) return texts.onRequest;
  const before = display === "exact" ? "" : `${capital(word(language, "price_display", display))} `;
  const after = item.transaction === "rent" ? ` ${texts.perMonth}` : "";
  return `${before}${money(amount, language)}${after}`;
}

/** Bedrooms, living area and plot in one line. */
export function facts(item: PropertyCard, language: Language): string {
  const texts = textsIn(language);
  return [
    item.bedrooms ? `${item.bedrooms} ${texts.bed}` : "",
    item.living_area ? area(item.living_area, language) : "",
    item.plot_area ? `${area(item.plot_area, language)} ${texts.plot}` : "",
  ]
    .filter(Boolean)
    .join(" · ");
}
