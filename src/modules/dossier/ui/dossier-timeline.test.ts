import { describe, expect, test } from 'vitest';
import { words } from '#messages';
import type { TimelineStep } from '../timeline.ts';
import type { Place } from '../places.ts';
import { dossierTimeline } from './dossier-timeline.ts';

const STEP: TimelineStep = {
  stepId: 'appraise',
  nameKey: 'procedure.step.appraise',
  role: 'specialist',
  unitId: 'H00.1',
  state: 'current',
  officerId: 'an-officer',
  startedAt: '2026-08-10T03:00:00Z',
  endedAt: null,
  plannedMinutes: 480,
  actualMinutes: 60,
};
const RECEIVED: TimelineStep = { ...STEP, stepId: 'receive', nameKey: 'procedure.step.receive', state: 'done', endedAt: STEP.startedAt };
const AHEAD: TimelineStep = {
  ...STEP,
  stepId: 'decide',
  nameKey: 'procedure.step.decide',
  state: 'ahead',
  officerId: null,
  startedAt: null,
};

function drawn(place: Place, steps: readonly TimelineStep[] = [RECEIVED, STEP, AHEAD], endedAt: string | null = null) {
  const names = { agencyNames: { 'H00.1': 'Chi cục Thử' }, officerNames: { 'an-officer': 'Cán Bộ Thử' } };
  return dossierTimeline(steps, { place, endedAt, names, t: words('vi') });
}

describe('the way of a dossier', () => {
  test('says who has it, since when, and planned beside spent time', () => {
    expect(drawn('appraising')[1]).toMatchObject({
      title: 'Thẩm định hồ sơ',
      state: 'current',
      by: 'Cán Bộ Thử, Chi cục Thử',
      remark: 'Dự kiến 1 ngày làm việc · đã dùng 1 giờ làm việc',
      late: false,
    });
    expect(drawn('appraising')[2]).toMatchObject({
      state: 'planned',
      by: 'Chuyên viên thụ lý, Chi cục Thử',
      remark: 'Dự kiến 1 ngày làm việc',
    });
  });

  test('of a step without a plan says only the time spent', () => {
    expect(
      drawn('appraising', [
        { ...STEP, plannedMinutes: null },
        { ...AHEAD, plannedMinutes: null },
      ]).map(({ remark }) => remark),
    ).toEqual(['Đã dùng 1 giờ làm việc', undefined]);
  });

  test('stands still while the applicant has the ball', () => {
    expect(drawn('supplement-in-appraisal')[1]).toMatchObject({ state: 'paused', text: 'Chờ bổ sung, tạm dừng tính thời hạn' });
  });

  test('sent back, shows what comes after as still to come', () => {
    const items = drawn('returned', [RECEIVED, STEP, { ...AHEAD, state: 'done' }]);
    expect(items.map(({ state }) => state)).toEqual(['done', 'current', 'planned']);
  });

  test('marks a step that took longer than planned', () => {
    expect(drawn('appraising', [{ ...STEP, actualMinutes: 481 }])[0]?.late).toBe(true);
  });

  test('ends where the dossier ended, not where the route would have led', () => {
    const items = drawn('stopped', [RECEIVED, { ...STEP, state: 'done' }, AHEAD], '2026-08-12T03:00:00Z');
    expect(items.map(({ state }) => state)).toEqual(['done', 'done', 'stopped']);
    expect(items.at(-1)).toMatchObject({ title: 'Đã dừng giải quyết', at: '2026-08-12T03:00:00Z' });
  });
});
