import { beforeEach, expect, test } from 'vitest';
import { mergeNewer, type Answers, type ChangedAt } from '#modules/form';
import { Machine, Time } from './a-machine.fixture.ts';
import type { Letter, Reply } from './post.ts';

const ABOUT = { who: 'person-1', draftId: 'draft-1' };

let time: Time;
let server: { answers: Answers; changedAt: ChangedAt; version: number };
let signedIn: boolean;
let received: Letter[];

beforeEach(() => {
  time = new Time(Date.UTC(2026, 10, 22));
  server = { answers: { name: 'An' }, changedAt: {}, version: 1 };
  signedIn = true;
  received = [];
});

function save(letter: Letter): Promise<Reply> {
  if (!signedIn) return Promise.resolve({ kind: 'signed-out' });
  received.push(letter);
  const merged = mergeNewer(server, letter.answers, { dated: letter.changedAt, now: time.now });
  server = { ...merged, version: server.version + 1 };
  const missed = merged.overtaken || server.version !== letter.known + 1;
  const savedAt = new Date(time.now).toISOString();
  return Promise.resolve({ kind: 'saved', version: server.version, savedAt, ...(missed ? { answers: server.answers } : {}) });
}

function aMachine(clockIsOff = 0): Machine {
  return new Machine({
    time,
    clockIsOff,
    end: { save, standing: () => Promise.resolve({ answers: server.answers, version: server.version }) },
  });
}

function opened(machine: Machine) {
  return machine.open({ ...ABOUT, answers: server.answers, version: server.version });
}

test('what is typed is on this machine at once, and on the server when it is quiet', async () => {
  const machine = aMachine();
  const tab = opened(machine);
  tab.type([{ path: '/boat/name', value: 'Hòa Bình' }]);
  expect(tab.state).toBe('waiting');
  expect(machine.shelf.keys().filter((key) => key.includes('draft-1'))).toEqual(['motcua:person-1:draft-1:/boat/name']);
  time.pass(1000);
  expect(await tab.flush()).toBe(true);
  expect(server.answers).toEqual({ name: 'An', boat: { name: 'Hòa Bình' } });
  expect(machine.shelf.keys().filter((key) => key.includes('draft-1'))).toEqual([]);
  expect(tab.state).toBe('saved');
});

test('a phone that was closed without a line sends what it holds when it is opened again', async () => {
  const machine = aMachine();
  machine.online = false;
  const tab = opened(machine);
  tab.type([{ path: '/name', value: 'Bình' }]);
  expect(await tab.flush()).toBe(false);
  expect(tab.state).toBe('no-line');
  machine.close(tab);
  machine.online = true;
  const again = opened(machine);
  expect(again.answers).toEqual({ name: 'Bình' });
  expect(await again.flush()).toBe(true);
  expect(server.answers).toEqual({ name: 'Bình' });
});

test('tries again with growing pauses and by itself', async () => {
  const machine = aMachine();
  const tab = opened(machine);
  machine.fates = ['lost before', 'failing', 'lost after'];
  tab.type([{ path: '/name', value: 'Bình' }]);
  for (const [seconds, state] of [
    [1, 'no-line'],
    [2, 'failing'],
    [5, 'no-line'],
    [15, 'saved'],
  ] as const) {
    time.pass(seconds * 1000);
    await expect.poll(() => tab.state).toBe(state);
  }
  expect(server.answers).toEqual({ name: 'Bình' });
});

test('a letter whose answer was lost is sent again and does not undo what was typed elsewhere since', async () => {
  const phone = aMachine();
  const desk = aMachine();
  const [onPhone, onDesk] = [opened(phone), opened(desk)];
  phone.fates = ['lost after'];
  onPhone.type([{ path: '/name', value: 'from the phone' }]);
  await onPhone.flush();
  time.pass(60_000);
  phone.close(onPhone);
  onDesk.type([{ path: '/name', value: 'from the desk' }]);
  await onDesk.flush();
  const again = opened(phone);
  await again.flush();
  expect(received).toHaveLength(3);
  expect(server.answers).toEqual({ name: 'from the desk' });
  expect(again.answers).toEqual({ name: 'from the desk' });
});

test.each([-3_600_000, 3_600_000])('a clock that is off by %i milliseconds does not decide who was later', async (off) => {
  const wrong = aMachine(off);
  const right = aMachine();
  const [first, second] = [opened(wrong), opened(right)];
  first.type([{ path: '/other', value: 'x' }]);
  await first.flush();
  first.type([{ path: '/name', value: 'earlier' }]);
  wrong.online = false;
  await first.flush();
  time.pass(10_000);
  second.type([{ path: '/name', value: 'later' }]);
  await second.flush();
  wrong.online = true;
  await first.flush();
  expect(server.answers).toMatchObject({ name: 'later' });
});

test('two tabs see what the other types; of one answer the later stands in both', async () => {
  const machine = aMachine();
  const [one, two] = [opened(machine), opened(machine)];
  one.type([
    { path: '/name', value: 'one' },
    { path: '/a', value: 1 },
  ]);
  expect(machine.heard).toEqual(['/name', '/a']);
  time.pass(10);
  two.type([
    { path: '/name', value: 'two' },
    { path: '/b', value: 2 },
  ]);
  expect(one.answers).toEqual({ name: 'two', a: 1, b: 2 });
  await Promise.all([one.flush(), two.flush()]);
  expect(server.answers).toEqual({ name: 'two', a: 1, b: 2 });
  expect(one.answers).toEqual(server.answers);
  expect(two.answers).toEqual(server.answers);
  expect([one.state, two.state]).toEqual(['saved', 'saved']);
});

test('a session that ended keeps everything here until the same person is back', async () => {
  const machine = aMachine();
  const tab = opened(machine);
  signedIn = false;
  tab.type([{ path: '/name', value: 'Bình' }]);
  await tab.flush();
  expect(tab.state).toBe('signed-out');
  machine.close(tab);
  const stranger = machine.open({ who: 'person-2', draftId: 'draft-1', answers: {}, version: 1 });
  expect(stranger.answers).toEqual({});
  signedIn = true;
  const back = opened(machine);
  await back.flush();
  expect(server.answers).toEqual({ name: 'Bình' });
});

test('what is typed while a letter is on its way goes with the next one', async () => {
  const machine = aMachine();
  const tab = opened(machine);
  tab.type([{ path: '/name', value: 'B' }]);
  const flushed = tab.flush();
  tab.type([{ path: '/name', value: 'Bình' }]);
  await flushed;
  await tab.flush();
  expect(server.answers).toEqual({ name: 'Bình' });
  expect(received.length).toBeGreaterThan(1);
});

test('the page somebody works on is told, also when nothing was typed', async () => {
  const machine = aMachine();
  const tab = opened(machine);
  tab.turnTo('vessel');
  time.pass(1000);
  await expect.poll(() => received.at(-1)?.page).toBe('vessel');
  await tab.flush();
  expect(received).toHaveLength(1);
});
