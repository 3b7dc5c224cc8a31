import { readAgencies } from '#modules/agency/server';
import type { Db } from '#kernel/database';
import { ok, refuse, type Result } from '#kernel/result';
import type { RevisionContent } from '../revision.ts';
import { routeProblems, type RouteProblem } from '../route-problems.ts';

/** Routes that lead nowhere: which procedure, which step, and why. */
export interface RoutesUnsound {
  readonly code: 'procedure-route.unsound';
  readonly issues: readonly (RouteProblem & { readonly procedure: string })[];
}

/** Whether every route leads from reception to hand-over whatever is answered, through agencies that exist. */
export async function soundRoutes(
  db: Db,
  contents: readonly Pick<RevisionContent, 'record' | 'route' | 'form' | 'cases'>[],
): Promise<Result<null, RoutesUnsound>> {
  const agencyIds = new Set((await readAgencies(db)).all.map(({ id }) => id));
  const issues = contents.flatMap(({ record, route, form, cases }) =>
    routeProblems({ route, form, cases, agencyIds }).map((problem) => ({ ...problem, procedure: record.code })),
  );
  return issues.length === 0 ? ok(null) : refuse({ code: 'procedure-route.unsound', issues });
}
