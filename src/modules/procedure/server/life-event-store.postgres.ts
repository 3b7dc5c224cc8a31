import { sql } from 'kysely';
import type { Db } from '#kernel/database';
import type { LifeEvent } from '../life-event.ts';

/** Keeps the life events as the pack tells them, and forgets those it no longer tells. */
export async function keepLifeEvents(db: Db, events: readonly LifeEvent[]): Promise<void> {
  const given = sql`jsonb_to_recordset(${JSON.stringify(events.map((content, position) => ({ slug: content.slug, position, content })))}::jsonb)
    as given (slug text, position integer, content jsonb)`;
  await sql`delete from life_event where slug not in (select slug from ${given})`.execute(db);
  await sql`
    insert into life_event (slug, position, content) select slug, position, content from ${given}
    on conflict (slug) do update set position = excluded.position, content = excluded.content
      where (life_event.position, life_event.content) is distinct from (excluded.position, excluded.content)`.execute(db);
}

/** Every life event, in the order of the pack. */
export async function readLifeEvents(db: Db): Promise<readonly LifeEvent[]> {
  const { rows } = await sql<{ content: LifeEvent }>`select content from life_event order by position, slug`.execute(db);
  return rows.map(({ content }) => content);
}
