import { sql, type KyselyPlugin } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { registerMandate } from '#modules/citizen/server';
import type { CitizenActor } from '#modules/dossier';
import { findKnown } from '#modules/locker/server';
import { newId } from '#kernel/ids';
import { expectOk } from '#kernel/result';
import { useDatabase } from '#test/database';
import { knownToFill } from '#views/known-to-fill';
import { FILED_AT, needsAt, settleWorld, type World } from '../../modules/dossier/server/dossier-world.fixture.ts';
import { aDossier } from '../../modules/dossier/server/filing.fixture.ts';

const lent = useDatabase();
const PEOPLE = [0, 1, 2] as const;
let world: World & { readonly citizens: readonly CitizenActor[] };

beforeAll(async () => {
  world = await settleWorld(lent.db, { citizens: 4 });
  for (const at of PEOPLE) {
    const actor = world.citizens[at]!;
    const dossierId = await aDossier(world, actor);
    const thing = { id: newId(), key: `cm${at}` };
    await sql`
      insert into locker_thing (id, party_id, kind, key, first_at)
      values (${thing.id}, ${actor.personId}, 'vessel', ${thing.key}, now())`.execute(lent.db);
    for (const [meaning, thingId] of [
      ['person.ethnicity', null],
      ['vessel.number', thing.id],
    ] as const) {
      await sql`
        insert into locker_fact (party_id, thing_id, meaning, dossier_id, procedure_code, value, label, told, given_at)
        values (${actor.personId}, ${thingId}, ${meaning}, ${dossierId}, ${world.procedureCode}, ${JSON.stringify(`of ${at}`)}::jsonb, '', '',
          now())`.execute(lent.db);
    }
  }
});

/** One of the people, in their own name or by a mandate in that of another. */
async function asking(actor: CitizenActor, principal: CitizenActor, procedures: readonly string[] | null = null): Promise<CitizenActor> {
  if (actor === principal) return actor;
  const mandate = {
    id: newId(),
    kind: 'delegate' as const,
    procedures,
    untilOn: null,
    principalId: principal.personId,
    delegateId: actor.personId,
  };
  expectOk(await registerMandate({ actor: { kind: 'system' }, mandate }, needsAt(world, FILED_AT)));
  const of = { kind: 'person', id: principal.personId, name: 'Principal', mandateId: mandate.id } as const;
  return { ...actor, actingFor: { ...of, as: 'delegate', procedures, until: null } };
}

describe('whoever asks, in whoever’s name, for whoever’s filing', () => {
  test.each(PEOPLE.flatMap((actor) => PEOPLE.flatMap((principal) => PEOPLE.map((party) => [actor, principal, party] as const))))(
    'person %i in the name of %i for a filing of %i is told of nobody but the principal, and only where it is theirs',
    async (a, p, f) => {
      const actor = await asking(world.citizens[a]!, world.citizens[p]!);
      const partyId = world.citizens[f]!.personId;
      const told = { party: { id: partyId, kind: 'person', number: null }, answers: { told: [], hasOwner: false } } as const;
      const known = await findKnown({ actor, partyId, told, account: [] }, needsAt(world, FILED_AT));
      const values = [...known.facts, ...known.things.flatMap(({ facts }) => facts)].map(({ meaning, holds }) => [meaning, holds.value]);
      const own = [
        ['person.ethnicity', `of ${p}`],
        ['vessel.number', `of ${p}`],
      ];
      expect(values).toEqual(p === f ? own : []);
      const filled = await knownToFill(needsAt(world, FILED_AT), actor);
      expect([filled['person.ethnicity'], filled['person.cccd']]).toEqual([`of ${p}`, `09608500000${p + 1}`]);
    },
  );

  test('of a mandate for other procedures nothing but the account is told', async () => {
    const actor = await asking(world.citizens[0]!, world.citizens[1]!, ['9.999999']);
    const filled = await knownToFill(needsAt(world, FILED_AT), actor);
    expect([filled['person.ethnicity'], filled['person.cccd']]).toEqual([undefined, '096085000002']);
  });
});

test('five hundred facts are read in one question beside that for consent', async () => {
  const actor = world.citizens[3]!;
  const dossierId = await aDossier(world, actor);
  await sql`
    insert into locker_fact (party_id, meaning, dossier_id, procedure_code, value, label, told, given_at)
    select ${actor.personId}::uuid, 'person.fact' || n, ${dossierId}::uuid, ${world.procedureCode}, '"x"', '', 'x', now()
    from generate_series(1, 500) n`.execute(lent.db);
  let asked = 0;
  const count: KyselyPlugin = {
    transformQuery: ({ node }) => ((asked += 1), node),
    transformResult: ({ result }) => Promise.resolve(result),
  };
  const needs = { ...needsAt(world, FILED_AT), db: lent.db.withPlugin(count) };
  const { facts } = await findKnown({ actor, partyId: actor.personId, told: null, account: [] }, needs);
  expect([facts.length, asked]).toEqual([500, 2]);
});
