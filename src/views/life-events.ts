import type { Db } from '#kernel/database';
import { fold } from '#kernel/text';
import { feedsOf, type Feed, type LifeEvent, type PapersOf, type Revision } from '#modules/procedure';
import { publishedRevisions, readLifeEvents } from '#modules/procedure/server';

export { readLifeEvents as lifeEvents } from '#modules/procedure/server';

/** A life event as its page shows it. */
export interface GuidedEvent {
  readonly event: LifeEvent;
  /** The procedures in force of its steps, by code; one nobody publishes is missing. */
  readonly procedures: ReadonlyMap<string, Revision>;
  readonly feeds: readonly Feed[];
}

/** One life event with the procedures of its steps, and which result feeds which later step. */
export async function guidedEvent(db: Db, slug: string): Promise<GuidedEvent | null> {
  const event = (await readLifeEvents(db)).find((one) => one.slug === slug);
  if (!event) return null;
  const codes = event.steps.flatMap(({ procedure }) => procedure ?? []);
  const procedures = new Map((await publishedRevisions(db, [...new Set(codes)])).map((revision) => [revision.code, revision]));
  function papersOf(code: string): PapersOf | null {
    const content = procedures.get(code)?.content;
    if (!content) return null;
    const { result } = content.record;
    return {
      resultType: result?.docType ?? null,
      resultName: result?.name ?? null,
      componentTypes: content.components.flatMap(({ paperType }) => paperType ?? []),
    };
  }
  return { event, procedures, feeds: feedsOf(event, papersOf) };
}

/** The life events somebody may be in who asks this. */
export function eventsAsked(events: readonly LifeEvent[], q: string | null): readonly LifeEvent[] {
  if (q === null) return [];
  const asked = ` ${fold(q)} `;
  return events.filter((event) => event.asked.some((phrase) => asked.includes(` ${fold(phrase)} `)));
}
