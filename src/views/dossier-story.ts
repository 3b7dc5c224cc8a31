import { sql } from 'kysely';
import { inVietnam } from '#kernel/clock';
import type { Db } from '#kernel/database';
import { readAgencies } from '#modules/agency/server';
import { lastFact, type BroughtPaper, type DossierFact } from '#modules/dossier';
import { findBrought, findDossier, getContents, type Contents, type Dossier } from '#modules/dossier/server';
import { factsOf, labelAt, type Form } from '#modules/form';
import type { DossierStory, SubmittedComponent } from '#modules/notice';
import type { Unit } from '#modules/place';
import { readUnits } from '#modules/place/server';
import { findCase, type Revision } from '#modules/procedure';
import { getRevision } from '#modules/procedure/server';
import { addressIn } from './address-in.ts';
import { officeOf } from './office-of.ts';

/** What is read of people and words for one fact. */
interface People {
  readonly phone: string | null;
  readonly email: string | null;
  readonly readers: readonly string[];
  /** Whoever came to the counter, when it was filed there. */
  readonly cameBy: string | null;
  /** Whether the applicant, or whoever came for them, has an account. */
  readonly hasAccount: boolean;
  readonly officerName: string | null;
  readonly officerPhone: string | null;
  readonly handlerName: string | null;
  readonly notes: Readonly<Record<string, string>>;
}

/**
 * Everything that can be told of one fact of a dossier; null when there is no such fact.
 *
 * It tells the time of the fact: papers handed in later, or a code given later, are not in it.
 */
export async function dossierStory(db: Db, asked: { readonly dossierId: string; readonly seq: number }): Promise<DossierStory | null> {
  const found = await findDossier(db, asked.dossierId);
  const facts = found?.facts.filter(({ seq }) => seq <= asked.seq) ?? [];
  const fact = facts.at(-1);
  if (!found || fact?.seq !== asked.seq) return null;

  const { dossier } = found;
  const revision = await getRevision(db, dossier.revisionId);
  const [tree, units, contents] = [await readAgencies(db), await readUnits(db), await getContents(db, dossier.id)];
  const handlerId = fact.type === 'assigned' ? fact.data.officerId : dossier.assigneeId;
  const unitId = fact.type === 'assigned' ? fact.data.unitId : dossier.unitId;
  const people = await readPeople(db, {
    dossier,
    officerId: fact.by.kind === 'officer' ? fact.by.id : null,
    handlerId,
    today: dayIn(facts),
  });
  const form = revision.content.form;
  const round = lastFact(facts, 'supplemented')?.data.round ?? 0;
  const brought = (await findBrought(db, dossier.id)).filter((paper) => paper.round <= round);
  const received = lastFact(facts, 'received');

  return {
    dossierId: dossier.id,
    reference: dossier.reference,
    code: received?.data.code ?? null,
    fact,
    procedure: {
      code: dossier.procedureCode,
      name: revision.content.record.name,
      caseName: findCase(revision.content, dossier.caseId)?.name ?? null,
      fieldCode: revision.content.record.fieldCode ?? null,
    },
    channel: dossier.channel,
    desk: officeOf(dossier.deskId, { tree, units }),
    agency: officeOf(dossier.agencyId, { tree, units }),
    ...partiesOf({ dossier, people, form, contents, units, filedBy: people.cameBy ?? facts[0]?.by.id ?? dossier.applicantId }),
    readers: people.readers,
    delivery: deliveryIn(contents),
    officer: { name: people.officerName, phone: people.officerPhone },
    handler: { name: people.handlerName, unitName: tree.find(unitId)?.name ?? null },
    receivedAt: received?.at ?? null,
    limit: received?.data.limit ?? null,
    dueAt: fact.type === 'received' ? fact.data.dueAt : dossier.dueAt,
    fee: revision.content.channels.find(({ channel }) => channel === dossier.channel)?.fee.amount ?? null,
    paid: facts.reduce((sum, earlier) => sum + (earlier.type === 'fee-paid' ? earlier.data.amount : 0), 0),
    paidBy: lastFact(facts, 'fee-paid')?.data.method ?? null,
    stage: stageOf(facts.slice(0, -1)),
    resultNumber: lastFact(facts, 'issued')?.data.number ?? null,
    components: componentsAt(fact, { revision, contents, brought }),
    invites: facts[0]?.by.kind === 'officer' && !people.hasAccount,
    labels: labelsOf(fact, { form, contents }),
    notes: people.notes,
  };
}

