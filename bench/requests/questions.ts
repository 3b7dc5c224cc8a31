import { sql } from 'kysely';
import type { Db } from '#kernel/database';
import { PROVINCE } from '../asking/supervisor.ts';
import type { Cast } from './cast.ts';
import type { Ask } from '../asking/letter.ts';
import type { Minimal } from './limit/statements.ts';

/** Something people ask all day, in many forms of it. */
export interface Question {
  readonly name: string;
  readonly asks: readonly Ask[];
  /** Which minimal SQL it is held against, and the share of it that was promised per process at 100,000 dossiers. */
  readonly limit?: readonly [Minimal['name'], number];
  /** What was promised at p95 at a million dossiers, in milliseconds, and a share of how often it is asked on a busy day. */
  readonly atMost?: number;
  /** What was promised at the least, per second and process. */
  readonly atLeast?: number;
}

const MANY = 2000;
const FULL_PAGE = 50;
const NAMES = ['tram thi', 'duoc van', 'vam minh', 'mam ngoc', 'ban thi', 'rach van'];
const WORDS = [
  'khai sinh',
  'ket hon',
  'giay phep xay dung',
  'quyen su dung dat',
  'ly lich tu phap',
  'ho kinh doanh',
  'lai xe',
  'nguoi co cong',
];

/** What is only looked at; it can be asked for ever. */
export async function readings(db: Db, { officers, citizens }: Cast): Promise<readonly Question[]> {
  const dossiers = (await someDossiers(db)).flatMap((one) => {
    const receiver = officers.get(`receiver@${one.desk}`);
    return receiver ? [{ ...one, token: receiver.token }] : [];
  });
  const seats = await fullSeats(db, { officers, citizens });
  return [
    {
      name: 'status',
      asks: dossiers.map(({ reference, factor }) => ({ path: '/api/v1/track', json: { code: reference, factor } })),
      limit: ['status', 0.11],
    },
    { name: 'open', asks: dossiers.map(({ id, token }) => ({ path: `/api/v1/dossiers/${id}`, token })), atMost: 50 },
    {
      name: 'queue',
      asks: seats.map((seat) => ({ path: `/api/v1/desk/queue?tab=open&role=${seat.role}&agencyId=${seat.at}`, token: seat.token })),
      limit: ['queue', 0.2],
      atMost: 40,
    },
    {
      name: 'search in the queue',
      asks: seats.flatMap(({ token, role, at }) =>
        NAMES.map((q) => ({ path: `/api/v1/desk/queue?tab=open&role=${role}&agencyId=${at}&q=${encodeURIComponent(q)}`, token })),
      ),
      atMost: 60,
    },
    {
      name: 'search',
      asks: WORDS.map((q) => ({ path: `/api/v1/procedures?limit=20&q=${encodeURIComponent(q)}` })),
      limit: ['search', 0.25],
      atMost: 60,
    },
    {
      name: 'page: open',
      asks: dossiers.map(({ id, token }) => ({ path: `/can-bo/ho-so/${id}`, cookie: `motcua=${token}`, page: true })),
      atMost: 50,
    },
    {
      name: 'page: queue',
      asks: seats.map(({ role, at, token }) => ({ path: `/can-bo?tab=open&seat=${role}@${at}`, cookie: `motcua=${token}`, page: true })),
      atMost: 40,
    },
    { name: 'page: my dossiers', asks: citizens.map(({ token }) => ({ path: '/ho-so', cookie: `motcua=${token}`, page: true })) },
    { name: 'page: home', asks: [{ path: '/', page: true }], atLeast: 5000 },
    { name: 'page: catalogue', asks: [{ path: '/thu-tuc', page: true }], atLeast: 5000 },
    {
      name: 'page: procedure',
      asks: [
        { path: '/thu-tuc/1.003650', page: true },
        { path: '/thu-tuc/1.004194', page: true },
      ],
      atLeast: 5000,
    },
  ];
}

/** Half of those looked at are open, as far as there are as many; the others are over. */
async function someDossiers(db: Db) {
  const { rows } = await sql<{ id: string; reference: string; desk: string; factor: string }>`
    with open as (select id from dossier where ended_at is null and filed_at < now() - interval '2 hours' order by md5(id::text) limit ${MANY / 2}),
      over as (select id from dossier tablesample system (5) where ended_at is not null limit ${MANY / 2})
    select id, reference, desk_id as desk, track_factors[1] as factor
    from dossier where id in (select id from open union all select id from over) and track_factors[1] is not null
    order by md5(id::text)`.execute(db);
  return rows;
}

/** Seats with a whole page of open dossiers and more. */
async function fullSeats(db: Db, { officers }: Cast) {
  const { rows } = await sql<{ seat: string }>`
    select seat from (
      select 'receiver@' || desk_id as seat, count(*) as held from dossier where ended_at is null group by desk_id
      union all
      select role || '@' || agency_id, count(*) from dossier, unnest(array['head', 'leader']) as role where ended_at is null and unit_id = agency_id
      group by role, agency_id
      union all
      select 'supervisor@' || ${PROVINCE}, count(*) from dossier where ended_at is null
    ) as seats
    where held > ${FULL_PAGE}
    order by held desc`.execute(db);
  return rows.flatMap(({ seat }) => officers.get(seat) ?? []);
}
