import type { OfficerRole } from '#modules/dossier';
import { canonical } from '#modules/dossier/server';
import { agenciesFor, calendarLimit, feeFor, limitFor, opinionsAt, stepKinds, stepsTaken, type Revision } from '#modules/procedure';
import { answerForm, type FilledForm } from './answer-form.ts';
import type { InventedWords } from './invented-words.ts';
import type { Setting } from './setting.ts';

export type Channel = 'online' | 'direct' | 'postal';

/** One step of the work between assignment and the leader's desk. */
export interface Work {
  readonly stepId: string;
  readonly role: Extract<OfficerRole, 'specialist' | 'head'>;
  /** The unit that does it, where it is not the competent agency. */
  readonly unit: string | null;
  readonly opinions: readonly string[];
}

/** One thing people come for: a case of a procedure, its form filled in, its papers and its way through the offices. */
export interface FilingKind {
  readonly key: string;
  readonly revision: Revision;
  readonly caseId: string;
  readonly share: number;
  readonly channels: readonly Channel[];
  readonly filled: FilledForm;
  readonly papers: readonly { readonly component: string; readonly name: string }[];
  readonly work: readonly Work[];
  readonly fee: number | null;
  readonly limitOf: (channel: Channel) => ReturnType<typeof calendarLimit>;
  readonly agenciesOf: (communeId: string) => { readonly agencyId: string; readonly receptionId: string };
}

/** What people come for most, by procedure; everything not named here counts 2. An estimate, not a statistic. */
const SHARES: Readonly<Record<string, number>> = {
  '2.000815': 18,
  '2.000635': 12,
  '1.001193': 9,
  '1.004873': 8,
  '2.000884': 7,
  '1.004194': 7,
  '1.004222': 6,
  '3.000333': 5,
  '1.013831': 5,
  '1.001612': 4,
  '1.000894': 4,
  '1.014027': 4,
  '1.004359': 3,
  '1.003650': 3,
};
const USUAL_SHARE = 2;

export function filingKinds(
  setting: Setting,
  { today, words }: { readonly today: string; readonly words: InventedWords },
): readonly FilingKind[] {
  const units = new Set(setting.units);
  const needs = { today, isUnit: (code: string) => units.has(code), canonical, words: words.answers };
  return setting.revisions.flatMap((revision) => revision.content.cases.map(({ id }) => kindOf(revision, id, needs)));
}

function kindOf(revision: Revision, caseId: string, needs: Parameters<typeof answerForm>[2]): FilingKind {
  const { content } = revision;
  const filled = answerForm(content.form, caseId, needs);
  return {
    key: `${revision.code} ${caseId}`,
    revision,
    caseId,
    share: (SHARES[revision.code] ?? USUAL_SHARE) / content.cases.length,
    channels: content.channels.map(({ channel }) => channel),
    filled,
    papers: filled.papers.map((component) => ({
      component,
      name: content.components.find(({ id }) => id === component)?.name ?? component,
    })),
    work: workOf(revision, filled),
    fee: feeFor(content, 'online').amount ?? feeFor(content, 'direct').amount,
    limitOf: (channel) => calendarLimit(limitFor(content, { caseId, channel })),
    agenciesOf(communeId) {
      const agencies = agenciesFor(content.handling, communeId);
      if (!agencies) throw new Error(`Nobody handles ${revision.code}`);
      return agencies;
    },
  };
}

function workOf({ content }: Revision, { answers }: FilledForm): readonly Work[] {
  const asked = { form: content.form, answers };
  const kinds = stepKinds(content.route);
  const taken = new Set(stepsTaken(content.route, asked).map(({ id }) => id));
  return content.route.steps.flatMap((step, at) => {
    if (!taken.has(step.id) || (kinds[at] !== 'appraise' && kinds[at] !== 'review')) return [];
    const role = kinds[at] === 'review' ? ('head' as const) : ('specialist' as const);
    return [{ stepId: step.id, role, unit: step.unit ?? null, opinions: opinionsAt(step, asked) }];
  });
}
