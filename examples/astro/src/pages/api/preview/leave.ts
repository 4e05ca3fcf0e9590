/** Back to what the public sees. */
import type { APIRoute } from "astro";
import { forget } from "../../../lib/preview";

export const POST: APIRoute = ({ cookies, url, redirect }) => {
  forget(cookies, url);
  return redirect("/", 303);
};
