/** Messages of the platform, genuine and not; no server is needed. */
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { test } from "node:test";

import { NotGenuine, verifyWebhook } from "../dist/index.js";

const SECRET = "whsec_of_a_test";
const NOW = 1_780_000_000;
const BODY = JSON.stringify({ id: "3-property-8842-917", event: "property.updated", note: "Façade" });

/** @param {string} secret */
function digest(secret, moment = NOW, body = BODY) {
  return createHmac("sha256", secret).update(`${moment}.${body}`).digest("hex");
}

test("one of two signatures will do, as while a secret is renewed", async () => {
  const header = `t=${NOW},v1=${digest("whsec_former")},v1=${digest(SECRET)}`;
  const message = await verifyWebhook(BODY, header, SECRET, { now: NOW + 299 });
  assert.equal(message.event, "property.updated");
});

for (const [why, header, now] of /** @type {[string, string | null, number][]} */ ([
  ["no header", null, NOW],
  ["another secret", `t=${NOW},v1=${digest("whsec_other")}`, NOW],
  ["another body", `t=${NOW},v1=${digest(SECRET, NOW, "{}")}`, NOW],
  ["another moment", `t=${NOW + 1},v1=${digest(SECRET)}`, NOW],
  ["too old", `t=${NOW},v1=${digest(SECRET)}`, NOW + 301],
  ["from the future", `t=${NOW},v1=${digest(SECRET)}`, NOW - 301],
  ["no moment", `v1=${digest(SECRET)}`, NOW],
  ["half a digest", `t=${NOW},v1=${digest(SECRET).slice(0, 62)}`, NOW],
  ["an empty digest", `t=${NOW},v1=`, NOW],
])) {
  test(`not genuine: ${why}`, async () => {
    await assert.rejects(verifyWebhook(BODY, header, SECRET, { now }), NotGenuine);
  });
}
