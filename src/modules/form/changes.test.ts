import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changesBetween, changesIn, differingPaths, mergeNewer, patchOf } from './changes.ts';
import { mergeAnswers } from './merge.ts';

const NOW = 1_000;
const nothingYet = { answers: {}, changedAt: {} };

test('a patch falls apart into single answers, and what takes an object away into its parts', () => {
  const answers = { owner: { name: 'An', address: { detail: 'Ấp 1' } } };
  expect(changesIn({ owner: { name: 'Bình', address: null }, other: null }, answers)).toEqual([
    { path: '/owner/name', value: 'Bình' },
    { path: '/owner/address/detail', value: null },
    { path: '/owner/address', value: null },
    { path: '/other', value: null },
  ]);
});

test('only what was changed on the screen counts as typed', () => {
  const earlier = { a: 'x', b: { c: 1 }, e: null };
  expect(changesBetween(earlier, { a: 'x', b: { c: 2 }, d: 'new', e: null })).toEqual([
    { path: '/b/c', value: 2 },
    { path: '/d', value: 'new' },
  ]);
  expect(changesBetween(earlier, { a: null, b: null })).toEqual([
    { path: '/a', value: null },
    { path: '/b/c', value: null },
    { path: '/b', value: null },
  ]);
  expect(changesBetween(earlier, { b: { c: 1 }, f: null })).toEqual([]);
});

test('of one answer the later change stays, whichever arrives first', () => {
  const later = mergeNewer(nothingYet, { name: 'later', left: 1 }, { dated: { '/name': 900, '/left': 900 }, now: NOW });
  const late = mergeNewer(later, { name: 'earlier', right: 2 }, { dated: { '/name': 800, '/right': 800 }, now: NOW });
  expect(late).toMatchObject({ answers: { name: 'later', left: 1, right: 2 }, overtaken: true });
});

test('what is not dated happened now, and nothing happened later than now', () => {
  const first = mergeNewer(nothingYet, { name: 'from a wrong clock' }, { dated: { '/name': 99_999 }, now: NOW });
  expect(mergeNewer(first, { name: 'typed after' }, { dated: {}, now: NOW + 1 }).answers).toEqual({ name: 'typed after' });
});

test('an answer taken away is not brought back by an older letter', () => {
  const gone = mergeNewer({ answers: { rows: { r1: { a: 1 } } }, changedAt: {} }, { rows: { r1: null } }, { dated: {}, now: NOW });
  expect(gone.answers).toEqual({});
  expect(mergeNewer(gone, { rows: { r1: { a: 2 } } }, { dated: { '/rows/r1/a': 5 }, now: NOW }).answers).toEqual({});
});

test('a page posted back as it was dates nothing', () => {
  expect(mergeNewer({ answers: { a: 'x' }, changedAt: {} }, { a: 'x', b: null }, { dated: {}, now: NOW }).changedAt).toEqual({});
});

const key = fc.constantFrom('a', 'b', 'c');
const flat = fc.dictionary(key, fc.option(fc.nat({ max: 3 })), { minKeys: 1, maxKeys: 3 });
const patch = flat.map((one) => ({ x: one }));

test('letters in any order, any number of times, give the same answers', () => {
  const letters = fc.array(fc.tuple(fc.constantFrom('/a', '/b', '/c/d'), fc.nat({ max: 9 })), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(letters, fc.infiniteStream(fc.nat()), (typed, luck) => {
      const sent = typed.map(([path, value], at) => ({ letter: patchOf([{ path, value }]), dated: { [path]: at + 1 } }));
      const inOrder = sent.reduce((so, { letter, dated }) => mergeNewer(so, letter, { dated, now: NOW }), {
        ...nothingYet,
        overtaken: false,
      });
      const shuffled = [...sent, ...sent].map((one) => [luck.next().value as number, one] as const).sort(([one], [other]) => one - other);
      const anyhow = shuffled.reduce((so, [, { letter, dated }]) => mergeNewer(so, letter, { dated, now: NOW }), {
        ...nothingYet,
        overtaken: false,
      });
      expect(differingPaths(anyhow.answers, inOrder.answers)).toEqual([]);
    }),
  );
});

test('without dates it merges like any patch', () => {
  fc.assert(
    fc.property(patch, patch, (before, next) => {
      const answers = mergeAnswers({}, before);
      const merged = mergeNewer({ answers, changedAt: {} }, next, { dated: {}, now: NOW });
      expect(differingPaths(merged.answers, mergeAnswers(answers, next))).toEqual([]);
    }),
  );
});

test('a row that was taken away is gone, however it was typed and sent', () => {
  const added = mergeNewer(nothingYet, { members: { aaaaaa: {} } }, { dated: { '/members/aaaaaa': 800 }, now: NOW });
  expect(added.answers).toEqual({ members: { aaaaaa: {} } });
  const typed = { members: { aaaaaa: { name: 'An', address: { detail: 'Ấp 1' } } } };
  const removed = changesBetween(typed, { members: { aaaaaa: null } });
  expect(mergeNewer(added, patchOf(removed), { dated: {}, now: NOW }).answers).toEqual({});
  expect(mergeNewer({ ...nothingYet, answers: typed }, patchOf(removed), { dated: {}, now: NOW }).answers).toEqual({});
});

test('a row that somebody typed into later stays, with what was typed', () => {
  const typed = mergeNewer(nothingYet, { members: { aaaaaa: { name: 'An', cccd: '1' } } }, { dated: {}, now: 100 });
  const later = mergeNewer(typed, { members: { aaaaaa: { name: 'Bình' } } }, { dated: { '/members/aaaaaa/name': 900 }, now: NOW });
  const removed = mergeNewer(later, { members: { aaaaaa: null } }, { dated: { '/members/aaaaaa': 500 }, now: NOW });
  expect(removed).toMatchObject({ answers: { members: { aaaaaa: { name: 'Bình' } } }, overtaken: true });
  expect(removed.answers).toEqual({ members: { aaaaaa: { name: 'Bình' } } });
});

test('a row that was brought back before anything was sent is there as it was', () => {
  const typed = { members: { aaaaaa: { name: 'An', cccd: '1' } } };
  const pending = new Map([...changesBetween(typed, { members: { aaaaaa: null } }), ...changesIn(typed, {})].map((one) => [one.path, one]));
  expect(mergeNewer({ ...nothingYet, answers: typed }, patchOf([...pending.values()]), { dated: {}, now: NOW }).answers).toEqual(typed);
});
