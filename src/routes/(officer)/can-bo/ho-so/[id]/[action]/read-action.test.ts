import { describe, expect, test } from 'vitest';
import { ACTION_BODY } from '#modules/dossier';
import { words } from '#messages';
import { DESK_ACTIONS, type DeskAction } from '../desk-actions.ts';
import { bodyOf } from './read-action.ts';
import { sayRefusal } from './say-refusal.ts';

function form(...typed: [string, string][]): FormData {
  const data = new FormData();
  for (const [name, value] of typed) data.append(name, value);
  return data;
}

const OFFICER = '019aa000-0000-7000-8000-000000000002';
const RIGHT: Record<DeskAction, [string, string][]> = {
  receive: [],
  assign: [['officerId', `${OFFICER} H12.06.27`]],
  'complete-step': [
    ['proposal', 'approved'],
    ['note', ''],
  ],
  'give-opinion': [['opinion', 'Đồng ý.']],
  decide: [
    ['outcome', 'refused'],
    ['note', 'Không đủ điều kiện.'],
    ['proof', '123456'],
  ],
  issue: [
    ['number', '125/GCN'],
    ['resultPaper', 'a'.repeat(64)],
  ],
  'hand-over': [
    ['channel', 'post'],
    ['note', ''],
  ],
  revoke: [
    ['reason', 'issued-in-error'],
    ['note', ''],
  ],
  'confirm-fee': [
    ['method', 'cash'],
    ['receipt', ''],
  ],
  'confirm-withdrawal': [['note', '']],
  'ask-supplement': [
    ['defect', 'component:photo'],
    ['defect', '/vessel/name'],
    ['code:component:photo', 'unreadable'],
    ['reason:component:photo', 'Chụp lại.'],
    ['code:/vessel/name', 'wrong'],
    ['reason:/vessel/name', 'Ghi đúng tên.'],
    ['reason:component:other', 'Chưa đánh dấu nên không gửi.'],
  ],
  'return-step': [
    ['reason', 'Thiếu bản vẽ.'],
    ['stepId', ''],
  ],
  'ask-opinion': [
    ['agencyId', 'H12.08'],
    ['question', 'Có đúng quy hoạch không?'],
  ],
  'require-fee': [
    ['amount', '40.000 đ'],
    ['reason', ''],
  ],
  extend: [
    ['until', '30/12/2026'],
    ['untilTime', '17:00'],
    ['reason', 'Chờ kiểm tra.'],
  ],
  refuse: [['reason', 'Không thuộc thẩm quyền.']],
  stop: [['reason', 'Người nộp đề nghị.']],
};

describe('a form of the desk', () => {
  test.each(DESK_ACTIONS)('%s becomes a body its use case can read', (action) => {
    expect(ACTION_BODY[action].safeParse(bodyOf(action, form(...RIGHT[action]))).error).toBeUndefined();
  });

  test('sends only what was ticked', () => {
    expect(bodyOf('ask-supplement', form(...RIGHT['ask-supplement']))).toEqual({
      defects: [
        { component: 'photo', code: 'unreadable', reason: 'Chụp lại.' },
        { path: '/vessel/name', code: 'wrong', reason: 'Ghi đúng tên.' },
      ],
    });
  });

  test.each([
    ['40.000', 40_000],
    ['40 000 đồng', 40_000],
    ['40000', 40_000],
    ['40,5', undefined],
    ['bốn mươi', undefined],
  ])('reads %s đồng as %s', (typed, amount) => {
    expect(bodyOf('require-fee', form(['amount', typed]))).toEqual({ amount });
  });

  test.each([
    ['30/12/2026', '17:00', '2026-12-30T10:00:00Z'],
    ['1-2-2027', '7h30', '2027-02-01T00:30:00Z'],
    ['31/11/2026', '17:00', undefined],
    ['30/12/2026', '25:00', undefined],
    ['mai', '17:00', undefined],
  ])('reads %s at %s as %s', (until, untilTime, instant) => {
    expect(bodyOf('extend', form(['until', until], ['untilTime', untilTime]))['until']).toBe(instant);
  });

  test('that is empty is refused beside its fields, each once', () => {
    const t = words('vi');
    for (const action of DESK_ACTIONS.filter((one) => !['receive', 'confirm-withdrawal'].includes(one))) {
      const read = ACTION_BODY[action].safeParse(bodyOf(action, form()));
      const issues = (read.error?.issues ?? []).map(({ path, code }) => ({ path: `/${path.join('/')}`, code: code.replaceAll('_', '-') }));
      const said = sayRefusal({ code: 'request.malformed', issues }, { ticked: [], t });
      expect(said.length, action).toBeGreaterThan(0);
      expect(new Set(said.map(({ field }) => field)).size, action).toBe(said.length);
    }
  });

  test('is refused where the thing is that is wrong', () => {
    const issues = [{ path: '/defects/1/reason', code: 'too-small' }];
    const said = sayRefusal({ code: 'request.malformed', issues }, { ticked: ['component:photo', '/vessel/name'], t: words('vi') });
    expect(said).toEqual([{ field: 'reason--vessel-name', text: 'Vui lòng điền phần này.' }]);
  });
});
