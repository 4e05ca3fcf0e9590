/** Names for the shapes of the answers, out of the generated document. */
import type { components, operations } from "./schema.js";

type Schemas = components["schemas"];

export type Agent = Schemas["AgentCard"];
export type AgentList = Schemas["AgentList"];
export type Block = Schemas["BodySchema"][number];
export type BlockType = Block["type"];
export type BlockOf<T extends BlockType> = Extract<Block, { readonly type: T }>;
export type Change = Schemas["ChangeRow"];
export type Cover = Schemas["Cover"];
export type DevelopmentDetail = Schemas["DevelopmentDetail"];
export type DevelopmentList = Schemas["DevelopmentList"];
export type Energy = Schemas["EnergyValue"];
export type Facets = Schemas["FacetsAnswer"];
export type Image = Schemas["ImageSchema"];
export type ListPage = Schemas["ListPage"];
export type MapAnswer = Schemas["MapAnswer"];
export type PageDetail = Schemas["PageDetail"];
export type PageList = Schemas["PageList"];
export type PreviewKey = Schemas["PreviewToken"];
export type ProblemBody = Schemas["Problem"];
export type PropertyCard = Schemas["PropertyCard"];
export type PropertyDetail = Schemas["PropertyDetail"];
export type Redirect = Schemas["RedirectRow"];
export type Resolved = Schemas["ResolveAnswer"];
export type Site = Schemas["SiteAnswer"];

type Query<Name extends keyof operations> = NonNullable<
  operations[Name]["parameters"]["query"]
>;

/** Which properties; ranges include both ends. */
export type Filters = Query<"facets">;
export type MapQuery = Query<"map">;
/** Filters, order and slice. */
export type ListQuery = Omit<Query<"list_properties">, "fields">;
export type FieldName = Exclude<keyof PropertyDetail, "url" | "path" | "id">;
/** `card`, `full`, or the names of the fields wanted; address and id come with all. */
export type Fields = "card" | "full" | readonly FieldName[];
export type Item<F extends Fields> = F extends "full"
  ? PropertyDetail
  : F extends readonly (infer Name extends FieldName)[]
    ? Pick<PropertyDetail, Name | "url" | "path" | "id">
    : PropertyCard;
export interface List<F extends Fields> {
  readonly items: readonly Item<F>[];
  readonly page: ListPage;
}
