import { calendarOf } from '#modules/agency/server';
import { isOpen, lastFact, waitsFor } from '#modules/dossier';
import { projectionOf, readDue, revokedUsesOf } from '#modules/dossier/server';
import { dossierTimeline, sayFact } from '#modules/dossier/ui';
import { localiseForm, summaryOf } from '#modules/form';
import { findUnit } from '#modules/place';
import { readUnits } from '#modules/place/server';
import { feeFor, findCase, limitFor, sayFee, sayLimit } from '#modules/procedure';
import { isMessageKey, type Lang, type Words } from '#messages';
import type { Db } from '#kernel/database';
import { sayDay } from '#ui';
import type { DeskPage } from '#views/desk-page';
import type { DossierPage } from '#views/dossier-page';
import { sayIssuedName } from '../../../../issued-name.ts';
import { RESULT } from '../../../../serve-paper.ts';
import { sayGround } from '../../../../say-mandate.ts';
import { offered } from './desk-actions.ts';

export interface Needs {
  readonly db: Db;
  readonly now: Temporal.Instant;
}

/** What stands above every page of one dossier at the desk. */
export async function showHead({ dossier, facts, procedureName, revision }: DossierPage, { db, now }: Needs) {
  const { id, code, reference, place, applicantName, version } = dossier;
  const calendar = await calendarOf(db, dossier.agencyId);
  const projected = projectionOf(facts, { steps: revision.content.route.steps, calendar });
  const due = projected.ok ? readDue({ place, by: projected.value.actBy, dueAt: projected.value.dueAt, now }, calendar) : projected;
  return { id, number: code ?? reference, procedureName, applicantName, place, version, due: due.ok ? due.value : null };
}

/** One dossier, whole, as the desk reads it. */
export async function showDossier(page: DeskPage, { t, lang }: { readonly t: Words; readonly lang: Lang }, needs: Needs) {
  const { dossier, facts, contents, revision, timeline, clock } = page;
  const units = await readUnits(needs.db);
  const sayings = { words: t, unitName: (code: string) => findUnit(units, code)?.name };
  const paused = clock.state === 'paused' ? clock.intervals.at(-1)?.because : null;
  return {
    ...(await showHead(page, needs)),
    ...offered(page.actions, dossier.place),
    waitsFor: isOpen(dossier.place) ? waitsFor(dossier.place) : null,
    supplementHere: page.actions.includes('supplement'),
    paused: paused ?? null,
    particulars: particularsOf(page, { t, lang }),
    answers: summaryOf(localiseForm(revision.content.form, lang), contents.answers, sayings),
    revoked: await revokedOf(page, t, needs),
    issued: page.issued.map((paper) => ({ id: paper.id, name: sayIssuedName(paper, t), at: paper.issuedAt })),
    result: dossier.resultPaper === null ? null : { id: RESULT, number: dossier.resultNumber ?? '' },
    messages: page.sent,
    timeline: dossierTimeline(timeline, { place: dossier.place, endedAt: dossier.endedAt, names: page, t }),
    history: facts.map((fact) => sayFact(fact, page, t)).reverse(),
  };
}

/** What of this dossier no longer stands: papers that their issuers took back, and its own result. */
async function revokedOf({ dossier, facts, componentNames }: DossierPage, t: Words, { db }: Needs): Promise<readonly string[]> {
  const own = lastFact(facts, 'result-revoked');
  const papers = await revokedUsesOf(db, dossier.id);
  return [
    ...(own ? [t('held.revoked.result', { day: sayDay(own.at) })] : []),
    ...papers.map(({ component, name, at }) => t('held.revoked.line', { name: componentNames[component] ?? name, day: sayDay(at) })),
  ];
}

/** The facts about a dossier that are no answers: what, whose, where, until when. */
function particularsOf(
  page: DossierPage,
  { t, lang }: { readonly t: Words; readonly lang: Lang },
): { key: string; term: string; text: string | null }[] {
  const { dossier, revision, agencyNames, officerNames, procedureName } = page;
  const say = (key: string, params?: Record<string, unknown>) => (isMessageKey(key) ? t(key, params) : key);
  const line = (key: string, text: string | null | undefined) => ({ key, term: say(`desk.about.${key}`), text: text ?? null });
  const caseName = findCase(revision.content, dossier.caseId)?.name;
  return [
    line('procedure', `${dossier.procedureCode} – ${procedureName}`),
    ...(caseName ? [line('case', caseName)] : []),
    line('applicant', dossier.applicantName),
    ...page.mandates.map((mandate) => ({ key: mandate.id, term: t('acting.dossier.acts'), text: sayGround(mandate, t) })),
    line('reference', dossier.reference),
    line('channel', t(`dossier.channel.${dossier.channel}`)),
    line('desk', agencyNames[dossier.deskId]),
    line('agency', agencyNames[dossier.agencyId]),
    line('assignee', dossier.assigneeId === null ? null : officerNames[dossier.assigneeId]),
    line('limit', sayLimit(limitFor(revision.content, dossier), { t, lang })),
    line('fee', sayFee(feeFor(revision.content, dossier.channel).amount, { t, lang })),
  ];
}
