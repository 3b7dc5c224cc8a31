import { z } from 'zod';
import type { Lang } from '#messages';
import { PROCEDURE_CODE } from './record.ts';

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'expected words in small letters with hyphens between');
const said = z.strictObject({ vi: z.string().min(1), en: z.string().min(1) });
/** A text in every language of the screens. */
export type Said = Readonly<Record<Lang, string>>;

const step = z
  .strictObject({
    id: slug,
    /** Null for what is done elsewhere. */
    procedure: z.string().regex(PROCEDURE_CODE).nullable(),
    /** What it is called when it is no procedure of ours. */
    name: said.optional(),
    when: said,
    text: said,
    uses: z.array(z.strictObject({ from: slug, paper: said })).optional(),
  })
  .refine(({ procedure, name }) => procedure !== null || name !== undefined, 'expected a name for what is done elsewhere');

/** What happens in a life, and the procedures it takes, in order. */
export const LifeEvent = z
  .strictObject({
    slug,
    icon: z.string(),
    name: said,
    more: said,
    lead: said,
    /** What people type who are at this point of their life. */
    asked: z.array(z.string()),
    steps: z.array(step).min(1),
  })
  .refine(({ steps }) => steps.every(usesEarlierSteps), 'expected papers to come from earlier steps');
export type LifeEvent = z.infer<typeof LifeEvent>;
export type LifeStep = LifeEvent['steps'][number];

/** The life events of a province (`packs/<province>/life-events.json`). */
export const LifeEvents = z.strictObject({ note: z.string().optional(), events: z.array(LifeEvent) });

/** A paper that one step gives and a later one needs. */
export interface Feed {
  readonly from: string;
  readonly to: string;
  readonly paper: Said;
}

/** What is known of a procedure's papers: the type of its result and those of what it asks for. */
export interface PapersOf {
  readonly resultType: string | null;
  readonly resultName: string | null;
  readonly componentTypes: readonly string[];
}

/** Which result feeds which later step: as the pack says, and as the procedures' own papers do. */
export function feedsOf(event: Pick<LifeEvent, 'steps'>, papersOf: (code: string) => PapersOf | null): readonly Feed[] {
  return event.steps.flatMap((to, at) => {
    const told = (to.uses ?? []).map(({ from, paper }) => ({ from, to: to.id, paper }));
    const wanted = to.procedure === null ? null : papersOf(to.procedure);
    const found = event.steps.slice(0, at).flatMap((from) => {
      const given = from.procedure === null || from.procedure === to.procedure ? null : papersOf(from.procedure);
      if (!given?.resultType || !given.resultName || !wanted?.componentTypes.includes(given.resultType)) return [];
      return [{ from: from.id, to: to.id, paper: { vi: given.resultName, en: given.resultName } }];
    });
    return [...told, ...found.filter((one) => !told.some(({ from }) => from === one.from))];
  });
}

function usesEarlierSteps(one: z.infer<typeof step>, at: number, steps: readonly z.infer<typeof step>[]): boolean {
  const earlier = steps.slice(0, at).map(({ id }) => id);
  return !earlier.includes(one.id) && (one.uses ?? []).every(({ from }) => earlier.includes(from));
}
