import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { differingPaths } from '#modules/form';
import { useDatabase } from '#test/database';
import { openInterface, type Interface } from '#test/interface';
import type { Fate } from './a-machine.fixture.ts';
import { FIELDS, Story, type Step } from './a-story.fixture.ts';
import type { Letter, Reply, Standing } from './post.ts';

const database = useDatabase();
const START = Date.UTC(2026, 10, 22, 3);
const OWNER = '0900000001';

const clock = { now: Temporal.Instant.fromEpochMilliseconds(START) };
let server: Interface;
let token: string;
let begunBefore: string | null = null;

beforeAll(async () => {
  server = await openInterface(database, clock);
  token = await server.tokenOf(OWNER);
}, 120_000);
afterAll(() => server.remove());

const tab = fc.nat({ max: 3 });
const machine = fc.nat({ max: 1 });
const value = fc.option(
  fc.constantFrom('Hòa Bình 09', 'Sông Đốc', 'Trại tàu Năm Căn', '125/CCTS', 'x'.repeat(300), '</script>', 'Đặng Thị Bé'),
  { freq: 4 },
);

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: fc.constant('type' as const), tab, field: fc.constantFrom(...FIELDS), value }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('wait' as const), seconds: fc.constantFrom(1, 3, 20, 90) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('line' as const), machine, online: fc.boolean() }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('mishap' as const),
      machine,
      fates: fc.array(fc.constantFrom<Fate>('arrives', 'lost before', 'lost after', 'failing'), { minLength: 1, maxLength: 4 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('second tab' as const), machine }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('reload' as const), tab }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('close the phone' as const), machine }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('put away' as const), tab }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('look again' as const), tab }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('session' as const), ended: fc.boolean() }) },
);

test('whatever happens on the way, what was typed last is what is saved, and every page shows it', { timeout: 600_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 3, maxLength: 30 }),
      fc.constantFrom(0, -7_200_000, 7_200_000),
      async (steps, clockIsOff) => {
        const draftId = await begin();
        const before = await standing(draftId);
        const story = new Story(
          { ...before, draftId, clockIsOff },
          {
            startsAt: clock.now.epochMilliseconds,
            setClock: (now) => (clock.now = Temporal.Instant.fromEpochMilliseconds(now)),
            save: (letter, signedIn) => save(draftId, letter, signedIn),
            standing: () => standing(draftId),
          },
        );
        for (const one of steps) await story.happen(one);
        await story.endWell();

        const saved = await standing(draftId);
        expect(differingPaths(saved.answers, story.expected)).toEqual([]);
        for (const { answers, state } of story.tabs) {
          expect(differingPaths(answers, saved.answers)).toEqual([]);
          expect(state).toBe('saved');
        }
        expect(story.leftOnShelves).toEqual([]);
      },
    ),
    { numRuns: 150 },
  );
});

/** A new draft; the one before is thrown away, since nobody may have too many. */
async function begin(): Promise<string> {
  if (begunBefore !== null) await server.ask({ path: `/dossiers/${begunBefore}`, method: 'DELETE', token });
  const begun = await server.ask({ path: '/dossiers', method: 'POST', token, body: { procedureCode: '1.003650' } });
  const id = (begun.body as { id?: string }).id;
  if (!id) throw new Error(JSON.stringify(begun.body));
  begunBefore = id;
  return id;
}

async function standing(draftId: string): Promise<Standing> {
  const { body } = await server.ask({ path: `/dossiers/${draftId}`, token });
  return body as Standing;
}

async function save(draftId: string, letter: Letter, signedIn: boolean): Promise<Reply> {
  const asked = { method: 'PATCH', path: `/dossiers/${draftId}`, body: letter };
  const { status, body } = await server.ask({ ...asked, token: signedIn ? token : undefined });
  if (status === 200) return { kind: 'saved', ...(body as Standing & { savedAt: string }) };
  if (status === 401) return { kind: 'signed-out' };
  throw new Error(`${status}: ${JSON.stringify(body)}`);
}
