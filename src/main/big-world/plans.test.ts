import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { inBulk, type Bulk } from '#gateways/postgres';
import { expectOk } from '#kernel/result';
import { useDatabase } from '#test/database';
import { needsOf, PLAN } from './big-world.fixture.ts';
import { loadBigWorld } from './load-big-world.ts';

const QUERIES = 'database/queries';

/** What has a row for every person, dossier or fact. */
const BIG = new Set(
  'dossier dossier_seen dossier_fact dossier_answers dossier_paper dossier_note dossier_pace person party account notice result_upload ledger_waiting'.split(
    ' ',
  ),
);

/** What may look at the whole of a big table, and why. */
const MAY: Readonly<Record<string, string>> = {
  'views/live-figures countDossiers': 'asked once a minute and kept',
  'views/live-figures liveFigures': 'asked once a minute and kept',
  'views/live-figures popularProcedures': 'asked once a minute and kept',
  'views/contents-in-use contentsInUse': 'a job of every night',
  'ledger/sealed-rows findGone': 'the look at the whole record: at night, and by command',
  'ledger/sealed-rows findUnsealed': 'the look at the whole record: at night, and by command',
  'ledger/sealed-rows sumRows': 'the look at the whole record: at night, and by command',
  'ledger/sealed-rows sumWaiting': 'the look at the whole record: at night, and by command',
  'ledger/seal-store countWaiting': 'what waits for the sealer is little, but after a world was loaded',
  'views/administration-figures administrationFigures': 'the first page of administrators; looks at the accounts of officers only',
  'views/message-news messageNews': 'a job; looks at the accounts of officers only',
};

const lent = useDatabase();
const looked: { readonly name: string; readonly found: readonly string[] }[] = [];

beforeAll(async () => {
  expectOk(await loadBigWorld(PLAN, needsOf(lent)));
  await inBulk(lent.ownerUrl, async (bulk) => {
    // As a server plans for whoever asks, and so that it goes through a table only where nothing else leads to the rows: what a small
    // world shows then is what a big one would suffer from.
    await bulk.run('set plan_cache_mode = force_generic_plan');
    for (const way of ['seqscan', 'hashjoin', 'mergejoin']) await bulk.run(`set enable_${way} = off`);
    const partial = await bulk.run<{ name: string }>('select indexrelid::regclass::text as name from pg_index where indpred is not null');
    const ofFew = new Set(partial.map(({ name }) => name));
    for (const { name, statement } of statements()) looked.push({ name, found: wholeTables(await planOf(statement, bulk), ofFew) });
  });
}, 240_000);

test('no statement of a request goes through a big table from end to end', () => {
  const guilty = looked.filter(({ name, found }) => found.length > 0 && !Object.hasOwn(MAY, name));
  expect(guilty).toEqual([]);
  expect(looked.length).toBeGreaterThan(200);
});

test('what may is there, so that no excuse outlives its statement', () => {
  const names = new Set(looked.map(({ name }) => name));
  expect(Object.keys(MAY).filter((name) => !names.has(name))).toEqual([]);
});

/** Every statement of every store and view, with the function that says it. */
function statements(): readonly { readonly name: string; readonly statement: string }[] {
  const files = readdirSync(QUERIES, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.sql'));
  return files.sort().flatMap((path) => {
    const parts = readFileSync(join(QUERIES, path), 'utf8').split(/^-- (\w+)$/mu);
    return parts.flatMap((speaker, at) => (at % 2 === 1 ? saidBy(`${path.slice(0, -4)} ${speaker}`, parts[at + 1] ?? '') : []));
  });
}

function saidBy(name: string, text: string): { readonly name: string; readonly statement: string }[] {
  return text
    .split(/;\n/u)
    .map((statement) => ({ name, statement: statement.trim() }))
    .filter(({ statement }) => /^(?:select|with|insert|update|delete)\b/u.test(statement));
}

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Index Cond'?: string;
  readonly Plans?: readonly PlanNode[];
}

async function planOf(statement: string, bulk: Bulk): Promise<PlanNode> {
  const holes = Math.max(0, ...[...statement.matchAll(/\$(\d+)/gu)].map(([, number]) => Number(number)));
  await bulk.run(`prepare looked_at as ${statement}`);
  const filled = holes === 0 ? '' : `(${Array<string>(holes).fill('null').join(', ')})`;
  const [row] = await bulk.run<{ 'QUERY PLAN': readonly { readonly Plan: PlanNode }[] }>(
    `explain (format json) execute looked_at${filled}`,
  );
  await bulk.run('deallocate looked_at');
  return row!['QUERY PLAN'][0]!.Plan;
}

/** Where a plan goes through all of a big table, or all of an index that is not of few rows; one that stops early is let be. */
function wholeTables(node: PlanNode, ofFew: ReadonlySet<string>, stopsEarly = false): string[] {
  const { 'Node Type': kind, 'Relation Name': table = '', 'Index Name': index = '' } = node;
  const stops = stopsEarly || kind === 'Limit';
  const isWhole =
    kind === 'Seq Scan' || (/^Index (?:Only )?Scan$/u.test(kind) && node['Index Cond'] === undefined && !stops && !ofFew.has(index));
  const own = BIG.has(table) && isWhole ? [`${kind} of ${table} ${index}`.trim()] : [];
  return [...own, ...(node.Plans ?? []).flatMap((below) => wholeTables(below, ofFew, stops))];
}
