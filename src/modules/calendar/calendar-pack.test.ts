import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { expectOk } from '#kernel/result';
import { readCalendarPack } from './calendar-pack.ts';

const sound = {
  zone: 'Asia/Ho_Chi_Minh',
  sessions: { default: { weekdays: [1, 2], hours: [['07:00', '11:00']] } },
  days: [{ date: '2026-11-24', kind: 'holiday', name: 'Invented', status: 'official' }],
};
const [day] = sound.days;

test('the pack of Cà Mau is read', () => {
  const pack = expectOk(readCalendarPack(JSON.parse(readFileSync('packs/ca-mau/data/calendar.json', 'utf8'))));
  expect(pack.plans.map(({ id, saturday }) => [id, saturday])).toEqual([
    ['default', null],
    ['police', [['07:00', '11:00']]],
  ]);
  expect(pack.days).toContainEqual({ on: '2026-11-24', kind: 'holiday', name: 'Ngày Văn hóa Việt Nam', status: 'official' });
});

test.each([
  ['a date that does not exist', { ...sound, days: [day, { ...day, date: '2026-02-30' }] }, 'days[1]', 'date'],
  ['a day declared twice', { ...sound, days: [day, day] }, 'days[1]', 'date'],
  ['an unknown kind', { ...sound, days: [{ ...day, kind: 'feast' }] }, 'days[0]', 'kind'],
  ['no days at all', { ...sound, days: [] }, 'days', ''],
  [
    'a session that closes before it opens',
    { ...sound, sessions: { default: { weekdays: [1], hours: [['11:00', '07:00']] } } },
    'sessions.default',
    'hours',
  ],
  [
    'sessions that overlap',
    {
      ...sound,
      sessions: {
        default: {
          weekdays: [1],
          hours: [
            ['07:00', '11:00'],
            ['10:00', '12:00'],
          ],
        },
      },
    },
    'sessions.default',
    'hours',
  ],
  [
    'an eighth weekday',
    { ...sound, sessions: { default: { weekdays: [8], hours: [['07:00', '11:00']] } } },
    'sessions.default',
    'weekdays[0]',
  ],
  ['no default plan', { ...sound, sessions: { police: sound.sessions.default } }, 'sessions', ''],
  ['another zone', { ...sound, zone: 'Asia/Bangkok' }, 'zone', ''],
  ['no object', 'calendar', 'file', ''],
])('a file with %s is refused whole, naming record and field', (_, content, record, field) => {
  expect(readCalendarPack(content)).toMatchObject({ ok: false, refusal: { code: 'file.malformed', record, field } });
});
