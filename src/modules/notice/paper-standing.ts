import type { DossierFact, FactType } from '#modules/dossier';
import type { TemplateId } from './official-papers.ts';

/**
 * Whether a paper still says what holds: it stands, it has done its work, a later one took its place, or the office took it back.
 * `factId` is what took its place.
 */
export type PaperStanding =
  | { readonly state: 'stands' }
  | { readonly state: 'fulfilled'; readonly at: string }
  | { readonly state: 'replaced'; readonly at: string; readonly factId: string }
  | { readonly state: 'withdrawn'; readonly at: string };

/** What is asked about: a paper of ours by its fact, or the result itself. */
export type StandingKind = TemplateId | 'result';

const ENDS: readonly FactType[] = ['handed-over', 'withdrawn', 'stopped'];

/** After which facts a paper has done its work, and which say something new in its place. */
const OVERTAKEN_BY: Record<StandingKind, { readonly fulfilled: readonly FactType[]; readonly replaced: readonly FactType[] }> = {
  'mau-01-receipt': { fulfilled: ENDS, replaced: ['received', 'extended'] },
  'mau-02-supplement': { fulfilled: ['supplemented', ...ENDS], replaced: ['supplement-asked'] },
  'mau-03-refusal': { fulfilled: [], replaced: [] },
  'mau-04-apology': { fulfilled: ENDS, replaced: ['extended'] },
  'mau-05-stop': { fulfilled: [], replaced: [] },
  'result-receipt': { fulfilled: [], replaced: [] },
  result: { fulfilled: [], replaced: ['issued'] },
};

/** How a paper stands among the facts of its dossier; what the office itself took back stays taken back. */
export function standingOf(
  paper: { readonly kind: StandingKind; readonly factId: string; readonly withdrawnAt: string | null },
  facts: readonly DossierFact[],
): PaperStanding {
  if (paper.withdrawnAt !== null) return { state: 'withdrawn', at: paper.withdrawnAt };
  const later = facts.slice(facts.findIndex(({ id }) => id === paper.factId) + 1);
  const { fulfilled, replaced } = OVERTAKEN_BY[paper.kind];
  const first = later.find(({ type }) => fulfilled.includes(type) || replaced.includes(type));
  const revoked = paper.kind === 'result' ? later.find(({ type }) => type === 'result-revoked') : undefined;
  if (revoked) return { state: 'withdrawn', at: revoked.at };
  if (!first) return { state: 'stands' };
  if (fulfilled.includes(first.type)) return { state: 'fulfilled', at: first.at };
  const last = later.findLast(({ type }) => replaced.includes(type)) ?? first;
  return { state: 'replaced', at: last.at, factId: last.id };
}
