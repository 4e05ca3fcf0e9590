/** Messages of the platform. A static site would be built again here; this one keeps nothing. */
import type { APIRoute } from "astro";
import { NotGenuine, verifyWebhook } from "wagtail-immo-client";
import { webhookSecret } from "../../lib/immo";

const LONGEST = 256_000;
/** The same message may come twice: the last ids are remembered. */
const seen = new Set<string>();

export const POST: APIRoute = async ({ request }) => {
  if (!webhookSecret) return new Response("IMMO_WEBHOOK_SECRET is not set.", { status: 503 });
  const body = await request.text();
  if (body.length > LONGEST) return new Response(null, { status: 413 });
  try {
    const message = await verifyWebhook(body, request.headers.get("X-Signature"), webhookSecret);
    if (!seen.has(message.id)) {
      seen.add(message.id);
      if (seen.size > 1000) seen.delete([...seen][0] ?? "");
      console.info("changed", message.event, ...(message.paths ?? []));
    }
    return new Response(null, { status: 204 });
  } catch (refused) {
    if (refused instanceof NotGenuine) return new Response(null, { status: 401 });
    throw refused;
  }
};
