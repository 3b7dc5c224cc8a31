import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const some = z.array(z.string()).min(1);

const InventedWords = z.strictObject({
  note: z.string(),
  names: z.strictObject({ families: some, hisMiddle: some, herMiddle: some, hisGiven: some, herGiven: some }),
  companies: z.strictObject({ kinds: some, trades: some }),
  streets: some,
  answers: z.strictObject({ text: z.string(), name: z.string(), place: z.string() }),
  papers: z.strictObject({ given: z.string(), result: z.string() }),
  /** What officers and applicants write, by the kind of note. */
  said: z.record(z.string(), some),
  /** Days of years before those of the pack's calendar. */
  earlierDays: z.array(z.strictObject({ date: z.string(), kind: z.string(), name: z.string(), status: z.literal('official') })),
});
export type InventedWords = z.infer<typeof InventedWords>;

/** Reads `demo/big-world.json` of a pack: the words of which a big world is made. */
export function readInventedWords(pack: string): InventedWords {
  return InventedWords.parse(JSON.parse(readFileSync(join(pack, 'demo', 'big-world.json'), 'utf8')));
}
