import { faults } from './faults/faults.ts';
import { forms } from './forms/forms.ts';
import { pages } from './pages/pages.ts';
import { queue } from './queue/queue.ts';
import { timing } from './timing/timing.ts';

/** What a bench needs of the terminal it runs in. */
export interface BenchNeeds {
  readonly print: (line: string) => void;
  readonly fail: (line: string) => void;
}

const BENCHES: Readonly<Record<string, (needs: BenchNeeds) => Promise<number>>> = { pages, forms, queue, timing };

/** `npm run bench -- pages`: measures on this machine, and ends with 1 when a promise is broken. */
export async function bench([name = '', ...rest]: readonly string[], needs: BenchNeeds): Promise<number> {
  if (name === 'faults') return faults(rest, needs);
  const run = rest.length === 0 ? BENCHES[name] : undefined;
  if (run) return run(needs);
  needs.fail(`motcua bench ${Object.keys(BENCHES).join('|')}`);
  return 1;
}
