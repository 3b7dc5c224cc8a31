import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, migrate, prepareEmbedded, startEmbedded } from '#gateways/postgres';
import type { Db } from '#kernel/database';
import { INTENTS } from '#modules/conversation';
import { EXAMPLES, readSentence, type Example, type Meaning } from '#modules/conversation/server';
import { loadPack } from '../../src/main/pack.ts';
import type { BenchNeeds } from '../bench.ts';
import { table } from '../table.ts';

/** Written when cues and examples stood, and looked at by nobody who changes them: what the bot makes of people it never met. */
const UNSEEN = 'bench/bot/unseen.json';
const AT_LEAST = 95; // percent

/** How much of what people type the bot takes for what it is, intent by intent. Takes half a minute. */
export async function bot({ print, fail }: BenchNeeds): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-bench-'));
  chmodSync(folder, 0o755);
  const server = await startEmbedded({ folder, throwAway: true });
  try {
    const urls = await prepareEmbedded(server, 'bench');
    await migrate({ ownerUrl: urls.owner, appRole: 'motcua_app', folder: 'database/migrations' });
    const db = connect({ url: urls.owner, max: 4 });
    await loadPack(db, { folder: 'packs/ca-mau', now: Temporal.Now.instant() });
    await judge('what it was made with', { said: EXAMPLES, db, print });
    const share = await judge('unseen', { said: JSON.parse(readFileSync(UNSEEN, 'utf8')) as readonly Example[], db, print });
    await db.destroy();
    if (share >= AT_LEAST) return 0;
    fail(`\nUnder ${AT_LEAST} % of what it had not seen`);
    return 1;
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function judge(
  part: string,
  { said, db, print }: { readonly said: readonly Example[]; readonly db: Db; readonly print: (line: string) => void },
): Promise<number> {
  const judged: (Example & { readonly read: Meaning })[] = [];
  const started = performance.now();
  for (const one of said) judged.push({ ...one, read: await readSentence(one.text, { db }) });
  const each = (performance.now() - started) / said.length;
  const right = judged.filter(({ intent, read }) => read.intent === intent);
  const rows = INTENTS.flatMap((intent) => {
    const of = judged.filter((one) => one.intent === intent);
    const taken = judged.filter(({ read }) => read.intent === intent);
    const hit = of.filter(({ read }) => read.intent === intent).length;
    return of.length === 0 ? [] : [[intent, of.length, percent(hit, of.length), taken.length === 0 ? '–' : percent(hit, taken.length)]];
  });
  const named = judged.filter(({ procedure }) => procedure !== null);
  const found = named.filter(({ procedure, read }) => [read.procedure, ...read.others].some((one) => one?.code === procedure));
  print(`\n${part}: ${said.length} sentences, ${percent(right.length, said.length)} % right, ${each.toFixed(1)} ms each`);
  if (named.length > 0) print(`the procedure among those answered: ${found.length} of ${named.length}`);
  print(`\n${table(['intent', 'sentences', 'found %', 'of those taken for it %'], rows)}`);
  for (const { intent, read, text } of judged)
    if (read.intent !== intent) print(`  ${intent}, taken for ${read.intent} (${read.confidence}): ${text}`);
  return (100 * right.length) / said.length;
}

function percent(part: number, whole: number): string {
  return ((100 * part) / whole).toFixed(1);
}
