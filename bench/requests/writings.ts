import { sql } from 'kysely';
import type { Db } from '#kernel/database';
import type { Cast } from './cast.ts';
import { dropDrafts, readyDrafts } from './drafts.ts';
import type { Ask } from '../asking/letter.ts';
import { askAll, tryEach, type Answered, type Asking } from './rounds.ts';

/** More than any process sends in a second. */
const MOST_A_SECOND = 900;

/**
 * Citizens file, desks receive what was filed, heads give it to specialists, again and again: each on the dossiers the question before
 * made, so that those of the world stay as they are.
 */
export async function writings(
  db: Db,
  { cast, now, ...asking }: Asking & { readonly cast: Cast; readonly now: Temporal.Instant },
): Promise<ReadonlyMap<string, Answered>> {
  const drafts = await readyDrafts(db, { citizens: cast.citizens, count: Math.ceil(asking.seconds * MOST_A_SECOND), now });
  await sql`analyze draft, draft_paper`.execute(db);
  const submit = await askAll(
    drafts.map(({ id, token }) => ({ method: 'POST', path: `/api/v1/dossiers/${id}/submit`, token, keyed: true })),
    asking,
    { once: true },
  );
  await dropDrafts(db, drafts);
  const ids = drafts.map(({ id }) => id);
  const receive = await askAll(await receptions(db, ids, cast), asking, { once: true });
  const assign = await askAll(await assignments(db, ids, { cast, asking }), asking);
  return new Map([
    ['submit', submit],
    ['receive', receive],
    ['act (assign)', assign],
  ]);
}

async function receptions(db: Db, ids: readonly string[], { officers }: Cast): Promise<readonly Ask[]> {
  const { rows } = await sql<{ id: string; desk: string }>`
    select id, desk_id as desk from dossier where id = any(${ids}::uuid[]) and place = 'filed' order by id`.execute(db);
  return rows.flatMap(({ id, desk }) => {
    const receiver = officers.get(`receiver@${desk}`);
    return receiver ? [{ method: 'POST', path: `/api/v1/dossiers/${id}/actions/receive`, token: receiver.token, keyed: true }] : [];
  });
}

/** Two specialists of the unit take turns; procedures whose first step is another unit's are left out, as one try shows. */
async function assignments(
  db: Db,
  ids: readonly string[],
  { cast, asking }: { readonly cast: Cast; readonly asking: Asking },
): Promise<readonly Ask[]> {
  const { rows } = await sql<{ id: string; agency: string; kind: string; specialists: readonly string[] }>`
    select d.id, d.agency_id as agency, d.procedure_code as kind,
      array(select r.officer_id from officer_role r where r.role = 'specialist' and r.agency_id = d.agency_id order by 1 limit 2) as specialists
    from dossier d where d.id = any(${ids}::uuid[]) and d.place = 'received' order by d.id`.execute(db);
  const all = rows.flatMap(({ id, agency, kind, specialists }) => {
    const head = cast.officers.get(`head@${agency}`);
    if (!head) return [];
    return specialists.map((officerId, nth) => ({
      ...{ method: 'POST' as const, path: `/api/v1/dossiers/${id}/actions/assign`, token: head.token, keyed: true },
      ...{ json: { officerId, unitId: agency }, nth, kind: `${kind} ${agency}` },
    }));
  });
  const firsts = new Map(all.map((ask) => [ask.kind, ask]));
  const possible = new Set((await tryEach([...firsts.values()], asking.web)).map(({ kind }) => kind));
  const kept = all.filter(({ kind }) => possible.has(kind));
  return [0, 1].flatMap((turn) => kept.filter(({ nth }) => nth === turn));
}
