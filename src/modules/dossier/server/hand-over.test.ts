import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { useDatabase } from '#test/database';
import { lastFact } from '../fact.ts';
import { findDossier } from './dossier-store.ts';
import { at, needsAt, settleWorld } from './dossier-world.fixture.ts';
import type { World } from './dossier-world.fixture.ts';
import { findWhole } from './dossier-store.ts';
import { aDossier, doAction, done } from './filing.fixture.ts';
import { openDossier } from './open-dossier.ts';

const lent = useDatabase();
let world: World;
beforeAll(async () => {
  world = await settleWorld(lent.db);
});

const NOW = at('2026-08-10T10:00');
const OWN_CARD = '096085000001';
const SCANNED = `${OWN_CARD}|381000001|Invented Person 1|01011985|Nam|Ap 1, Xa Khanh An, Ca Mau|15042021`;

async function settled(): Promise<string> {
  const dossierId = await aDossier(world);
  for (const action of ['receive', 'assign', 'complete-step', 'complete-step', 'decide', 'issue'] as const)
    await done(world, { dossierId, action, now: NOW });
  return dossierId;
}

async function handOut(dossierId: string, body: object): ReturnType<typeof doAction> {
  return doAction(world, { dossierId, action: 'hand-over', now: NOW, body });
}

describe('across the counter', () => {
  test.each([
    ['typed', OWN_CARD],
    ['scanned', SCANNED],
  ])('the applicant’s own card, %s, and their signature give it away; the fact keeps that it was compared', async (_how, card) => {
    const dossierId = await settled();
    expect(await handOut(dossierId, { channel: 'counter', seen: { card, confirmed: true } })).toMatchObject({ ok: true });
    const found = await findDossier(lent.db, dossierId);
    const fact = lastFact(found?.facts ?? [], 'handed-over');
    expect(fact?.data).toEqual({ to: 'applicant', channel: 'counter', checked: 'card' });
    expect(JSON.stringify(found?.facts)).not.toContain(OWN_CARD);
  });

  test.each([
    [{}, 'counter.card-missing'],
    [{ seen: { confirmed: true } }, 'counter.card-missing'],
    [{ seen: { card: '096085000002', confirmed: true } }, 'counter.card-of-another'],
    [{ seen: { card: '12345', confirmed: true } }, 'counter.card-unreadable'],
    [{ seen: { card: 'a|b|c', confirmed: true } }, 'counter.card-unreadable'],
    [{ seen: { card: OWN_CARD } }, 'counter.not-confirmed'],
    [{ to: 'delegate', seen: { card: OWN_CARD, confirmed: true } }, 'counter.delegate-missing'],
    [{ to: 'delegate', seen: { delegate: { name: 'Invented Delegate', paper: 'Mandate 12' } } }, 'counter.not-confirmed'],
  ])('nothing is given away for %j', async (body, code) => {
    const dossierId = await settled();
    expect(await handOut(dossierId, { channel: 'counter', ...body })).toMatchObject({ refusal: { code } });
    expect((await findDossier(lent.db, dossierId))?.dossier.place).toBe('settled');
  });

  test('who comes by a mandate on paper is named in a note, and the fact says that a paper was seen', async () => {
    const dossierId = await settled();
    const seen = { delegate: { name: 'Invented Delegate', paper: 'Mandate 12, 2026' }, confirmed: true };
    expect(await handOut(dossierId, { to: 'delegate', seen })).toMatchObject({ ok: true });
    const fact = lastFact((await findDossier(lent.db, dossierId))?.facts ?? [], 'handed-over');
    expect(fact?.data).toMatchObject({ to: 'delegate', channel: 'counter', checked: 'delegate-paper' });
    expect(JSON.stringify(fact)).not.toContain('Invented Delegate');
    const notes = (await findWhole(lent.db, dossierId))?.notes ?? [];
    expect(notes.find(({ id }) => id === fact?.data.note?.id)?.text).toBe('Invented Delegate · Mandate 12, 2026');
  });

  test('where nobody ever gave a number, the fact says no more than that a card was shown', async () => {
    const dossierId = await settled();
    await sql`update person set cccd = null where id = ${world.applicant.personId}`.execute(lent.db);
    expect(await handOut(dossierId, { seen: { card: '096085000077', confirmed: true } })).toMatchObject({ ok: true });
    await sql`update person set cccd = ${OWN_CARD} where id = ${world.applicant.personId}`.execute(lent.db);
    const fact = lastFact((await findDossier(lent.db, dossierId))?.facts ?? [], 'handed-over');
    expect(fact?.data.checked).toBe('card-shown');
  });
});

test('electronically or by post nobody stands there to be looked at', async () => {
  const [first, second] = [await settled(), await settled()];
  expect(await handOut(first, {})).toMatchObject({ ok: true });
  expect(await handOut(second, { channel: 'post' })).toMatchObject({ ok: true });
  const facts = (await findDossier(lent.db, first))?.facts ?? [];
  expect(lastFact(facts, 'handed-over')?.data).toEqual({ to: 'applicant', channel: 'electronic' });
});

test('opening a dossier to hand it out leaves a reason of its own in the ledger', async () => {
  const dossierId = await settled();
  await openDossier({ actor: world.receiver, dossier: dossierId, because: 'handing-out' }, needsAt(world, NOW));
  const { rows } = await sql<{ reason: string }>`
    select reason from ledger_entry where subject_id = ${dossierId} order by id desc limit 1`.execute(lent.db);
  expect(rows).toEqual([{ reason: 'handing-out' }]);
});
