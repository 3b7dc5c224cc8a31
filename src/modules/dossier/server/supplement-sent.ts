import type { Issue } from '#modules/form';
import type { Revision } from '#modules/procedure';
import type { Draft } from '../draft.ts';
import { handedIn } from '../handed-in.ts';
import type { Contents } from './supplement-store.ts';
import { whatIsSent } from './what-is-sent.ts';
import type { CheckNeeds, WhatIsSent } from './what-is-sent.ts';

/** What the dossier would contain after a supplement: the papers in force with the new ones in their place, and only what is newly wrong. */
export function supplementSent(
  { draft, before, revision }: { readonly draft: Draft; readonly before: Contents; readonly revision: Revision },
  needs: CheckNeeds,
): WhatIsSent {
  const inForce = before.papers
    .filter(({ supersededAt }) => supersededAt === null)
    .map((paper, index) => ({
      ...paper,
      origin: paper.origin as Draft['papers'][number]['origin'],
      attachedAt: paper.givenAt,
      position: index + 1,
      turn: 0 as const,
    }));
  const given = handedIn(draft);
  const replaced = new Set(given.map(({ component }) => component));
  const papers = [...inForce.filter(({ component }) => !replaced.has(component)), ...given];

  const earlier = whatIsSent({ ...draft, answers: before.answers, papers: inForce, bound: [] }, revision, needs);
  const sent = whatIsSent({ ...draft, papers, bound: [] }, revision, needs);
  return { ...sent, issues: newIssues(earlier.issues, sent.issues) };
}

/** What was already wrong when the office took it is not the applicant's to repair now. */
function newIssues(before: readonly Issue[], after: readonly Issue[]): readonly Issue[] {
  return after.filter((issue) => !before.some(({ path, code }) => path === issue.path && code === issue.code));
}
