import { Caller, type Heard } from '../asking/caller.ts';
import { letter, type Ask } from '../asking/letter.ts';
import { measure, type Load, type Measured } from '../asking/measured.ts';
import type { Spent, Web } from '../asking/web.ts';

/** What many answers to one question took, and how many were not what was expected. */
export interface Answered extends Measured {
  readonly failed: number;
  /** The first answer that was not. */
  readonly failure: string;
  /** Milliseconds of a processor for one answer: of the web processes, and of the database. */
  readonly spent: Spent;
}

/** Where and how hard is asked. */
export interface Asking extends Load {
  readonly web: Web;
}

/** Asks in turns, over as many lines as there are askers, spread over all processes. Each ask once, or again and again. */
export async function askAll(asks: readonly Ask[], { web, ...load }: Asking, how: { readonly once?: boolean } = {}): Promise<Answered> {
  if (asks.length === 0) throw new Error('Nothing to ask');
  const callers = Array.from({ length: load.atOnce }, (_, asker) => new Caller(web.ports[asker % web.ports.length] ?? 0));
  let [next, failed, answered, failure] = [0, 0, 0, ''];
  const before = await web.spent();
  try {
    const measured = await measure(load, async (asker) => {
      const nth = (next += 1) - 1;
      const ask = asks[nth % asks.length];
      if (!ask || (how.once === true && nth >= asks.length)) return false;
      const heard = await callers[asker]?.ask(letter(ask, web.origin));
      answered += 1;
      if (heard?.status === 200) return true;
      failed += 1;
      failure ||= said(ask, heard);
      return true;
    });
    const after = await web.spent();
    const spent = { web: (after.web - before.web) / answered, database: (after.database - before.database) / answered };
    return { ...measured, failed, failure, spent };
  } finally {
    for (const caller of callers) caller.close();
  }
}

/** Asks each once, one after the other, without looking at the time; answers which were answered well. */
export async function tryEach<T extends Ask>(asks: readonly T[], web: Web): Promise<readonly T[]> {
  const caller = new Caller(web.ports[0] ?? 0);
  const good: T[] = [];
  for (const ask of asks) if ((await caller.ask(letter(ask, web.origin))).status === 200) good.push(ask);
  caller.close();
  return good;
}

function said({ path }: Ask, heard: Heard | undefined): string {
  return `${path}: ${heard?.status} ${heard?.body.toString('utf8', 0, 200)}`;
}
