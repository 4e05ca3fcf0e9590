import { get, type Options } from "./ask.js";
import type {
  AgentList,
  Change,
  DevelopmentDetail,
  DevelopmentList,
  Facets,
  Fields,
  Filters,
  List,
  ListQuery,
  MapAnswer,
  MapQuery,
  PageDetail,
  PageList,
  PropertyDetail,
  Redirect,
  Resolved,
  Site,
} from "./types.js";
import type { components } from "./schema.js";

const SLICE = 500;

/** Everything one language of a site says. */
export class LocaleClient {
  constructor(
    private readonly options: Options,
    readonly locale: string,
  ) {}

  /** Name, contact, colours, languages and menu. */
  site(): Promise<Site> {
    return this.get("site");
  }

  /** Properties that match: cards, or as many fields as asked for. */
  listProperties<const F extends Fields = "card">(
    query: ListQuery & { readonly fields?: F } = {},
  ): Promise<List<F>> {
    return this.get("properties", query);
  }

  /** All that match, slice after slice, by cursor. */
  async *everyProperty<const F extends Fields = "card">(
    query: Omit<ListQuery, "offset" | "cursor"> & { readonly fields?: F } = {},
  ): AsyncGenerator<List<F>["items"][number]> {
    let cursor = "";
    do {
      const slice = await this.listProperties<F>({ limit: 100, ...query, count: "none", cursor });
      yield* slice.items;
      cursor = slice.page.next_cursor;
    } while (cursor);
  }

  /** One property with all its blocks, by its reference or its id. */
  property(reference: string | number): Promise<PropertyDetail> {
    return this.get(`properties/${encodeURIComponent(reference)}`);
  }

  /** The same in the words of schema.org, for a script element of the page. */
  propertyJsonLd(reference: string | number): Promise<Readonly<Record<string, unknown>>> {
    return this.get(`properties/${encodeURIComponent(reference)}.jsonld`);
  }

  /** How many there are of each kind, and how their prices spread. */
  facets(query: Filters = {}): Promise<Facets> {
    return this.get("properties/facets", query);
  }

  /** Squares with how many are in them (GeoJSON). */
  map(query: MapQuery = {}): Promise<MapAnswer> {
    return this.get("properties/map", query);
  }

  /** Every page that is no property. */
  pages(): Promise<PageList> {
    return this.get("pages");
  }

  page(id: number): Promise<PageDetail> {
    return this.get(`pages/${id}`);
  }

  developments(): Promise<DevelopmentList> {
    return this.get("developments");
  }

  development(id: number): Promise<DevelopmentDetail> {
    return this.get(`developments/${id}`);
  }

  agents(): Promise<AgentList> {
    return this.get("agents");
  }

  /** What stands at a path of the site: the object, or where it has gone. */
  resolve(path: string): Promise<Resolved> {
    return this.get("resolve", { path });
  }

  private get<T>(path: string, query: object = {}): Promise<T> {
    return get(this.options, `${this.options.site}/${this.locale}/${path}`, { ...query });
  }
}

/** The delivery API of one site. */
export class ImmoClient {
  constructor(private readonly options: Options) {}

  in(locale: string): LocaleClient {
    return new LocaleClient(this.options, locale);
  }

  /** The number of the last change: cheap to ask often. */
  async version(): Promise<number> {
    const path = `${this.options.site}/version`;
    return (await get<components["schemas"]["VersionAnswer"]>(this.options, path)).version;
  }

  /** Everything that changed after number `after`, in order, up to now. Keep the last `seq`. */
  async *changes(after = 0): AsyncGenerator<Change> {
    let last = after;
    for (;;) {
      const query = { after: last, limit: SLICE };
      const path = `${this.options.site}/changes`;
      const slice = await get<components["schemas"]["ChangesAnswer"]>(this.options, path, query);
      yield* slice.items;
      if (slice.items.length < SLICE) return;
      last = slice.last;
    }
  }

  /** Old paths and where they lead. */
  async *redirects(after = 0): AsyncGenerator<Redirect> {
    let last = after;
    for (;;) {
      const query = { after: last, limit: SLICE };
      const path = `${this.options.site}/redirects`;
      const slice = await get<components["schemas"]["RedirectsAnswer"]>(this.options, path, query);
      yield* slice.items;
      const end = slice.items.at(-1);
      if (!end || slice.items.length < SLICE) return;
      last = end.id;
    }
  }
}
