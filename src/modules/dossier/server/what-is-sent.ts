import { inVietnam } from '#kernel/clock';
import { answersToSend, CASE_PATH, caseIn, checkAnswers, controlAt, placedControls, visibleControls } from '#modules/form';
import type { Answers, Issue, PlacedControl } from '#modules/form';
import { agenciesFor, componentsFor, findCase } from '#modules/procedure';
import type { ProcedureCase, Revision } from '#modules/procedure';
import type { Draft, DraftPaper } from '../draft.ts';
import { handedIn } from '../handed-in.ts';

/** Exactly what sending a draft would hand in, and everything that stands in its way. */
export interface WhatIsSent {
  readonly answers: Answers;
  readonly papers: readonly DraftPaper[];
  readonly case: ProcedureCase | null;
  /** Who receives and who decides; null until the applicant named the commune. */
  readonly agencies: { readonly agencyId: string; readonly receptionId: string } | null;
  readonly issues: readonly Issue[];
}

/** Where the choice of the commune stands in issues: it is no question of the form. */
export const AGENCY_PATH = '/agencyId';

export interface CheckNeeds {
  readonly now: Temporal.Instant;
  /** Whether a code is one of the province's units; lent by the place module. */
  readonly isUnit: (code: string) => boolean;
}

/** What is hidden or not asked in this case stays behind, photos go as the PDF made of them; what is asked and missing is named. */
export function whatIsSent(draft: Draft, { content }: Revision, needs: CheckNeeds): WhatIsSent {
  const form = content.form;
  const chosen = findCase(content, caseIn(draft.answers) ?? draft.caseId);
  const agencies = agenciesFor(content.handling, draft.agencyId);
  const answers = draft.answers;
  const shown = componentsIn(visibleControls(form, answers));
  const inForm = componentsIn(placedControls(form));
  const asked = new Set(chosen ? componentsFor(content, { caseId: chosen.id, channel: draft.channel }).map(({ id }) => id) : []);
  const papers = handedIn(draft).filter(({ component }) => asked.has(component) && (shown.has(component) || !inForm.has(component)));

  // What was laid on the counter need not be a file as well.
  const laid = draft.brought.map(({ component }) => component).filter((component) => asked.has(component));
  const issues: Issue[] = [];
  if (!chosen && !controlAt(form, CASE_PATH)) issues.push({ path: CASE_PATH, code: 'choose-one' });
  if (!agencies) issues.push({ path: AGENCY_PATH, code: 'choose-one' });
  const today = inVietnam(needs.now).toPlainDate().toString();
  issues.push(
    ...checkAnswers(form, answers, {
      today,
      papers: new Set([...papers.map(({ component }) => component), ...laid]),
      isUnit: needs.isUnit,
    }),
  );
  return { answers: answersToSend(form, answers), papers, case: chosen, agencies, issues };
}

function componentsIn(controls: readonly PlacedControl[]): ReadonlySet<string> {
  return new Set(controls.flatMap(({ control }) => control.options.paper?.component ?? []));
}
