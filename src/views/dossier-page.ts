import { sql, type RawBuilder } from 'kysely';
import { readAgencies } from '#modules/agency/server';
import { findMandateShown, type MandateShown } from '#modules/citizen/server';
import type { Actor, DossierFact } from '#modules/dossier';
import { openDossier, reasonNames, type OpenedDossier, type OpenRefusal } from '#modules/dossier/server';
import { askPapers, type IssuedPaper } from '#modules/notice/server';
import { controlsFor, labelAt, labelOf } from '#modules/form';
import type { Db } from '#kernel/database';
import type { Lang } from '#messages';
import { ok } from '#kernel/result';
import { askTogether, type Answers, type Questions } from '#kernel/together';
import type { Result } from '#kernel/result';

/** A dossier with the names a page shows beside its ids. */
export interface DossierPage extends OpenedDossier {
  readonly procedureName: string;
  /** Agencies by id. */
  readonly agencyNames: Readonly<Record<string, string>>;
  /** Officers by id; names only, never a number to call. */
  readonly officerNames: Readonly<Record<string, string>>;
  readonly applicantName: string;
  /** Whoever acted for the applicant, by their id. */
  readonly delegateNames: Readonly<Record<string, string>>;
  /** By which mandates they did. */
  readonly mandates: readonly MandateShown[];
  /** Words by the id of their note. */
  readonly words: Readonly<Record<string, string>>;
  /** Papers asked for, by the id of their component. */
  readonly componentNames: Readonly<Record<string, string>>;
  /** Questions of the form, by their path. */
  readonly questionNames: Readonly<Record<string, string>>;
  /** What reasons given by code are called. */
  readonly reasonNames: Readonly<Record<string, string>>;
  /** Official papers that were made of it, in the order they were issued. */
  readonly issued: readonly IssuedPaper[];
}

/** Opens a dossier for a page: permission and ledger are the use case's, names are joined here. */
export async function dossierPage(
  asked: { readonly actor: Actor; readonly dossier: string; readonly lang?: Lang },
  needs: { readonly db: Db; readonly now: Temporal.Instant },
): Promise<Result<DossierPage, OpenRefusal>> {
  const opened = await openDossier(asked, needs);
  return opened.ok ? ok((await pageOf(needs.db, { ...opened.value, lang: asked.lang ?? 'vi' }, {})).page) : opened;
}

/** The page of a dossier that was opened, and the answers to whatever else is asked on the same way. */
export async function pageOf<Rows extends object>(
  db: Db,
  opened: OpenedDossier & { readonly lang?: Lang },
  beside: Questions<Rows>,
): Promise<{ readonly page: DossierPage; readonly beside: Answers<Rows> }> {
  const { dossier, facts, timeline, notes, revision } = opened;
  const tree = await readAgencies(db);
  const agencyIds = new Set([
    dossier.deskId,
    dossier.agencyId,
    dossier.unitId,
    ...timeline.map(({ unitId }) => unitId),
    ...agenciesIn(facts),
  ]);
  const [mandates, { officers, issued, ...others }] = await Promise.all([
    mandatesIn(db, facts),
    askTogether<Own & Rows>(db, { ...beside, officers: namesOf(officersIn(opened)), issued: askPapers(dossier.id) } as Questions<
      Own & Rows
    >),
  ]);
  const page: DossierPage = {
    ...opened,
    procedureName: revision.content.record.name,
    agencyNames: Object.fromEntries([...agencyIds].map((id) => [id, tree.find(id)?.name ?? id])),
    officerNames: Object.fromEntries(officers.map(({ id, name }) => [id, name])),
    applicantName: dossier.applicantName,
    delegateNames: Object.fromEntries(mandates.map(({ delegateId, delegateName }) => [delegateId ?? '', delegateName ?? ''])),
    mandates,
    words: Object.fromEntries(notes.map(({ id, text }) => [id, text])),
    componentNames: Object.fromEntries(revision.content.components.map(({ id, name }) => [id, name])),
    questionNames: questionsIn(opened),
    reasonNames: await reasonsIn(db, facts, opened.lang ?? 'vi'),
    issued,
  };
  return { page, beside: others as unknown as Answers<Rows> };
}

interface Own {
  readonly officers: Name;
  readonly issued: IssuedPaper;
}

interface Name {
  readonly id: string;
  readonly name: string;
}

/** The reasons that these facts give by code, in the language of the reader. */
async function reasonsIn(db: Db, facts: readonly DossierFact[], lang: Lang): Promise<Readonly<Record<string, string>>> {
  const kinds = [
    ...(facts.some(({ type }) => type === 'result-revoked') ? (['revoke'] as const) : []),
    ...(facts.some((fact) => fact.type === 'supplement-asked' && fact.data.defects.some(({ anyway }) => anyway))
      ? (['ask-anyway'] as const)
      : []),
  ];
  const names = await Promise.all(kinds.map((kind) => reasonNames(db, kind)));
  return Object.fromEntries(names.flatMap((of) => [...of].map(([code, said]) => [code, said[lang]])));
}

/** What the form calls its questions, those of rows too, and whatever else an office has pointed at. */
function questionsIn({ facts, contents, revision }: OpenedDossier): Readonly<Record<string, string>> {
  const { form } = revision.content;
  const asked = controlsFor(form, contents.answers).map((placed) => [placed.path, labelOf(placed)] as const);
  const pointedAt = facts.flatMap((fact) => (fact.type === 'supplement-asked' ? fact.data.defects.flatMap(({ path }) => path ?? []) : []));
  return Object.fromEntries([...pointedAt.map((path) => [path, labelAt(form, path, contents.answers)] as const), ...asked]);
}

/** What entitled people to act for the applicant, each once. */
async function mandatesIn(db: Db, facts: readonly DossierFact[]): Promise<readonly MandateShown[]> {
  const ids = [...new Set(facts.flatMap(({ by }) => by.mandateId ?? []))];
  const found = await Promise.all(ids.map((id) => findMandateShown(db, id)));
  return found.filter((one) => one !== null);
}

function agenciesIn(facts: readonly DossierFact[]): readonly string[] {
  return facts.flatMap((fact) => {
    const asked = fact.type === 'opinion-asked' ? [fact.data.agencyId, ...(fact.data.others ?? [])] : [];
    const said = fact.type === 'opinion-given' ? [fact.data.agencyId] : [];
    const given = fact.type === 'assigned' ? [fact.data.unitId] : [];
    return [...asked, ...said, ...given, ...(fact.by.agencyId === null ? [] : [fact.by.agencyId])];
  });
}

function officersIn({ dossier, facts, timeline }: OpenedDossier): readonly string[] {
  const authors = facts.flatMap(({ by }) =>
    by.kind === 'officer' && by.id ? [by.id, ...(by.standsInFor === undefined ? [] : [by.standsInFor])] : [],
  );
  const assigned = facts.flatMap((fact) => (fact.type === 'assigned' ? fact.data.officerId : []));
  const workers = timeline.flatMap(({ officerId }) => officerId ?? []);
  return [...new Set([...authors, ...assigned, ...workers, ...(dossier.assigneeId ? [dossier.assigneeId] : [])])];
}

function namesOf(ids: readonly string[]): RawBuilder<Name> {
  return sql<Name>`select id, full_name as name from officer where id = any(${ids}::uuid[])`;
}
