import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { inTransaction } from '#kernel/database';
import type { Result } from '#kernel/result';
import type { LoadedDemoPeople } from '#modules/account/server';
import { calendarOf } from '#modules/agency/server';
import { knownFacts } from '#modules/citizen';
import { getPerson } from '#modules/citizen/server';
import type { Actor, CitizenActor } from '#modules/dossier';
import {
  actOnDossier,
  attachPaper,
  findDossier,
  keepResult,
  reviewDraft,
  saveDraft,
  startDraft,
  submitDossier,
} from '#modules/dossier/server';
import { controlAt } from '#modules/form';
import { demoPapers, type DemoPapers } from './demo-papers.ts';
import type { DemoDossier, DemoScript, DemoStep } from './demo-script.ts';
import { demoTime, type DemoTime } from './demo-time.ts';
import type { RequestNeeds } from './world.ts';

/** Whose calendar the demo is told by. */
const PROVINCE = 'H12';

/** What one dossier of the demo is played with. */
interface Stage {
  readonly script: DemoScript;
  readonly dossier: DemoDossier;
  readonly id: string;
  readonly applicant: CitizenActor;
  readonly people: LoadedDemoPeople;
  readonly time: DemoTime;
  readonly papers: DemoPapers;
  readonly needs: RequestNeeds;
}

/**
 * Plays the invented dossiers through the real use cases, with a clock lent in the recent past. A dossier already there stays as it
 * is, so a second start adds nothing; two processes starting at once take turns. Where the calendar does not reach there are none.
 * Answers how many were added.
 */
export async function loadDemoDossiers(
  given: { readonly people: LoadedDemoPeople; readonly script: DemoScript },
  needs: RequestNeeds,
): Promise<number> {
  const time = demoTime(needs.now, await calendarOf(needs.db, PROVINCE));
  if (!time.ok) return 0;
  const papers = demoPapers(needs);
  let added = 0;
  for (const dossier of given.script.dossiers) {
    const there = await inTransaction(needs.db, async function turn(trx) {
      await sql`select pg_advisory_xact_lock(hashtextextended('demo dossiers', 0))`.execute(trx);
      const id = idOf(dossier.key);
      if (await findDossier(trx, id)) return true;
      const applicant = citizenOf(given.people, dossier.citizen);
      await play({ ...given, dossier, id, applicant, time: time.value, papers, needs: { ...needs, db: trx } });
      return false;
    });
    if (!there) added += 1;
  }
  return added;
}

/** The same dossier has the same id in every database of the demo. */
function idOf(key: string): string {
  const hex = createHash('sha256').update(`motcua demo dossier ${key}`).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-');
}

async function play(stage: Stage): Promise<void> {
  await file(stage);
  for (const [index, step] of stage.dossier.steps.entries()) await takeStep(stage, { step, index });
  const played = await findDossier(stage.needs.db, stage.id);
  const { key, endsAs } = stage.dossier;
  if (played?.dossier.place !== endsAs)
    throw new Error(`The demo dossier ${key} ends as ${played?.dossier.place ?? 'nothing'}, not ${endsAs}`);
}

async function file(stage: Stage): Promise<void> {
  const { dossier, id: draftId, applicant: actor } = stage;
  const needs = { ...stage.needs, now: stage.time.ago(dossier.filed) };
  const known = knownFacts(await getPerson(needs.db, actor.personId));
  const begun = { actor, draftId, known, procedureCode: dossier.procedure, caseId: dossier.case, agencyId: dossier.agency };
  told(await startDraft(begun, needs), dossier);
  told(await saveDraft({ actor, draftId, answers: dossier.answers }, needs), dossier);

  const { sent, revision } = told(await reviewDraft({ actor, draftId }, needs), dossier);
  for (const { path, code } of sent.issues) {
    const component = code === 'paper.required' ? controlAt(revision.content.form, path)?.control.options.paper?.component : undefined;
    if (component !== undefined) await handIn(stage, { component, needs, again: false });
  }
  told(await submitDossier({ actor, draftId, requestId: `demo-${dossier.key}` }, needs), dossier);
}

