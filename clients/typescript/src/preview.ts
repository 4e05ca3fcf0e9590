import { get, post, type Options } from "./ask.js";
import type { DevelopmentDetail, PageDetail, PreviewKey, PropertyDetail } from "./types.js";

/** A draft, as it would be published; `id` is 0 for a page that was never saved. */
export type Previewed =
  | { readonly kind: "property"; readonly object: PropertyDetail }
  | { readonly kind: "development"; readonly object: DevelopmentDetail }
  | { readonly kind: "page"; readonly object: PageDetail };

/** What `preview` needs of a key: keep this, and nothing that scripts can read. */
export type PreviewHeld = Pick<PreviewKey, "token" | "kind" | "site" | "locale">;

/**
 * The key for a code of the editor, which opens one draft for a quarter of an hour.
 *
 * A code works once, within a minute. Keep the key on the server, or in a cookie that no script
 * can read.
 */
export function exchangePreview(options: Options, code: string): Promise<PreviewKey> {
  return post(options, "preview/exchange", { code });
}

/** The draft that `key` opens. Never kept in a cache. */
export async function preview(options: Options, key: PreviewHeld): Promise<Previewed> {
  const { cache: _cache, ...open } = options;
  const path = `${encodeURIComponent(key.site)}/${encodeURIComponent(key.locale)}/preview`;
  const object: unknown = await get({ ...open, token: key.token }, path);
  return { kind: key.kind, object } as Previewed;
}
