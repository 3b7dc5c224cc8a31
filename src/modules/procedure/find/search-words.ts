import { z } from 'zod';

const text = z.string().trim().min(1).max(120);

/** Words people use instead of the catalogue's (`packs/<province>/search-words.json`). */
export const SearchWords = z.strictObject({
  note: z.string().optional(),
  /** `hkd`: what it stands for; several when it stands for several things. */
  abbreviations: z.record(text, z.array(text).min(1)),
  /** `ghe`: what the catalogue calls it. */
  everyday: z.record(text, z.array(text).min(1)),
  /** Words that say nothing about the procedure: `tôi`, `muốn`. */
  idle: z.array(text),
  /** What people call one procedure, by its code. */
  procedures: z.record(text, z.array(text)),
});
export type SearchWords = z.infer<typeof SearchWords>;

export const NO_SEARCH_WORDS: SearchWords = { abbreviations: {}, everyday: {}, idle: [], procedures: {} };
