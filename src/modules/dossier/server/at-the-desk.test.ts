import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#kernel/ids';
import { expectOk } from '#kernel/result';
import { useDatabase } from '#test/database';
import { standingChecks } from '../check.ts';
import { beHere, forgetPresence } from './be-here.ts';
import { checksOf } from './check-store.ts';
import { deskNotesOf } from './desk-note-store.ts';
import { at, needsAt, settleWorld } from './dossier-world.fixture.ts';
import type { World } from './dossier-world.fixture.ts';
import { aDossier, done } from './filing.fixture.ts';
import { markPlace, type MarkPlace } from './mark-place.ts';
import { openDossier } from './open-dossier.ts';
import { takeBackDeskNote, writeDeskNote } from './write-desk-note.ts';

const lent = useDatabase();
let world: World;

beforeAll(async () => {
  world = await settleWorld(lent.db);
});

const NOW = at('2026-08-10T10:00');
const WRONG = { place: 'component:certificate', verdict: 'wrong', code: 'unreadable', reason: 'Chụp lại cho rõ' } as const;

async function mark(dossierId: string, more: Partial<MarkPlace> = {}) {
  return markPlace({ actor: world.receiver, dossierId, ...WRONG, ...more }, needsAt(world, NOW));
}

describe('marks', () => {
  test('are kept by officer, and the later word counts', async () => {
    const dossierId = await aDossier(world);
    expectOk(await mark(dossierId));
    expectOk(await mark(dossierId, { verdict: 'right' }));
    const [, second] = world.receivers;
    expectOk(await markPlace({ actor: second!, dossierId, ...WRONG, place: '/owner/trade' }, needsAt(world, NOW)));
    const checks = await checksOf(lent.db, dossierId);
    expect(checks).toEqual([
      expect.objectContaining({ place: '/owner/trade', officerId: second?.officerId, verdict: 'wrong', code: 'unreadable', round: 0 }),
      expect.objectContaining({ place: 'component:certificate', verdict: 'right', code: null, reason: null }),
    ]);
  });

  test('leave no fact, and reach nobody', async () => {
    const dossierId = await aDossier(world);
    expectOk(await mark(dossierId));
    const opened = expectOk(await openDossier({ actor: world.applicant, dossier: dossierId }, needsAt(world, NOW)));
    expect(opened.facts.map(({ type }) => type)).toEqual(['filed']);
    expect(JSON.stringify(opened)).not.toContain('Chụp lại cho rõ');
  });

  test('are taken back', async () => {
    const dossierId = await aDossier(world);
    expectOk(await mark(dossierId));
    expectOk(await mark(dossierId, { verdict: 'none' }));
    expect(await checksOf(lent.db, dossierId)).toEqual([]);
  });

  test('that say wrong say what, and what to do', async () => {
    const dossierId = await aDossier(world);
    expect(await mark(dossierId, { reason: '  ' })).toMatchObject({ refusal: { code: 'check.reason-needed', field: 'reason' } });
    expect(await mark(dossierId, { code: '' })).toMatchObject({ refusal: { code: 'check.reason-needed', field: 'code' } });
    expect(await mark(dossierId, { place: 'component:passport' })).toMatchObject({ refusal: { code: 'check.place-unknown' } });
    expect(await mark(dossierId, { place: '/vessel' })).toMatchObject({ refusal: { code: 'check.place-unknown' } });
    expect(await checksOf(lent.db, dossierId)).toEqual([]);
  });

  test('are set by whoever may ask for better papers, and by nobody else', async () => {
    const dossierId = await aDossier(world);
    for (const actor of [world.head, world.supervisor, world.clerk]) {
      expect(await mark(dossierId, { actor })).toMatchObject({ refusal: { code: 'check.not-yours' } });
    }
    for (const actor of [world.stranger, world.applicant, world.otherCitizen]) {
      expect(await mark(dossierId, { actor })).toEqual({ ok: false, refusal: { code: 'dossier.unknown' } });
    }
    await done(world, { dossierId, action: 'receive', now: NOW });
    expect(await mark(dossierId)).toMatchObject({ refusal: { code: 'check.not-yours' } });
    expectOk(await mark(dossierId, { actor: world.head }));
  });

  test('end with the paper they were about', async () => {
    const dossierId = await aDossier(world);
    expectOk(await mark(dossierId));
    expectOk(await mark(dossierId, { place: 'component:application', verdict: 'right' }));
    await done(world, { dossierId, action: 'ask-supplement', now: NOW });
    const { facts } = expectOk(await openDossier({ actor: world.receiver, dossier: dossierId }, needsAt(world, NOW)));
    expect(standingChecks(await checksOf(lent.db, dossierId), facts)).toHaveLength(2);
  });
});

