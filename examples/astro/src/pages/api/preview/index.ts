/** The editor comes with a code: it becomes a key in a cookie, and leaves the address. */
import type { APIRoute } from "astro";
import { exchangePreview, ImmoProblem } from "wagtail-immo-client";
import { options } from "../../../lib/immo";
import { languageOf } from "../../../lib/languages";
import { forget, hold } from "../../../lib/preview";

export const GET: APIRoute = async ({ url, cookies, redirect }) => {
  try {
    const key = await exchangePreview(options, url.searchParams.get("code") ?? "");
    hold(cookies, url, key);
    return redirect(`/${languageOf(key.locale) ?? "fr"}/preview/`, 303);
  } catch (problem) {
    if (!(problem instanceof ImmoProblem)) throw problem;
    forget(cookies, url);
    return redirect("/fr/preview/", 303);
  }
};
