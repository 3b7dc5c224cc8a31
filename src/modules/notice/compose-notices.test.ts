import { describe, expect, test } from 'vitest';
import { words } from '#messages';
import { composeNotices } from './compose-notices.ts';
import { kindOf, NOTICE_KINDS } from './notice-kind.ts';
import { SMS_LETTERS } from './plain-letters.ts';
import { aStory, FACTS } from './story.examples.ts';

const lent = { words: words('vi'), origin: 'https://dichvucong.camau.gov.vn' };
const TOLD = NOTICE_KINDS.filter((kind) => kind !== 'assigned');

describe.each(NOTICE_KINDS)('%s', (kind) => {
  const notices = composeNotices(aStory(kind), lent);

  test('is told in the inbox first', () => {
    expect(notices[0]).toMatchObject({ channel: 'inbox', address: null, kind });
  });

  test('leaves no hole open', () => {
    for (const { subject, body } of notices) expect(`${subject} ${body}`).not.toMatch(/\{\w+\}|undefined|null/);
  });

  test('names the dossier on every channel', () => {
    for (const { body, subject } of notices) expect(`${subject} ${body}`).toMatch(/MC-261122-7K3QXF|H12\.06\.27-261123-0001/);
  });
});

describe('a text message', () => {
  test.each(TOLD)('about %s is one message on any phone', (kind) => {
    const [sms, ...more] = composeNotices(aStory(kind), lent).filter(({ channel }) => channel === 'sms');
    expect(more).toEqual([]);
    expect(sms?.body.length).toBeLessThanOrEqual(SMS_LETTERS);
    expect(sms?.body).toMatch(/^[\x20-\x7e]+$/);
  });

  test.each(TOLD)('about %s says nothing of the person', (kind) => {
    const body = composeNotices(aStory(kind), lent).find(({ channel }) => channel === 'sms')?.body ?? '';
    for (const word of ['Nguyen', 'Thu ', '0900', 'Khanh An', 'tau ca', 'ngu phap', 'may'])
      expect(body.replace('MC-261122', '')).not.toContain(word);
  });

  test('says when the result is due, in Vietnamese without diacritics', () => {
    const sms = composeNotices(aStory('received'), lent).find(({ channel }) => channel === 'sms');
    expect(sms?.body).toBe(
      'Da tiep nhan ho so, ma H12.06.27-261123-0001, hen tra: 15:05 ngay 27/11/2026. Theo doi tai https://dichvucong.camau.gov.vn/tra-cuu',
    );
  });

  test('says so when there is no due time', () => {
    const story = aStory('received', { dueAt: null });
    expect(composeNotices(story, lent).find(({ channel }) => channel === 'sms')?.body).toContain('khong co ngay hen tra cu the');
  });
});

test('a supplement request lists everything that is missing, and why', () => {
  expect(composeNotices(aStory('supplement-asked'), lent)[0]?.body).toContain(
    '1. Giấy chứng nhận xuất xưởng: Ảnh chụp bị mờ, không đọc được số máy\n2. Chiều dài lớn nhất của tàu: Khác với giấy chứng nhận xuất xưởng',
  );
});

test('words that were erased are no longer told', () => {
  const [inbox] = composeNotices(aStory('stopped', { notes: {} }), lent);
  expect(inbox?.body).toContain('xem trong trang hồ sơ');
});

test('somebody without phone and mail is told in the inbox', () => {
  const story = aStory('received');
  const notices = composeNotices({ ...story, applicant: { ...story.applicant, reach: { phone: null, email: null } } }, lent);
  expect(notices.map(({ channel }) => channel)).toEqual(['inbox']);
});

test('who handles a dossier rings no phone', () => {
  expect(composeNotices(aStory('assigned'), lent).map(({ channel }) => channel)).toEqual(['inbox', 'mail']);
});

test('a letter says who wrote it and where to look', () => {
  const mail = composeNotices(aStory('received'), lent).find(({ channel }) => channel === 'mail');
  expect(mail?.body).toContain('https://dichvucong.camau.gov.vn/ho-so/H12.06.27-261123-0001');
  expect(mail?.body).toContain('Trung tâm Phục vụ hành chính công tỉnh Cà Mau');
});

test.each(['step-done', 'decided'] as const)('%s is the work of the office and told to nobody', (type) => {
  expect(kindOf(aStory(type).fact)).toBeNull();
  expect(composeNotices(aStory(type), lent)).toEqual([]);
});

test('every fact of the fixture that may be told has a notice in both languages', () => {
  for (const type of Object.keys(FACTS) as (keyof typeof FACTS)[]) {
    for (const lang of ['vi', 'en'] as const) {
      for (const { subject } of composeNotices(aStory(type), { ...lent, words: words(lang) })) expect(subject).not.toContain('notice.');
    }
  }
});
