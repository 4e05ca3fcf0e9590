/** The filters in the address of the list: what is not understood is left out, never sent on. */
import type { ListQuery } from "wagtail-immo-client";

export const SLICE = 12;
export const ORDERS = ["-published_at", "price", "-price", "-living_area"] as const;
const CATEGORIES = ["house", "apartment", "land", "parking", "office", "commercial"] as const;
const TRANSACTIONS = ["sale", "rent", "life_annuity"] as const;

export const offered = { categories: CATEGORIES, transactions: TRANSACTIONS };

export interface Asked {
  readonly query: ListQuery;
  readonly page: number;
  readonly order: (typeof ORDERS)[number];
}

export function askedIn(params: URLSearchParams): Asked {
  const page = Math.min(whole(params.get("page")) ?? 1, 500) || 1;
  const order = oneOf(ORDERS, params.get("order")) ?? "-published_at";
  const city = params.get("city")?.trim().slice(0, 80);
  const query = {
    limit: SLICE,
    offset: (page - 1) * SLICE,
    order,
    ...given("transaction__in", list(oneOf(TRANSACTIONS, params.get("transaction")))),
    ...given("category__in", list(oneOf(CATEGORIES, params.get("category")))),
    ...given("city__in", list(city ? city.replaceAll(",", " ") : undefined)),
    ...given("price__gte", whole(params.get("from"))),
    ...given("price__lte", whole(params.get("to"))),
    ...given("bedrooms__gte", whole(params.get("bedrooms"), 50)),
  };
  return { query, page, order };
}

/** The same question for another page of the list. */
export function addressOf(url: URL, page: number): string {
  const params = new URLSearchParams(url.searchParams);
  for (const [name, value] of [...params]) if (!value) params.delete(name);
  params.set("page", String(page));
  return `${url.pathname}?${params}`;
}

function oneOf<T extends string>(known: readonly T[], value: string | null): T | undefined {
  return known.find((one) => one === value);
}

function whole(text: string | null, most = 1e9): number | undefined {
  return text && /^\d{1,10}$/.test(text) ? Math.min(Number(text), most) : undefined;
}

function list<T>(value: T | undefined): T[] | undefined {
  return value === undefined ? undefined : [value];
}

function given<N extends string, T>(name: N, value: T | undefined): { [K in N]?: T } {
  return (value === undefined ? {} : { [name]: value }) as { [K in N]?: T };
}