async function takeStep(stage: Stage, { step, index }: { step: DemoStep; index: number }): Promise<void> {
  const needs = { ...stage.needs, now: stage.time.ago(step.ago) };
  const actor = actorOf(stage, { by: step.by, now: needs.now });
  if (step.do === 'supplement') for (const component of askedBefore(stage, index)) await handIn(stage, { component, needs, again: true });
  const body = { ...step.body, ...(await wordsOf(stage, { step, actor, needs })) };
  const requestId = `demo-${stage.dossier.key}-${index}`;
  told(await actOnDossier({ actor, dossierId: stage.id, action: step.do, requestId, body }, needs), stage.dossier);
}

/** What a body can only say once people and times are known. */
async function wordsOf(stage: Stage, { step, actor, needs }: { step: DemoStep; actor: Actor; needs: RequestNeeds }): Promise<object> {
  if (step.to !== undefined) return { officerId: officerOf(stage.people, step.to).officerId };
  if (step.untilIn !== undefined) return { until: stage.time.ahead(step.untilIn).toString() };
  if (step.do !== 'issue') return {};
  const resultPaper = await stage.papers(stage.script.titles.result.replace('{number}', String(step.body?.['number'])), needs);
  told(await keepResult({ actor, dossierId: stage.id, sha256: resultPaper }, needs), stage.dossier);
  return { resultPaper };
}

function askedBefore({ dossier }: Stage, index: number): readonly string[] {
  const asked = dossier.steps.slice(0, index).findLast((step) => step.do === 'ask-supplement');
  const defects = (asked?.body?.['defects'] ?? []) as readonly { readonly component?: string }[];
  return defects.flatMap(({ component }) => component ?? []);
}

async function handIn(
  { script, dossier, id: draftId, applicant: actor, papers }: Stage,
  { component, needs, again }: { readonly component: string; readonly needs: RequestNeeds; readonly again: boolean },
): Promise<void> {
  const { revision } = told(await reviewDraft({ actor, draftId }, needs), dossier);
  const name = revision.content.components.find(({ id }) => id === component)?.name ?? component;
  const titled = (text: string): string => (again ? script.titles.again.replace('{name}', text) : text);
  const sha256 = await papers(titled(name), needs);
  told(await attachPaper({ actor, draftId, component, sha256, name: `${titled(shortened(name))}.pdf` }, needs), dossier);
}

/** As somebody would name a scan: without what stands in brackets, in whole words, and short enough for a list. */
function shortened(title: string): string {
  const plain = title.replace(/\s*\(.*$/u, '').replaceAll('/', '-');
  return plain.length > 60 ? plain.slice(0, 60).replace(/\s+\S*$/u, '') : plain;
}

function actorOf(stage: Stage, { by, now }: { readonly by: string; readonly now: Temporal.Instant }): Actor {
  if (by === 'citizen') return stage.applicant;
  const { accountId, officerId, role, agencyId } = officerOf(stage.people, by);
  return { kind: 'officer', accountId, officerId, roles: [{ role, agencyId }], reauthenticatedAt: now.toString() };
}

function officerOf(people: LoadedDemoPeople, login: string): LoadedDemoPeople['officers'][number] {
  const officer = people.officers.find((one) => one.login === login);
  if (!officer) throw new Error(`No officer of the demo is called ${login}`);
  return officer;
}

function citizenOf(people: LoadedDemoPeople, phone: string): CitizenActor {
  const citizen = people.citizens.find((one) => one.phone === phone);
  if (!citizen) throw new Error(`No citizen of the demo has the phone ${phone}`);
  return { kind: 'citizen', accountId: citizen.accountId, personId: citizen.personId };
}

/** A refusal in the demo is a fault of its script, named by dossier. */
function told<T>(result: Result<T>, { key }: DemoDossier): T {
  if (result.ok) return result.value;
  throw new Error(`The demo dossier ${key} cannot be played: ${JSON.stringify(result.refusal)}`);
}
