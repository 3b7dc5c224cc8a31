import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#kernel/ids';
import { useDatabase } from '#test/database';
import type { ActionType } from '../actions.ts';
import type { Actor } from '../actor.ts';
import { projectionOf } from '../projection.ts';
import { replay } from '../replay.ts';
import { calendarOf } from '#modules/agency/server';
import { findDossier } from './dossier-store.ts';
import { at, DEPARTMENT, proven, ROUTE, settleWorld } from './dossier-world.fixture.ts';
import type { World } from './dossier-world.fixture.ts';
import { aDossier, doAction, done } from './filing.fixture.ts';

const lent = useDatabase();
let world: World;

beforeAll(async () => {
  world = await settleWorld(lent.db);
});

const NOW = at('2026-08-10T10:00');
const TIMES = 50;

interface Hand {
  readonly action: ActionType;
  readonly actor?: Actor;
  readonly body?: object;
}

/** What two officers want at the same moment, and how the dossier came there. */
interface Meeting {
  readonly said: string;
  /** Whether one of the two can be done after the other: then only who says what they looked at hears of it. */
  readonly inTurn?: boolean;
  readonly before: readonly ActionType[];
  readonly hands: () => readonly [Hand, Hand];
}

const MEETINGS: readonly Meeting[] = [
  { said: 'both receive', before: [], hands: () => [{ action: 'receive' }, { action: 'receive', actor: world.receivers[1]! }] },
  {
    said: 'one receives, one refuses',
    before: [],
    hands: () => [{ action: 'receive' }, { action: 'refuse', actor: world.receivers[1]! }],
  },
  {
    said: 'one receives, one asks for a supplement',
    inTurn: true,
    before: [],
    hands: () => [{ action: 'ask-supplement' }, { action: 'receive', actor: world.receivers[2]! }],
  },
  {
    said: 'head and leader assign',
    inTurn: true,
    before: ['receive'],
    hands: () => [{ action: 'assign' }, { action: 'assign', actor: world.leader }],
  },
  {
    said: 'the specialist asks for an opinion, the receiver stops',
    inTurn: true,
    before: ['receive', 'assign'],
    hands: () => [{ action: 'ask-opinion' }, { action: 'stop' }],
  },
  {
    said: 'the leader decides, and sends back from another window',
    inTurn: true,
    before: ['receive', 'assign', 'complete-step', 'complete-step'],
    hands: () => [{ action: 'decide' }, { action: 'return-step', actor: proven(world.leader, NOW) }],
  },
];

async function jobsAbout(dossierId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from graphile_worker._private_jobs where payload::text like ${`%${dossierId}%`}`.execute(lent.ownerDb);
  return rows[0]?.count ?? 0;
}

async function rowsAbout(table: string, dossierId: string): Promise<number> {
  const { rows } = await sql<{
    count: number;
  }>`select count(*)::int as count from ${sql.table(table)} where dossier_id = ${dossierId}`.execute(lent.db);
  return rows[0]?.count ?? 0;
}

describe(`${TIMES} times two officers at the same moment`, () => {
  for (const { said, before, hands, inTurn } of MEETINGS) {
    test(`${said}: one wins, the other hears of it, nothing is lost and nothing is doubled`, { timeout: 120_000 }, async () => {
      const tally = { first: 0, second: 0 };
      for (let time = 0; time < TIMES; time += 1) {
        const dossierId = await aDossier(world);
        for (const action of before) await done(world, { dossierId, action, now: NOW });
        const version = before.length + 1;
        const [notes, keys] = [await rowsAbout('dossier_note', dossierId), await rowsAbout('request_key', dossierId)];
        const jobs = await jobsAbout(dossierId);

        // Both looked at one version, or one did not say; which of them is asked first changes from time to time.
        const [one, other] = hands();
        const asked = time % 2 === 0 ? [one, other] : [other, one];
        const answers = await Promise.all(
          asked.map((hand, index) =>
            doAction(world, {
              dossierId,
              now: NOW,
              requestId: newId(),
              ...(inTurn || index === 0 || time % 4 > 1 ? { version } : {}),
              ...hand,
            }),
          ),
        );

        const won = answers.findIndex(({ ok }) => ok);
        expect(answers.map(({ ok }) => ok).toSorted(), `${said}, time ${time}`).toEqual([false, true]);
        tally[asked[won] === one ? 'first' : 'second'] += 1;
        const lost = answers[1 - won]!;
        expect(['dossier.changed', 'dossier.not-allowed', 'dossier.not-yours']).toContain(lost.ok ? '' : lost.refusal.code);
        if (!lost.ok && lost.refusal.code === 'dossier.changed') expect(lost.refusal.name).not.toBeNull();

        const found = (await findDossier(lent.db, dossierId))!;
        expect(found.facts.map(({ seq }) => seq)).toEqual(Array.from({ length: version + 1 }, (_none, index) => index + 1));
        const projected = projectionOf(found.facts, { steps: ROUTE.steps, calendar: await calendarOf(lent.db, DEPARTMENT) });
        expect(found.dossier).toMatchObject({ place: replay(found.facts).at, version: version + 1 });
        expect(projected).toMatchObject({ ok: true, value: { place: found.dossier.place, version: found.dossier.version } });
        expect(await rowsAbout('request_key', dossierId), 'the loser left no key').toBe(keys + 1);
        expect(await rowsAbout('dossier_note', dossierId), 'the words of the winner, and only those').toBe(
          notes + (JSON.stringify(found.facts.at(-1)?.data).match(/"hash"/g)?.length ?? 0),
        );
        expect(await jobsAbout(dossierId), 'one job tells of it').toBe(jobs + 1);
      }
      process.stderr.write(`${said}: ${tally.first} and ${tally.second} of ${TIMES}\n`);
    });
  }

  test('codes are without gap and without double', async () => {
    const { rows } = await sql<{ code: string }>`select code from dossier where code is not null order by code`.execute(lent.db);
    const numbers = rows.map(({ code }) => Number(code.slice(-4)));
    expect(numbers).toEqual(Array.from({ length: numbers.length }, (_none, index) => index + 1));
    expect(numbers.length).toBeGreaterThan(3 * TIMES);
  });
});
