import { sql } from 'kysely';
import type { Db } from '#kernel/database';
import type { Meaning } from '../understanding/settle.ts';
import { NEW_TALK, TalkState } from '../talk/talk-state.ts';

/** Whose talk. */
interface Talker {
  readonly channel: string;
  readonly userId: string;
}

/** What a talk has come to, held until the caller's transaction ends; a new one where nobody talked yet or long ago. */
export async function holdTalk(db: Db, { channel, userId, since }: Talker & { readonly since: Temporal.Instant }): Promise<TalkState> {
  await sql`select pg_advisory_xact_lock(hashtextextended('talk ' || ${channel}::text || ' ' || ${userId}::text, 0))`.execute(db);
  const { rows } = await sql<{ state: unknown }>`
    select state from talk
    where channel = ${channel} and user_id = ${userId} and updated_at > ${since.toString()}`.execute(db);
  const read = TalkState.safeParse(rows[0]?.state);
  return read.success ? read.data : NEW_TALK;
}

export async function keepTalk(db: Db, kept: Talker & { readonly state: TalkState; readonly now: Temporal.Instant }): Promise<void> {
  await sql`
    insert into talk (channel, user_id, state, updated_at)
    values (${kept.channel}, ${kept.userId}, ${JSON.stringify(kept.state)}, ${kept.now.toString()})
    on conflict (channel, user_id) do update set state = excluded.state, updated_at = excluded.updated_at`.execute(db);
}

/** Notes what was understood; never what was said. */
export async function noteTurn(
  db: Db,
  noted: { readonly id: string; readonly channel: string; readonly meaning: Meaning; readonly now: Temporal.Instant },
): Promise<void> {
  const { intent, confidence, procedure } = noted.meaning;
  await sql`
    insert into talk_turn (id, channel, at, intent, confidence, procedure_code)
    values (${noted.id}, ${noted.channel}, ${noted.now.toString()}, ${intent}, ${confidence}, ${procedure?.code ?? null})`.execute(db);
}

/** Forgets talks nobody has gone on with since then. */
export async function forgetTalks(db: Db, before: Temporal.Instant): Promise<void> {
  await sql`delete from talk where updated_at < ${before.toString()}`.execute(db);
}
