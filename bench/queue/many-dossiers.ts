import { sql } from 'kysely';
import type { Db } from '#kernel/database';

/** How many of all dossiers are open at one moment: a province settles one in about five working days of the year's 250, with a tail. */
const OPEN_EVERY = 25;

/**
 * Fills an empty database with invented dossiers: spread over the desks and units of the pack, a twenty-fifth of them open, as the
 * owner. Counters are made by the same trigger as ever. Answers how many there are.
 */
export async function manyDossiers(db: Db, count: number): Promise<void> {
  await sql`
    insert into person (id, cccd, full_name, created_at, updated_at)
    values ('00000000-0000-4000-8000-000000000001', '096085000001', 'Người Thử', now(), now()) on conflict do nothing`.execute(db);
  await sql`
    insert into officer (id, full_name, created_at)
    select ('00000000-0000-4000-8000-' || lpad((1000 + n)::text, 12, '0'))::uuid, 'Cán Bộ Thử ' || n, now() from generate_series(0, 199) as n`.execute(
    db,
  );
  await sql`
    with desks as (
      select id, parent_id as agency, row_number() over (order by (id = 'H12.01') desc, id) - 1 as at, count(*) over () as many
      from agency where kind = 'one-stop'
    ), kinds as (
      select code, published_revision_id as revision, row_number() over (order by code) - 1 as at, count(*) over () as many
      from procedure where published_revision_id is not null
    )
    insert into dossier (id, reference, code, procedure_code, procedure_revision_id, case_id, channel, applicant_id, applicant_name, desk_id,
      agency_id, unit_id, assignee_id, place, national, filed_at, received_at, due_at, act_by, search_text, version, updated_at)
    select ('01980000-' || lpad(to_hex((n >> 16) & 65535), 4, '0') || '-7' || lpad(to_hex(n & 4095), 3, '0') || '-8000-' || lpad(to_hex(n), 12, '0'))::uuid,
      'MC-' || n, 'H12.01-' || n, kinds.code, kinds.revision, 'general', (array['online', 'online', 'direct', 'postal'])[1 + n % 4],
      '00000000-0000-4000-8000-000000000001', named.name, desks.id, coalesce(desks.agency, desks.id), coalesce(desks.agency, desks.id),
      ('00000000-0000-4000-8000-' || lpad((1000 + n % 200)::text, 12, '0'))::uuid, standing.place, 4,
      filed.at, filed.at + interval '4 hours', filed.at + interval '5 days', filed.at + interval '5 days',
      'mc-' || n || ' h12.01-' || n || ' ' || vi_fold(named.name), 3, filed.at
    from generate_series(1, ${count}::int) as n
    -- A third of everything passes the province's own desk.
    join desks on desks.at = case when n % 3 = 0 then 0 else n % desks.many end
    join kinds on kinds.at = (n / 7) % kinds.many
    cross join lateral (select (array['Nguyễn Văn', 'Trần Thị', 'Lê Hoàng', 'Phạm Minh', 'Danh Kim'])[1 + n % 5] || ' ' ||
      (array['An', 'Bình', 'Cúc', 'Dũng', 'Em', 'Giang', 'Hải', 'Khải', 'Lan', 'Mai', 'Ngọc'])[1 + (n / 5) % 11] || ' ' || n % 997) as named (name)
    cross join lateral (select case
      when n % ${OPEN_EVERY} <> 0 then (array['handed-over', 'handed-over', 'handed-over', 'stopped', 'reception-refused'])[1 + n % 5]
      else (array['filed', 'received', 'appraising', 'appraising', 'proposed', 'decided', 'supplement-in-appraisal', 'settled'])[1 + (n / ${OPEN_EVERY}) % 8]
      end) as standing (place)
    cross join lateral (select now() - case when n % ${OPEN_EVERY} = 0 then (n % 9973) * interval '1 minute' else (n % 525600) * interval '1 minute' end) as filed (at)`.execute(
    db,
  );
  await sql`vacuum (analyze) dossier`.execute(db);
  await sql`vacuum (analyze) queue_count_change`.execute(db);
}
