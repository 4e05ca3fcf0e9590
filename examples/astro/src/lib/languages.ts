/** The languages of this site: words of our own, and those of the platform for its codes. */
import { words } from "wagtail-immo-client";
import { dutch, french, type Texts } from "./texts";

export const LANGUAGES = ["fr", "nl"] as const;
export type Language = (typeof LANGUAGES)[number];

export function languageOf(code: string | undefined): Language | undefined {
  return LANGUAGES.find((known) => known === code);
}

export function textsIn(language: Language): Texts {
  return { fr: french, nl: dutch }[language];
}

type Group = keyof (typeof words)["fr"];

/** What a code of the API is called; the code itself when it is newer than this site. */
export function word(language: Language, group: Group, code: string): string {
  const known: Readonly<Record<string, string>> = words[language][group];
  return known[code] ?? code;
}

/** All codes of a group with their words. */
export function choices(language: Language, group: Group): [string, string][] {
  return Object.entries(words[language][group]);
}

export function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
