/** The one client of this server: what has not changed is asked for, not sent again. */
import { fileAddress, ImmoClient, memoryCache, type Options } from "wagtail-immo-client";

export const options: Options = {
  origin: process.env["IMMO_ORIGIN"] ?? "http://localhost:8000",
  site: process.env["IMMO_SITE"] ?? "namur",
  ...(process.env["IMMO_TOKEN"] ? { token: process.env["IMMO_TOKEN"] } : {}),
  cache: memoryCache(),
};

export const client = new ImmoClient(options);
export const webhookSecret = process.env["IMMO_WEBHOOK_SECRET"] ?? "";

/** Where a photo or document of an answer is. */
export const file = (url: string) => fileAddress(options, url);
