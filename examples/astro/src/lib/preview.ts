/** The key of a draft, in a cookie that no script can read. */
import type { AstroCookies } from "astro";
import type { PreviewHeld, PreviewKey } from "wagtail-immo-client";

const NAME = "immo_preview";

/** The editor shows this site in a frame: only `None` lets the cookie into one. */
function settings(url: URL) {
  const path = "/";
  return url.protocol === "https:"
    ? ({ path, httpOnly: true, secure: true, sameSite: "none", partitioned: true } as const)
    : ({ path, httpOnly: true, sameSite: "lax" } as const);
}

export function hold(cookies: AstroCookies, url: URL, key: PreviewKey): void {
  const { token, kind, site, locale } = key;
  const expires = new Date(key.expires_at);
  cookies.set(NAME, { token, kind, site, locale }, { ...settings(url), expires });
}

export function held(cookies: AstroCookies): PreviewHeld | undefined {
  try {
    const { token, kind, site, locale } = cookies.get(NAME)?.json() ?? {};
    const whole = [token, kind, site, locale].every((part) => part && typeof part === "string");
    return whole ? { token, kind, site, locale } : undefined;
  } catch {
    return undefined;
  }
}

export function forget(cookies: AstroCookies, url: URL): void {
  cookies.delete(NAME, settings(url));
}
