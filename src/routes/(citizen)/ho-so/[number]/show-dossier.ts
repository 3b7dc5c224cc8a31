import { lastFact } from '#modules/dossier';
import { dossierTimeline, sayFact, type SaidFact } from '#modules/dossier/ui';
import { localiseForm, summaryOf } from '#modules/form';
import { paperState } from '#modules/paper';
import { findUnit } from '#modules/place';
import { readUnits } from '#modules/place/server';
import { feeFor, findCase, limitFor, sayFee, sayLimit } from '#modules/procedure';
import type { Lang, Words } from '#messages';
import type { Db } from '#kernel/database';
import type { DossierPage } from '#views/dossier-page';
import { readAnswerTime, readStanding } from '../../../dossier-standing.ts';
import { sayIssuedName } from '../../../issued-name.ts';
import { sayGround } from '../../../say-mandate.ts';
import { RESULT } from '../../../serve-paper.ts';
import { numberOf } from './open-own.ts';

interface Needs {
  readonly db: Db;
  readonly now: Temporal.Instant;
}

interface Reader {
  readonly t: Words;
  readonly lang: Lang;
}

/** One dossier, whole, as its applicant reads it. */
export async function showDossier(page: DossierPage, reader: Reader, needs: Needs) {
  const { dossier, facts, timeline, agencyNames, actions } = page;
  const { t } = reader;
  const { place, agencyId, deskId, receivedAt } = dossier;
  const number = numberOf(page);
  const history = facts.map((fact) => sayFact(fact, page, t));
  const asked = facts.findLast(({ type }) => type === 'filed' || type === 'supplemented' || type === 'withdrawal-requested');
  const waitsForAnswer = place === 'filed' || place === 'withdrawal-requested';
  return {
    number,
    base: `/ho-so/${number}`,
    version: dossier.version,
    procedureName: page.procedureName,
    place,
    names: { desk: agencyNames[deskId] ?? deskId, agency: agencyNames[agencyId] ?? agencyId },
    due: await readStanding({ place, agencyId, receivedAt, by: dossier.dueAt }, needs),
    dueAt: dossier.dueAt,
    receivedAt,
    answer: waitsForAnswer && asked ? await readAnswerTime({ since: asked.at, agencyId }, needs) : null,
    supplement: actions.includes('supplement') ? supplementOf(page, { history, now: needs.now }) : null,
    fee: place === 'fee-required' ? (lastFact(facts, 'fee-due')?.data.amount ?? null) : null,
    result: resultOf(page),
    official: page.issued.map((paper) => ({
      id: paper.id,
      name: `${sayIssuedName(paper, t)} (PDF)`,
      at: paper.issuedAt,
      isReceipt: paper.template === 'mau-01-receipt',
    })),
    ...(await sentOf(page, reader, needs)),
    particulars: particularsOf(page, reader),
    timeline: dossierTimeline(timeline, { place, endedAt: dossier.endedAt, names: page, t }),
    history: history.reverse(),
    mayWithdraw: actions.includes('request-withdrawal'),
    mayRate: actions.includes('rate') && !facts.some(({ type }) => type === 'rated'),
  };
}

/** What the office asked for, by when, and where it is handed in. */
function supplementOf(
  { dossier, facts }: DossierPage,
  { history, now }: { readonly history: readonly SaidFact[]; readonly now: Temporal.Instant },
) {
  const asked = lastFact(facts, 'supplement-asked');
  if (!asked) return null;
  return {
    href: `/nop-ho-so/${dossier.procedureCode}/${dossier.id}/bo-sung`,
    by: asked.data.answerBy,
    late: Temporal.Instant.compare(now, Temporal.Instant.from(asked.data.answerBy)) > 0,
    reasons: history.find(({ seq }) => seq === asked.seq)?.reasons ?? [],
  };
}

function resultOf({ dossier, contents }: DossierPage) {
  const { resultPaper, resultNumber, outcome, place } = dossier;
  if (resultPaper === null || (place !== 'settled' && place !== 'handed-over')) return null;
  const how = (contents.answers['delivery'] as { readonly how?: unknown } | undefined)?.how;
  const delivery = (['electronic', 'counter', 'post'] as const).find((one) => one === how) ?? 'counter';
  return { file: RESULT, number: resultNumber ?? '', refused: outcome === 'refused', delivery: place === 'settled' ? delivery : null };
}

/** A read-only copy of what was sent: answers page by page, papers under what was asked for, replaced ones last. */
async function sentOf({ contents, revision, componentNames }: DossierPage, { t, lang }: Reader, { db }: Needs) {
  const units = await readUnits(db);
  const sayings = { words: t, unitName: (code: string) => findUnit(units, code)?.name };
  const components = [...new Set(contents.papers.map(({ component }) => component))];
  return {
    answers: summaryOf(localiseForm(revision.content.form, lang), contents.answers, sayings),
    papers: components.map((component) => ({
      component,
      name: componentNames[component] ?? component,
      files: contents.papers
        .filter((paper) => paper.component === component)
        .map(({ id, name, givenAt, supersededAt, scan }) => ({
          id,
          name,
          at: givenAt,
          replaced: supersededAt !== null,
          state: paperState(scan),
        }))
        .sort((one, other) => Number(one.replaced) - Number(other.replaced)),
    })),
  };
}

function particularsOf(page: DossierPage, { t, lang }: Reader): { key: string; term: string; text: string }[] {
  const { dossier, revision, agencyNames, officerNames, procedureName } = page;
  const lines = {
    procedure: `${dossier.procedureCode} – ${procedureName}`,
    case: revision.content.cases.length > 1 ? findCase(revision.content, dossier.caseId)?.name : null,
    code: dossier.code,
    reference: dossier.reference,
    channel: t(`dossier.channel.${dossier.channel}`),
    desk: agencyNames[dossier.deskId],
    agency: agencyNames[dossier.agencyId],
    assignee: dossier.assigneeId === null ? null : officerNames[dossier.assigneeId],
    limit: sayLimit(limitFor(revision.content, dossier), { t, lang }),
    fee: sayFee(feeFor(revision.content, dossier.channel).amount, { t, lang }),
  } as const;
  const acting = page.mandates.map((mandate) => ({ key: mandate.id, term: t('acting.dossier.acts'), text: sayGround(mandate, t) }));
  const said = Object.entries(lines).flatMap(([key, text]) =>
    text ? [{ key, term: t(`dossiers.about.${key as keyof typeof lines}`), text }] : [],
  );
  return [...said, ...acting];
}
