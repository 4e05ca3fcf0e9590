/** Messages of the platform: whether they are genuine. Web Crypto alone: Node, workers, edges. */

/** What a message says. It tells what changed, not how it is now: ask the API. */
export interface WebhookMessage {
  /** The same when it is sent again. */
  readonly id: string;
  readonly event: string;
  readonly events: readonly string[];
  readonly seq: number;
  readonly at: string;
  readonly agency: string;
  /** Absent in the message that tests the connection. */
  readonly object?: {
    readonly type: string;
    readonly id: number;
    readonly reference: string;
    readonly locale: string;
  };
  readonly paths?: readonly string[];
  readonly tags?: readonly string[];
}

/** The message is not from the platform, or too old. */
export class NotGenuine extends Error {
  override readonly name = "NotGenuine";
}

export interface Genuine {
  /** Seconds that a message may be under way; 300 at first. */
  readonly tolerance?: number;
  /** Seconds since 1970. */
  readonly now?: number;
}

/**
 * The message in `body`, if one of the signatures in the header `X-Signature` is that of `secret`.
 *
 * Give the body as it came, before anything parses it. Throws `NotGenuine`.
 */
export async function verifyWebhook(
  body: string,
  header: string | null,
  secret: string,
  { tolerance = 300, now = Date.now() / 1000 }: Genuine = {},
): Promise<WebhookMessage> {
  const { moment, digests } = signatureOf(header ?? "");
  if (!/^\d{1,12}$/.test(moment) || Math.abs(now - Number(moment)) > tolerance) {
    throw new NotGenuine("The signature has no time, or one too far from now.");
  }
  const encoder = new TextEncoder();
  const subtle = await subtleCrypto();
  const how = { name: "HMAC", hash: "SHA-256" };
  const key = await subtle.importKey("raw", encoder.encode(secret), how, false, ["verify"]);
  const said = encoder.encode(`${moment}.${body}`);
  for (const digest of digests) {
    // Compares in constant time.
    if (await subtle.verify("HMAC", key, digest, said)) return JSON.parse(body) as WebhookMessage;
  }
  throw new NotGenuine("The signature is not that of this secret.");
}

function signatureOf(header: string): { moment: string; digests: Uint8Array<ArrayBuffer>[] } {
  const parts = header.split(",").map((part) => part.trim().split("=", 2));
  const moment = parts.find(([name]) => name === "t")?.[1] ?? "";
  const hex = parts.filter(([name]) => name === "v1").map(([, value]) => value ?? "");
  return { moment, digests: hex.filter((text) => /^[0-9a-f]{64}$/.test(text)).map(bytesOf) };
}

function bytesOf(hex: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

/** Node 18 keeps it in a module. */
async function subtleCrypto(): Promise<SubtleCrypto> {
  const there = globalThis.crypto as Crypto | undefined;
  return (there ?? ((await import("node:crypto")).webcrypto as Crypto)).subtle;
}