function stageOf(before: readonly DossierFact[]): DossierStory['stage'] {
  if (lastFact(before, 'decided')) return 'decided';
  if (lastFact(before, 'assigned')) return 'appraising';
  return lastFact(before, 'received') ? 'received' : 'filed';
}

async function readPeople(
  db: Db,
  of: { dossier: Dossier; officerId: string | null; handlerId: string | null; today: string },
): Promise<People> {
  const { rows } = await sql<People>`
    select p.phone, p.email, i.person_id as "cameBy",
      exists (select 1 from account a where a.person_id = coalesce(i.person_id, p.id)) as "hasAccount",
      (select coalesce(json_agg(r.person_id order by r.own desc, r.person_id), '[]')
       from readers_of(${of.dossier.id}::uuid, ${of.dossier.applicantId}::uuid, ${of.dossier.procedureCode}, ${of.today}::date) r) as readers, o.full_name as "officerName", o.phone as "officerPhone", h.full_name as "handlerName",
      (select coalesce(json_object_agg(n.id, n.text), '{}') from dossier_note n where n.dossier_id = ${of.dossier.id} and n.text is not null) as notes
    from party
    left join person p on p.id = party.id
    left join counter_intake i on i.id = ${of.dossier.id}
    left join officer o on o.id = ${of.officerId}::uuid
    left join officer h on h.id = ${of.handlerId}::uuid
    where party.id = ${of.dossier.applicantId}`.execute(db);
  if (!rows[0]) throw new Error(`No applicant of dossier ${of.dossier.id}`);
  return rows[0];
}

interface Sources {
  readonly dossier: Dossier;
  readonly people: People;
  readonly form: Form;
  readonly contents: Contents;
  readonly units: readonly Unit[];
  readonly filedBy: string;
}

/** The day of what is told, as far as its facts say. */
function dayIn(facts: readonly DossierFact[]): string {
  return inVietnam(Temporal.Instant.from(facts.at(-1)?.at ?? '1970-01-01T00:00:00Z'))
    .toPlainDate()
    .toString();
}

function partiesOf({ dossier, people, form, contents, units, filedBy }: Sources): Pick<DossierStory, 'applicant' | 'owner'> {
  const said = factsOf(form, contents.answers, 'applicant');
  const owner = textOf(factsOf(form, contents.answers, 'owner')['person.fullName']);
  const [phone, email] = [textOf(said['person.phone']), textOf(said['person.email'])];
  return {
    applicant: {
      // A phone is somebody's: for an organisation, of whoever filed.
      personId: people.readers[0] ?? filedBy,
      name: dossier.applicantName,
      phone: phone ?? people.phone,
      email: email ?? people.email,
      address: addressIn(said, units),
      reach: { phone: people.phone ?? phone, email: email ?? people.email },
    },
    owner: owner === dossier.applicantName ? null : owner,
  };
}

function componentsAt(
  fact: DossierFact,
  { revision, contents, brought }: { revision: Revision; contents: Contents; brought: readonly BroughtPaper[] },
): SubmittedComponent[] {
  const at = Date.parse(fact.at);
  const inForce = contents.papers.filter(
    ({ givenAt, supersededAt }) => Date.parse(givenAt) <= at && (supersededAt === null || Date.parse(supersededAt) > at),
  );
  return revision.content.components.map(({ id, name }) => {
    const papers = inForce.filter(({ component }) => component === id);
    const reused = papers.length > 0 && papers.every(({ origin }) => origin !== 'upload');
    return { id, name, papers: papers.length, reused, brought: brought.findLast(({ component }) => component === id) };
  });
}

/** What the form calls the answers a supplement request points at. */
function labelsOf(fact: DossierFact, { form, contents }: { form: Form; contents: Contents }): Record<string, string> {
  if (fact.type !== 'supplement-asked') return {};
  const paths = fact.data.defects.flatMap(({ path }) => path ?? []);
  return Object.fromEntries(paths.map((path) => [path, labelAt(form, path, contents.answers)]));
}

/** Every form of ours asks for it at the same path. */
function deliveryIn({ answers }: Contents): DossierStory['delivery'] {
  const { how } = (answers['delivery'] ?? {}) as { readonly how?: unknown };
  return how === 'electronic' || how === 'counter' || how === 'post' ? how : null;
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
