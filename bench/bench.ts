import { bot } from './bot/bot.ts';
import { exporting } from './export/export.ts';
import { faults } from './faults/faults.ts';
import { filingEffort } from './filing-effort/filing-effort.ts';
import { forms } from './forms/forms.ts';
import { keepFigures } from './keep-figures.ts';
import { fullLocker } from './locker/locker.ts';
import { logIns } from './log-ins/log-ins.ts';
import { pages } from './pages/pages.ts';
import { queue } from './queue/queue.ts';
import { requests } from './requests/requests.ts';
import { timing } from './timing/timing.ts';

/** What a bench needs of the terminal it runs in. */
export interface BenchNeeds {
  readonly print: (line: string) => void;
  readonly fail: (line: string) => void;
}

type Bench = (args: readonly string[], needs: BenchNeeds) => Promise<number>;

const BENCHES: Readonly<Record<string, Bench>> = {
  pages: alone(pages),
  forms: alone(forms),
  queue: alone(queue),
  bot: alone(bot),
  timing: alone(timing),
  'filing-effort': alone(filingEffort),
  locker: alone(fullLocker),
  requests,
  faults,
  'log-ins': logIns,
  export: exporting,
};

/**
 * `npm run bench -- pages`: measures on this machine, and ends with 1 when a promise is broken. With `--into FILE` what it said is kept
 * there too.
 */
export async function bench([name = '', ...rest]: readonly string[], needs: BenchNeeds): Promise<number> {
  const run = BENCHES[name];
  const at = rest.indexOf('--into');
  const file = at === -1 ? null : rest[at + 1];
  if (!run || file === undefined) {
    needs.fail(`motcua bench ${Object.keys(BENCHES).join('|')} [--into docs/figures.md]`);
    return 1;
  }
  if (file === null) return run(rest, needs);
  const said: string[] = [];
  const heard = (tell: (line: string) => void) => (line: string) => {
    said.push(line);
    tell(line);
  };
  const kept = await run(rest.toSpliced(at, 2), { print: heard(needs.print), fail: heard(needs.fail) });
  keepFigures(file, { name, said });
  return kept;
}

/** A bench that is told nothing. */
function alone(run: (needs: BenchNeeds) => Promise<number>): Bench {
  return (args, needs) => (args.length === 0 ? run(needs) : bench([], needs));
}
