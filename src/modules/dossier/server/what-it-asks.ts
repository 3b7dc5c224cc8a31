import { calendarOf, unitsAround } from '#modules/agency/server';
import { dueTime } from '#modules/calendar/server';
import { getPrincipal } from '#modules/citizen/server';
import { asksAboutOwner, caseIn, placedControls, toldIn } from '#modules/form';
import type { Issue } from '#modules/form';
import { usedNoLonger, type FilingAsks, type UsedNoLonger } from '#modules/locker/server';
import { agenciesFor, calendarLimit, limitFor } from '#modules/procedure';
import type { Revision } from '#modules/procedure';
import { inVietnam } from '#kernel/clock';
import type { Db } from '#kernel/database';
import type { Draft } from '../draft.ts';
import type { WhatIsSent } from './what-is-sent.ts';

interface Needs {
  readonly db: Db;
  readonly now: Temporal.Instant;
}

/** A filing under way, or about to be begun. */
type Begun = Pick<Draft, 'personId' | 'agencyId' | 'caseId' | 'channel' | 'answers'>;

/** A filing under way, as the locker is asked about it: whose it is, what it is about, when and where it is settled, what it asks for. */
export async function whatItAsks(draft: Begun, { content }: Pick<Revision, 'content'>, needs: Needs): Promise<FilingAsks> {
  const { form } = content;
  const principal = await getPrincipal(needs.db, draft.personId);
  const agencyId = agenciesFor(content.handling, draft.agencyId)?.agencyId ?? null;
  const uploads = new Set(
    placedControls(form).flatMap(({ control: { options } }) => (options.paper?.supply === 'upload' ? options.paper.component : [])),
  );
  const number = principal.kind === 'person' ? principal.person.cccd : principal.organisation.taxNumber;
  return {
    party: { id: draft.personId, kind: principal.kind, number },
    answers: { told: toldIn(form, draft.answers, UNSAID), hasOwner: asksAboutOwner(form, draft.answers) },
    filedOn: dayOf(needs.now),
    decidedOn: await decidedOn(draft, { content, agencyId }, needs),
    units: await unitsAround(needs.db, agencyId),
    components: content.components.filter(({ id }) => uploads.has(id)),
  };
}

/**
 * What stands in the way of sending papers that were taken from the locker, each at its question. They were right when they were taken:
 * what became of them since is what counts. Nothing is asked of a filing that took none.
 */
export async function keptIssues(
  draft: Draft,
  { revision, sent }: { readonly revision: Revision; readonly sent: Pick<WhatIsSent, 'papers'> },
  needs: Needs,
): Promise<readonly Issue[]> {
  const sending = new Set(sent.papers.map(({ component }) => component));
  const used = draft.papers.filter(({ origin, component }) => origin === 'locker' && sending.has(component));
  if (used.length === 0) return [];
  const found = await usedNoLonger({ filing: await whatItAsks(draft, revision, needs), used }, needs);
  return found.flatMap((one) => {
    const placed = placedControls(revision.content.form).find(({ control }) => control.options.paper?.component === one.component);
    const paper = used.find(({ component, sha256 }) => component === one.component && sha256 === one.sha256);
    if (!placed || !paper) return [];
    const facts = { name: one.name ?? paper.name, paper: paper.id, because: one.because, ...(one.expiresOn && { on: one.expiresOn }) };
    return [{ path: placed.path, code: CODES[one.because] ?? 'kept.unusable', ...facts }];
  });
}

/** Reasons that have a sentence of their own; whatever else it is, the paper does not do here. */
const CODES: Readonly<Partial<Record<UsedNoLonger['because'], string>>> = {
  expired: 'kept.expired',
  'ends-before-decision': 'kept.ends-early',
  revoked: 'kept.revoked',
  superseded: 'kept.superseded',
  faulted: 'kept.faulted',
  'other-thing': 'kept.other-thing',
  'other-holder': 'kept.other-holder',
};

/** Only what was meant is asked of the answers here, not how it is said. */
const UNSAID = { words: () => '' };

/** The day by which the office should decide, were it received now; today where nobody promises any. */
async function decidedOn(
  draft: Begun,
  { content, agencyId }: Pick<Revision, 'content'> & { readonly agencyId: string | null },
  { db, now }: Needs,
): Promise<string> {
  const caseId = caseIn(draft.answers) ?? draft.caseId ?? content.cases[0]?.id ?? '';
  const limit = calendarLimit(limitFor(content, { caseId, channel: draft.channel }));
  const due = limit === null || agencyId === null ? null : dueTime(now, limit, await calendarOf(db, agencyId));
  return dayOf(due?.ok ? due.value : now);
}

function dayOf(instant: Temporal.Instant): string {
  return inVietnam(instant).toPlainDate().toString();
}
