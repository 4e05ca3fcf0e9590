/** The client against a running platform with the demonstration: IMMO_ORIGIN, IMMO_SITE, IMMO_TOKEN. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { ImmoClient, ImmoProblem, exchangePreview, memoryCache } from "../dist/index.js";

/** @param {string} name */
function given(name) {
  const value = process.env[name];
  assert.ok(value, `${name} is not set`);
  return value;
}

const options = { origin: given("IMMO_ORIGIN"), site: given("IMMO_SITE"), token: given("IMMO_TOKEN") };
const french = new ImmoClient(options).in("fr");

test("a list has cards in the order asked for, and its total", async () => {
  const { items, page } = await french.listProperties({ order: "price", limit: 3, price__gte: 1 });
  assert.equal(items.length, 3);
  assert.ok((page.total ?? 0) >= 3);
  const prices = items.map((item) => Number(item.price.amount));
  assert.deepEqual(prices, [...prices].sort((a, b) => a - b));
});

test("lists of values narrow, and facets count the same", async () => {
  const filters = /** @type {const} */ ({ category__in: ["house", "apartment"] });
  const { items, page } = await french.listProperties({ ...filters, limit: 100 });
  assert.ok(items.every((item) => item.category === "house" || item.category === "apartment"));
  const facets = await french.facets(filters);
  assert.equal(facets.total, page.total);
});

test("chosen fields are there, and no others", async () => {
  const { items } = await french.listProperties({ fields: ["title", "bedrooms"], limit: 1 });
  const [first] = items;
  assert.ok(first);
  assert.deepEqual(Object.keys(first).sort(), ["bedrooms", "id", "path", "title", "url"]);
});

test("the cursor passes every property once", async () => {
  const seen = [];
  for await (const item of french.everyProperty({ limit: 2 })) seen.push(item.id);
  const { page } = await french.listProperties({ limit: 1 });
  assert.equal(seen.length, page.total);
  assert.equal(new Set(seen).size, seen.length);
});

test("a property has its blocks, and its path leads to it", async () => {
  const [card] = (await french.listProperties({ limit: 1 })).items;
  assert.ok(card);
  const found = await french.property(card.reference ?? card.id);
  assert.equal(found.id, card.id);
  assert.ok(found.body.some((block) => block.type === "gallery" && block.value.photos.length));
  const there = await french.resolve(card.path);
  assert.equal(there.kind, "property");
  if (there.kind === "property") assert.equal(there.object.id, card.id);
  assert.equal((await french.propertyJsonLd(card.id))["@type"], "RealEstateListing");
});

test("pages, people, map, redirects and changes answer", async () => {
  const site = await french.site();
  assert.equal(site.slug, options.site);
  const [page] = (await french.pages()).items;
  assert.ok(page);
  assert.equal((await french.page(page.id)).id, page.id);
  assert.ok((await french.agents()).items.length);
  assert.equal((await french.map({ zoom: 6 })).type, "FeatureCollection");
  const client = new ImmoClient(options);
  let last = 0;
  for await (const change of client.changes()) {
    assert.ok(change.seq > last);
    last = change.seq;
  }
  assert.equal(await client.version(), last);
  for await (const redirect of client.redirects()) assert.ok(redirect.from.startsWith("/"));
});

test("problems have a code, a status and the parameter", async () => {
  // @ts-expect-error: there is no such filter, and the compiler knows.
  const wrong = french.listProperties({ citty__in: ["Namur"] });
  await assert.rejects(wrong, (error) => {
    assert.ok(error instanceof ImmoProblem);
    assert.deepEqual([error.code, error.status], ["invalid-parameter", 400]);
    assert.deepEqual([error.body?.parameter, error.body?.nearest], ["citty__in", "city__in"]);
    return true;
  });
  const strange = new ImmoClient({ ...options, token: "imd_nobody" }).version();
  await assert.rejects(strange, { code: "token-invalid", status: 401 });
  await assert.rejects(french.property("NOWHERE"), { code: "not-found", status: 404 });
});

test("what has not changed is not sent again", async () => {
  /** @type {number[]} */
  const statuses = [];
  /** @type {typeof fetch} */
  const counted = async (address, init) => {
    const answer = await fetch(address, init);
    statuses.push(answer.status);
    return answer;
  };
  const kept = new ImmoClient({ ...options, cache: memoryCache(2), fetch: counted }).in("fr");
  const first = await kept.site();
  assert.deepEqual(await kept.site(), first);
  assert.deepEqual(statuses, [200, 304]);
});

test("a code that nobody gave opens nothing", async () => {
  await assert.rejects(exchangePreview(options, "nobody"), ImmoProblem);
});
