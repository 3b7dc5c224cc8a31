import { parseArgs } from 'node:util';
import { ZONE } from '#kernel/clock';

/** Which world somebody asked for. */
export interface WorldAsked {
  readonly seed: string;
  readonly dossiers: number;
  readonly years: number;
  /** The world's present, in milliseconds of the epoch; null: nobody named one. */
  readonly until: number | null;
}

/** What the world lends to `motcua world`. */
export interface WorldCommandNeeds {
  readonly mode: 'demo' | 'production';
  /** Loads it; answers what there is then, or a sentence why not. */
  readonly load: (asked: WorldAsked) => Promise<{ readonly done: string } | { readonly refused: string }>;
  readonly print: (line: string) => void;
  readonly fail: (line: string) => void;
}

const USAGE = 'motcua world load --dossiers N --seed S [--years 1|2|3] [--until 2026-11-22]';
const [DONE, REFUSED] = [0, 1];
const MOST_DOSSIERS = 5_000_000;

/** `motcua world load`: an invented province of any size, put into the database of a demo. 0: it is whole; 1: nothing was done. */
export async function world(args: readonly string[], needs: WorldCommandNeeds): Promise<number> {
  const asked = readArguments(args);
  if (asked === null) return refused(`Use: ${USAGE}`, needs);
  if (needs.mode === 'production') return refused('an invented world goes into a demo only; MODE is production', needs);
  const answer = await needs.load(asked);
  if ('refused' in answer) return refused(answer.refused, needs);
  needs.print(answer.done);
  return DONE;
}

function refused(sentence: string, { fail }: WorldCommandNeeds): number {
  fail(`motcua world: ${sentence}`);
  return REFUSED;
}

function readArguments(args: readonly string[]): WorldAsked | null {
  try {
    const options = {
      dossiers: { type: 'string' },
      seed: { type: 'string' },
      years: { type: 'string' },
      until: { type: 'string' },
    } as const;
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const [dossiers, years] = [Number(values.dossiers), Number(values.years ?? '3')];
    const isWhole = Number.isSafeInteger(dossiers) && dossiers > 0 && dossiers <= MOST_DOSSIERS && [1, 2, 3].includes(years);
    const seed = (values.seed ?? '1').trim();
    if (positionals.join(' ') !== 'load' || !isWhole || seed === '') return null;
    const until = values.until === undefined ? null : Temporal.PlainDate.from(values.until).toZonedDateTime(ZONE).epochMilliseconds;
    return { seed, dossiers, years, until };
  } catch {
    return null;
  }
}
