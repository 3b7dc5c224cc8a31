import { fold } from '#kernel/text';
import { words, type Words } from '#messages';
import { isOpen, type DossierFact } from '#modules/dossier';
import { arrayOf, type CopyText } from './copy-text.ts';
import { instantOf } from './plan.ts';
import type { Projected } from './projector.ts';
import type { StoryNeeds } from './story-needs.ts';
import type { Telling } from './telling.ts';

/** A paper as it lies in the object store. */
export interface StoredPaper {
  readonly sha256: string;
  readonly size: number;
  readonly name: string;
}

/** A told dossier, ready to be written down. */
export interface ToldDossier extends Projected {
  readonly told: Telling;
  readonly needs: StoryNeeds;
  readonly answers: { readonly text: string; readonly salt: string };
  readonly papers: readonly (StoredPaper & { readonly component: string })[];
}

const PDF = 'application/pdf';

/** Everything a dossier is in the database, as the use cases would have written it. */
export function writeDossier(one: ToldDossier, into: CopyText): void {
  writeRow(one, into);
  writeContents(one, into);
  for (const fact of one.told.facts) writeFact(one.told.scene.id, fact, into);
  for (const { id, kind, text, salt, at } of one.told.notes) {
    into.add('dossier_note', [id, one.told.scene.id, kind, text, salt, instantOf(at)]);
  }
  writeResult(one, into);
  writeNotices(one, into);
  if (isOpen(one.projection.place)) writeOpen(one, into);
}

function writeRow({ told, needs, projection: row }: ToldDossier, into: CopyText): void {
  const { id, kind, party, deskId, agencyId } = told.scene;
  const person = party.kind === 'person' ? party : party.representative;
  const numbers = party.kind === 'person' ? [party.cccd, party.phone] : [party.taxNumber, person.cccd, person.phone];
  const search = fold(`${needs.reference} ${party.name}`);
  into.add('dossier', [
    ...[id, needs.reference, row.code, kind.revision.code, kind.revision.id, kind.caseId, needs.channel, party.id, party.name, deskId],
    ...[agencyId, row.unitId, row.assigneeId, arrayOf(row.consulted), row.place, row.national, row.stepId, row.filedAt, row.receivedAt],
    ...[row.dueAt, row.actBy ?? 'infinity', row.endedAt, row.outcome, row.resultNumber, row.resultPaper],
    arrayOf([...new Set(numbers.map((number) => number.slice(-4)))]),
    row.code === null ? search : `${row.code.toLowerCase()} ${search}`,
    row.version,
    told.facts.at(-1)?.at ?? row.filedAt,
  ]);
}

/** What was handed in; a supplement puts the same again in a round of its own, and what it replaces is kept. */
function writeContents({ told, needs, answers, papers }: ToldDossier, into: CopyText): void {
  const { id, dice } = told.scene;
  const filedAt = told.facts[0]?.at ?? '';
  const rounds = told.facts.flatMap((fact) =>
    fact.type === 'supplemented'
      ? [{ round: fact.data.round, at: fact.at, components: new Set(fact.data.papers.map(({ component }) => component)) }]
      : [],
  );
  const all = [{ round: 0, at: filedAt, components: new Set(papers.map(({ component }) => component)) }, ...rounds];
  for (const [nth, { round, at, components }] of all.entries()) {
    const later = all.slice(nth + 1);
    into.add('dossier_answers', [id, round, answers.text, answers.salt, needs.answersHash, at, later[0]?.at ?? null]);
    for (const paper of papers.filter(({ component }) => components.has(component))) {
      const replaced = later.find((one) => one.components.has(paper.component))?.at ?? null;
      const { component, sha256, name, size } = paper;
      into.add('dossier_paper', [dice.id(Date.parse(at)), id, round, component, sha256, name, PDF, size, 'upload', at, replaced]);
    }
  }
}

function writeFact(dossierId: string, fact: DossierFact, into: CopyText): void {
  const { id, seq, type, at, by } = fact;
  const data = JSON.stringify(fact.data);
  into.add('dossier_fact', [dossierId, seq, id, type, at, by.kind, by.id, by.role, by.agencyId, by.mandateId ?? null, data]);
  into.add('ledger_waiting', [`fact/${dossierId}/${seq}/${id}`, at]);
}

function writeResult({ told, projection, minutes }: ToldDossier, into: CopyText): void {
  const { id, kind } = told.scene;
  const issued = told.facts.find(({ type }) => type === 'issued');
  if (issued?.type !== 'issued') return;
  into.add('result_upload', [id, issued.data.paper, issued.by.id, issued.at]);
  into.add('ledger_waiting', [`result/${id}/${issued.data.paper}`, issued.at]);
  if (minutes !== null) into.add('dossier_pace', [id, kind.revision.code, projection.endedAt, minutes]);
}

/** What a filing and its end are told of in the inbox; older ones were read. */
const TOLD = ['received', 'issued'] as const;

function writeNotices({ told, projection, needs }: ToldDossier, into: CopyText): void {
  const { id, party, kind, dice } = told.scene;
  const [person, principal] = party.kind === 'person' ? [party, null] : [party.representative, party.id];
  if (person.accountId === null) return;
  const say = words('vi');
  for (const fact of told.facts) {
    const said = TOLD.find((one) => one === fact.type);
    if (!said) continue;
    const params = {
      ...{ number: projection.code ?? needs.reference, reference: needs.reference, procedure: kind.revision.content.record.name },
      ...{ desk: told.scene.nameOf(told.scene.deskId), at: moment(fact.at, say), resultNumber: projection.resultNumber ?? '' },
      dueLine: projection.dueAt === null ? '' : say('notice.due-line', { due: moment(projection.dueAt, say) }),
    };
    const readAt = dice.chance(0.7) ? fact.at : null;
    into.add('notice', [
      ...[dice.id(Date.parse(fact.at)), `fact:${fact.id}`, id, fact.id, person.id, principal, said, 'inbox'],
      ...[say(`notice.${said}.subject`, params), say(`notice.${said}.body`, params), 'sent', fact.at, fact.at, readAt],
    ]);
  }
}

/** A moment on the clocks of Vietnam, as messages say it. */
function moment(at: string, say: Words): string {
  const [day = '', time = ''] = new Date(Date.parse(at) + 7 * 3_600_000).toISOString().split('T');
  return say('notice.moment.short', { time: time.slice(0, 5), day: day.split('-').toReversed().join('/') });
}

/** What only a dossier has that is still worked on: a draft for what was asked for, who looked at it last, its place in the counts. */
function writeOpen({ told, projection, needs, answers }: ToldDossier, into: CopyText): void {
  const { id, kind, party, agencyId, deskId, dice } = told.scene;
  const { place, unitId, assigneeId, version } = projection;
  const last = told.facts.at(-1);
  if (last?.type === 'supplement-asked') {
    into.add('draft', [
      ...[id, 'supplement', kind.revision.code, kind.revision.id, kind.caseId, agencyId, needs.channel, party.id, answers.text],
      ...[last.at, last.at, last.data.answerBy],
    ]);
  }
  if (assigneeId !== null && last && dice.chance(0.7)) {
    into.add('dossier_seen', [id, assigneeId, dice.chance(0.8) ? version : Math.max(1, version - 1), last.at]);
  }
  into.add('queue_count_change', ['desk', deskId, place, 1]);
  into.add('queue_count_change', ['unit', unitId, place, 1]);
  if (assigneeId !== null) into.add('queue_count_change', ['assignee', assigneeId, place, 1]);
}
