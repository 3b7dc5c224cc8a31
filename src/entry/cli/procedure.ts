import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Db } from '#kernel/database';
import { words } from '#messages';
import { formFromRecord } from '#modules/form';
import { listPaperTypes } from '#modules/paper/server';
import { bindsOpenDossiers, sayChange, sayFileRefusal, sayFlag, type Flag, type FlagCode, type Reader } from '#modules/procedure';
import { findPublishedRevision, publishStaged, readProcedurePack, stageImport, type StagedProcedure } from '#modules/procedure/server';

/** What the world lends to the command; `packFolder` is the province's, Cà Mau unless told. */
export interface ProcedureCommandNeeds {
  readonly db: Db;
  readonly now: Temporal.Instant;
  readonly print: (line: string) => void;
  readonly fail: (line: string) => void;
  readonly packFolder?: string;
}

const PACK = fileURLToPath(new URL('../../../packs/ca-mau', import.meta.url));
const IN_WORDS = { vi: words('vi'), en: words('en') };
const READER: Reader = { lang: 'vi', t: IN_WORDS.vi };
const [DONE, REFUSED] = [0, 1];
/** Whoever holds the owner's database acts for the program. */
const PUBLISHER = { kind: 'system' } as const;

/**
 * `motcua procedure import FILE [--publish]` shows what a file would change and what to look at, and publishes it when
 * told to; `motcua procedure export CODE` prints the record in force, ready to be imported again.
 */
export async function procedure(args: readonly string[], needs: ProcedureCommandNeeds): Promise<number> {
  const [verb, subject, option, ...more] = args;
  const publish = option === '--publish';
  if (verb === 'import' && subject !== undefined && (option === undefined || publish) && more.length === 0) {
    return importFile({ path: subject, publish }, needs);
  }
  if (verb === 'export' && subject !== undefined && option === undefined) return exportRecord(subject, needs);
  needs.fail(READER.t('procedure.cli.usage'));
  return REFUSED;
}

async function importFile(asked: { readonly path: string; readonly publish: boolean }, needs: ProcedureCommandNeeds): Promise<number> {
  const text = await readFile(asked.path, 'utf8').catch(() => null);
  if (text === null) {
    needs.fail(READER.t('procedure.cli.unreadable', { path: asked.path }));
    return REFUSED;
  }

  const pack = readProcedurePack(needs.packFolder ?? PACK, (source) => formFromRecord(source, IN_WORDS));
  const paperTypes = new Set((await listPaperTypes(needs.db)).map(({ type }) => type));
  const staged = await stageImport({ publisher: PUBLISHER, text }, { ...needs, pack, paperTypes });
  if (!staged.ok) {
    const { refusal } = staged;
    const lines = refusal.code === 'procedure.not-allowed' ? [READER.t('refusal.procedure.not-allowed')] : sayFileRefusal(refusal, READER);
    for (const line of lines) needs.fail(line);
    return REFUSED;
  }

  for (const line of report(staged.value)) needs.print(line);
  needs.print(asked.publish ? await publishAll(staged.value, { ...needs, pack }) : READER.t('procedure.cli.publish-hint'));
  return DONE;
}

async function publishAll(staged: readonly StagedProcedure[], needs: Parameters<typeof publishStaged>[1]): Promise<string> {
  const codes = staged.filter(({ standing }) => standing !== 'unchanged').map(({ code }) => code);
  const published = await publishStaged({ publisher: PUBLISHER, codes }, needs);
  if (published.ok) return READER.t('procedure.cli.published', { count: published.value.length });
  const { refusal } = published;
  return refusal.code === 'procedure.not-allowed' ? READER.t(`refusal.${refusal.code}`) : sayFileRefusal(refusal, READER).join('\n');
}

async function exportRecord(code: string, needs: ProcedureCommandNeeds): Promise<number> {
  const revision = await findPublishedRevision(needs.db, code);
  if (!revision) {
    needs.fail(READER.t('procedure.cli.exported-unknown', { code }));
    return REFUSED;
  }
  needs.print(JSON.stringify([revision.content.record], null, 1));
  return DONE;
}

function* report(staged: readonly StagedProcedure[]): Generator<string> {
  for (const one of staged) {
    const former = one.standing === 'changed' ? one.number - 1 : one.number;
    yield `${one.code} ${one.name}: ${READER.t(`procedure.cli.difference.${one.standing}`, { number: former })}`;
    for (const change of one.changes)
      yield `  ~ ${sayChange(change, READER)}${bindsOpenDossiers(change) ? '' : ` ${READER.t('procedure.cli.new-only')}`}`;
    for (const flag of one.flags) yield `  ! [${flag.code}] ${sayFlag(flag, READER)}${placeOf(flag)}`;
  }
  const count = (standing: StagedProcedure['standing']): number => staged.filter((one) => one.standing === standing).length;
  yield READER.t('procedure.cli.read', {
    count: staged.length,
    new: count('new'),
    changed: count('changed'),
    unchanged: count('unchanged'),
  });
  yield* flagCounts(staged);
}

function placeOf(flag: Flag): string {
  return flag.at === null ? '' : ` (${flag.at})`;
}

function* flagCounts(staged: readonly StagedProcedure[]): Generator<string> {
  const counts = new Map<FlagCode, number>();
  for (const { flags } of staged) {
    for (const code of new Set(flags.map((flag) => flag.code))) counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  if (counts.size > 0) yield READER.t('procedure.cli.flags');
  for (const [code, count] of [...counts].toSorted(([, a], [, b]) => b - a)) {
    yield `  ${code}: ${READER.t('procedure.cli.flag-count', { count })}`;
  }
}