describe('notes among officers', () => {
  test('are written once, read by officers, and never shown to the applicant', async () => {
    const dossierId = await aDossier(world);
    const asked = { actor: world.receiver, dossierId, requestId: newId(), text: ' Đã gọi điện, người nộp hẹn thứ Hai. ' };
    for (let time = 0; time < 3; time += 1) expectOk(await writeDeskNote(asked, needsAt(world, NOW)));
    const notes = await deskNotesOf(lent.db, dossierId);
    expect(notes).toMatchObject([{ text: 'Đã gọi điện, người nộp hẹn thứ Hai.', role: 'receiver', officerId: world.receiver.officerId }]);
    const opened = expectOk(await openDossier({ actor: world.applicant, dossier: dossierId }, needsAt(world, NOW)));
    expect(JSON.stringify(opened)).not.toContain('hẹn thứ Hai');
  });

  test('are refused to who has nothing to do with the dossier, and when they say nothing or too much', async () => {
    const dossierId = await aDossier(world);
    const note = { dossierId, requestId: newId(), text: 'Lời' };
    const write = async (more: object) => writeDeskNote({ actor: world.receiver, ...note, ...more }, needsAt(world, NOW));
    expect(await write({ actor: world.supervisor })).toMatchObject({ refusal: { code: 'desk-note.not-yours' } });
    for (const actor of [world.stranger, world.applicant])
      expect(await write({ actor })).toMatchObject({ refusal: { code: 'dossier.unknown' } });
    expect(await write({ text: ' \n ' })).toMatchObject({ refusal: { code: 'desk-note.empty' } });
    expect(await write({ text: 'x'.repeat(2001) })).toMatchObject({ refusal: { code: 'desk-note.too-long' } });
    expect(await deskNotesOf(lent.db, dossierId)).toEqual([]);
  });

  test('are taken back by their author alone', async () => {
    const dossierId = await aDossier(world);
    expectOk(await writeDeskNote({ actor: world.receiver, dossierId, requestId: newId(), text: 'Nhầm hồ sơ' }, needsAt(world, NOW)));
    const [note] = await deskNotesOf(lent.db, dossierId);
    const [, second] = world.receivers;
    for (const actor of [second!, world.receiver, world.receiver]) {
      expectOk(await takeBackDeskNote({ actor, dossierId, noteId: note!.id }, needsAt(world, NOW)));
      const [left] = await deskNotesOf(lent.db, dossierId);
      expect(left?.text).toBe(actor === second ? 'Nhầm hồ sơ' : null);
    }
    await expect(sql`delete from desk_note`.execute(lent.db)).rejects.toThrow(/permission denied/);
  });
});

describe('who else is here', () => {
  test('whoever opened it within five minutes, or says within the minute that it is open', async () => {
    const dossierId = await aDossier(world);
    const [one, other] = world.receivers;
    const here = async (sign: 'opened' | 'still' | 'left', { actor = one!, after = 0 } = {}) =>
      expectOk(await beHere({ actor, dossierId, sign }, needsAt(world, NOW.add({ seconds: after })))).others.map(
        ({ officerId }) => officerId,
      );

    expect(await here('opened')).toEqual([]);
    expect(await here('opened', { actor: other!, after: 10 })).toEqual([one?.officerId]);
    expect(await here('still', { after: 11 })).toEqual([other?.officerId]);
    expect(await here('still', { after: 299 })).toEqual([other?.officerId]);
    expect(await here('still', { after: 311 }), 'the other has no script and opened it five minutes ago').toEqual([]);
    expect(await here('opened', { actor: other!, after: 360 })).toEqual([one?.officerId]);
    expect(await here('opened', { actor: other!, after: 372 }), 'the script was silent for a minute').toEqual([]);
    expect(await here('still', { after: 373 })).toEqual([other?.officerId]);
    expect(await here('left', { actor: other!, after: 374 })).toEqual([one?.officerId]);
    expect(await here('still', { after: 375 })).toEqual([]);
  });

  test('tells what happened since the version looked at', async () => {
    const dossierId = await aDossier(world);
    const [, other] = world.receivers;
    const look = async () => expectOk(await beHere({ actor: other!, dossierId, sign: 'still', version: 1 }, needsAt(world, NOW))).changed;
    expect(await look()).toBeNull();
    await done(world, { dossierId, action: 'receive', now: NOW });
    expect(await look()).toMatchObject({ fact: 'received', name: 'Officer receiver', role: 'receiver' });
  });

  test('is told to nobody who may not read it, and forgotten after a day', async () => {
    const dossierId = await aDossier(world);
    for (const actor of [world.stranger, world.applicant, world.otherCitizen]) {
      expect(await beHere({ actor, dossierId, sign: 'still' }, needsAt(world, NOW))).toEqual({
        ok: false,
        refusal: { code: 'dossier.unknown' },
      });
    }
    expectOk(await beHere({ actor: world.receiver, dossierId, sign: 'opened' }, needsAt(world, NOW)));
    await forgetPresence(needsAt(world, NOW.add({ hours: 25 })));
    expect((await sql`select from dossier_presence`.execute(lent.db)).rows).toEqual([]);
  });
});
