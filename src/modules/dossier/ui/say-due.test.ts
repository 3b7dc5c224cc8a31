import { describe, expect, test } from 'vitest';
import { words } from '#messages';
import { sayDue } from './say-due.ts';
import { sayWorkingTime } from './say-working-time.ts';

const t = words('vi');
const AT = '2026-08-10T03:00:00Z';

describe('a length of working time', () => {
  test.each([
    [0, '0 phút làm việc'],
    [59.9, '59 phút làm việc'],
    [60, '1 giờ làm việc'],
    [479, '7 giờ làm việc'],
    [480, '1 ngày làm việc'],
    [600, '1 ngày 2 giờ làm việc'],
    [960, '2 ngày làm việc'],
    [3 * 480 + 60, '3 ngày làm việc'],
  ])('%d minutes are %s', (minutes, said) => {
    expect(sayWorkingTime(minutes, t)).toBe(said);
  });
});

describe('a limit', () => {
  test('draws the eye when less than a working day is left', () => {
    expect(sayDue({ state: 'ahead', at: AT, minutes: 360 }, t)).toEqual({ tone: 'warning', text: 'Còn 6 giờ làm việc', at: AT });
    expect(sayDue({ state: 'ahead', at: AT, minutes: 480 }, t)).toMatchObject({ tone: 'info', text: 'Còn 1 ngày làm việc' });
  });

  test('says how late, not only that it is', () => {
    expect(sayDue({ state: 'late', at: AT, minutes: 480 }, t)).toMatchObject({ tone: 'danger', text: 'Quá hạn 1 ngày làm việc' });
  });

  test('tells a late step from a late dossier', () => {
    expect(sayDue({ state: 'late', at: AT, minutes: 180, ofStep: true }, t)).toMatchObject({
      tone: 'warning',
      text: 'Trễ bước 3 giờ làm việc',
    });
  });

  test('says whose turn it is, and nothing when it is over', () => {
    expect(sayDue({ state: 'applicant', at: AT }, t)?.text).toBe('Chờ người nộp, đến hết 10/08/2026');
    expect(sayDue({ state: 'applicant', at: null }, t)?.text).toBe('Tạm dừng tính thời hạn');
    expect(sayDue({ state: 'over' }, t)).toBeNull();
  });
});
