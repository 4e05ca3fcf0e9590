import type { AnswerCache } from "./cache.js";
import { problemOf } from "./problem.js";

export interface Options {
  /** Where the platform answers: `https://platform.example`. */
  readonly origin: string;
  /** The short name of the agency, or a host name of it. */
  readonly site: string;
  /** An access key (`imd_...`). Without it the limits are those of everybody. */
  readonly token?: string;
  /** Keeps answers and asks again with their ETag: what has not changed is not sent again. */
  readonly cache?: AnswerCache;
  /** Milliseconds until a question is given up; 10,000 at first. */
  readonly timeout?: number;
  /** In the place of the global `fetch`. */
  readonly fetch?: typeof globalThis.fetch;
}

export type Values = Readonly<Record<string, unknown>>;

/** GET below `/api/immo/v1/`: the body, out of the cache when the server says it is the same. */
export async function get<T>(options: Options, path: string, query: Values = {}): Promise<T> {
  const address = addressOf(options, path, query);
  const kept = await options.cache?.get(address);
  const headers = headersOf(options.token);
  if (kept) headers.set("If-None-Match", kept.etag);
  const answer = await send(options, address, { headers });
  if (answer.status === 304 && kept) return kept.body as T;
  if (!answer.ok) throw await problemOf(answer);
  const body: unknown = await answer.json();
  const etag = answer.headers.get("ETag");
  if (etag) await options.cache?.set(address, { etag, body });
  return body as T;
}

/** POST JSON; nothing of it is kept. */
export async function post<T>(options: Options, path: string, body: Values): Promise<T> {
  const headers = headersOf(options.token);
  headers.set("Content-Type", "application/json");
  const sent = { method: "POST", headers, body: JSON.stringify(body) };
  const answer = await send(options, addressOf(options, path, {}), sent);
  if (!answer.ok) throw await problemOf(answer);
  return (await answer.json()) as T;
}

function headersOf(token: string | undefined): Headers {
  const headers = new Headers({ Accept: "application/json" });
  if (token) headers.set("Authorization", `Bearer ${token}`);
  return headers;
}

function send(options: Options, address: string, init: RequestInit): Promise<Response> {
  const ask = options.fetch ?? globalThis.fetch;
  const signal = AbortSignal.timeout(options.timeout ?? 10_000);
  return ask(address, { ...init, signal, redirect: "error" });
}

/** Lists are joined with commas; what is undefined, null or empty is left out. */
export function addressOf(options: Options, path: string, query: Values): string {
  const address = new URL(`/api/immo/v1/${path}`, options.origin);
  for (const [name, value] of Object.entries(query)) {
    const text = Array.isArray(value) ? value.join(",") : String(value ?? "");
    if (text !== "") address.searchParams.set(name, text);
  }
  return address.href;
}

/** The address of a file in an answer: photos and documents may be told by their path alone. */
export function fileAddress(options: Pick<Options, "origin">, url: string): string {
  return new URL(url, options.origin).href;
}
