import { beforeAll, expect, test } from 'vitest';
import { loadProcedures } from '#modules/procedure/server';
import { useDatabase } from '#test/database';
import { PACK, settleAgencies } from '#test/pack-procedures';
import { eventsAsked, guidedEvent, lifeEvents } from './life-events.ts';

const lent = useDatabase();

beforeAll(async () => {
  await settleAgencies(lent.ownerDb);
  await loadProcedures(lent.db, PACK, { now: Temporal.Instant.from('2026-11-22T03:00:00Z') });
});

test('what happens in a life is told in the order of the pack, and every procedure it names is published', async () => {
  const events = await lifeEvents(lent.db);
  expect(events.map(({ slug }) => slug).slice(0, 6)).toEqual(['sinh-con', 'ket-hon', 'lam-nha', 'mo-quan', 'dong-tau', 'nguoi-than-mat']);
  for (const { slug, steps } of events) {
    const guided = await guidedEvent(lent.db, slug);
    for (const { procedure } of steps) if (procedure !== null) expect(guided?.procedures.has(procedure), `${slug} ${procedure}`).toBe(true);
  }
});

test('the papers of procedures say themselves which result feeds which step', async () => {
  const guided = await guidedEvent(lent.db, 'ket-hon');
  expect(guided?.feeds).toContainEqual({
    from: 'tinh-trang-hon-nhan',
    to: 'dang-ky',
    paper: { vi: 'Giấy xác nhận tình trạng hôn nhân', en: 'Giấy xác nhận tình trạng hôn nhân' },
  });
  expect((await guidedEvent(lent.db, 'lam-nha'))?.feeds.map(({ from, to }) => `${from} ${to}`)).toContain('dat giay-phep');
});

test('an event is offered to who asks for it in its words, with or without marks', async () => {
  const events = await lifeEvents(lent.db);
  const asked = (q: string | null): readonly string[] => eventsAsked(events, q).map(({ slug }) => slug);
  expect(asked('toi moi sinh con')).toEqual(['sinh-con']);
  expect(asked('MỞ QUÁN ăn')).toEqual(['mo-quan']);
  expect(asked('tàu')).toEqual([]);
  expect(asked(null)).toEqual([]);
});

test('there is no event of another name', async () => {
  expect(await guidedEvent(lent.db, "'; drop table life_event")).toBeNull();
});
