import type { Db } from '#kernel/database';
import type { StoredPaper } from './dossier-rows.ts';
import { filingKinds, type FilingKind } from './filing-kinds.ts';
import type { InventedWords } from './invented-words.ts';
import type { WorldMakings } from './make-batch.ts';
import { Officers } from './officers.ts';
import { Parties } from './parties.ts';
import { beginOf, instantOf, type WorldPlan } from './plan.ts';
import { readSetting, type Setting } from './setting.ts';
import { CONSULTED } from './tell-work.ts';
import { countedSoFar, enterEarlierDays, enterOfficers, sizesOf } from './world-store.ts';

/** Makes a paper of the demo, once for its title, and answers the hash under which it is kept. */
export type PaperMaker = (title: string) => Promise<string>;

/** Reads what the world stands on and enters what all its batches need: earlier days, officers, papers. */
export async function prepareMakings(
  plan: WorldPlan,
  needs: { readonly db: Db; readonly words: InventedWords; readonly makePaper: PaperMaker; readonly say: (line: string) => void },
): Promise<WorldMakings> {
  const { db, words, say } = needs;
  await enterEarlierDays(db, words.earlierDays);
  const setting = await readSetting(db);
  const kinds = filingKinds(setting, { today: instantOf(plan.until - 86_400_000).slice(0, 10), words });
  const officers = new Officers(setting, { plan, words });
  seatEverybody(setting, { kinds, officers });
  await enterOfficers(db, officers.invented, instantOf(beginOf(plan)));
  say(`${kinds.length} kinds of filings, ${officers.invented.length} invented officers; printing papers`);
  const papers = await printPapers(kinds, needs);
  const parties = new Parties(plan, { units: setting.units, words });
  return { plan, setting, kinds, officers, parties, words, papers, counters: await countedSoFar(db) };
}

/** Asked for once, in order, so that who is invented depends on the province alone. */
function seatEverybody(
  setting: Setting,
  { kinds, officers }: { readonly kinds: readonly FilingKind[]; readonly officers: Officers },
): void {
  const places = setting.communes.flatMap((commune) => kinds.map((kind) => kind.agenciesOf(commune)));
  const units = kinds.flatMap(({ work }) => work.flatMap(({ unit, opinions }) => [...(unit === null ? [] : [unit]), ...opinions]));
  const agencies = new Set([...places.map(({ agencyId }) => agencyId), ...units, ...CONSULTED]);
  for (const desk of new Set(places.map(({ receptionId }) => receptionId))) officers.on('receiver', desk);
  for (const agency of agencies) {
    for (const role of ['head', 'specialist', 'leader', 'records-clerk'] as const) officers.on(role, agency);
  }
}

/** How many copies of each paper there are; every dossier has one of them. */
const COPIES = 2;

async function printPapers(
  kinds: readonly FilingKind[],
  { db, words, makePaper }: { readonly db: Db; readonly words: InventedWords; readonly makePaper: PaperMaker },
): Promise<ReadonlyMap<string, readonly StoredPaper[]>> {
  const wanted = new Map<string, { readonly title: string; readonly name: string }>();
  for (const { papers, revision } of kinds) {
    for (const { name } of papers) wanted.set(name, { title: words.papers.given.replace('{name}', name), name: `${shortened(name)}.pdf` });
    const result = words.papers.result.replace('{name}', revision.content.record.name);
    wanted.set(revision.code, { title: `${result} {n}`, name: `${revision.code}.pdf` });
  }
  const made = new Map<string, { readonly sha256: string; readonly name: string }[]>();
  for (const [key, { title, name }] of wanted) {
    const copies = [];
    for (let n = 1; n <= COPIES; n += 1) copies.push({ sha256: await makePaper(title.replace('{n}', String(n))), name });
    made.set(key, copies);
  }
  const sizes = await sizesOf(
    db,
    [...made.values()].flat().map(({ sha256 }) => sha256),
  );
  return new Map([...made].map(([key, copies]) => [key, copies.map((one) => ({ ...one, size: sizes.get(one.sha256) ?? 0 }))]));
}

/** As somebody would name a scan: in whole words, and short enough for a list. */
function shortened(title: string): string {
  const plain = title.replace(/\s*\(.*$/u, '').replaceAll('/', '-');
  return plain.length > 60 ? plain.slice(0, 60).replace(/\s+\S*$/u, '') : plain;
}
