/** An answer kept with its ETag. */
export interface Kept {
  readonly etag: string;
  readonly body: unknown;
}

/** Where answers are kept; a `Map` will do, so will anything that is shared by processes. */
export interface AnswerCache {
  get(address: string): Kept | undefined | Promise<Kept | undefined>;
  set(address: string, kept: Kept): unknown;
}

/** At most `most` answers in memory; the one that was asked for longest ago goes first. */
export function memoryCache(most = 500): AnswerCache {
  const kept = new Map<string, Kept>();
  return {
    get(address) {
      const found = kept.get(address);
      if (found) {
        kept.delete(address);
        kept.set(address, found);
      }
      return found;
    },
    set(address, answer) {
      kept.delete(address);
      kept.set(address, answer);
      const oldest = kept.keys().next();
      if (kept.size > most && !oldest.done) kept.delete(oldest.value);
    },
  };
}
