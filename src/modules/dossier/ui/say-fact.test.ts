import { describe, expect, test } from 'vitest';
import { words } from '#messages';
import type { DossierFact, FactData } from '../fact.ts';
import { sayFact, type FactNames } from './say-fact.ts';

const NOTE = { id: '019aa000-0000-7000-8000-000000000001', hash: 'a'.repeat(64) };
const OFFICER = '019aa000-0000-7000-8000-000000000002';
const NAMES: FactNames = {
  agencyNames: { 'H00.1': 'Chi cục Thử' },
  officerNames: { [OFFICER]: 'Cán Bộ Thử' },
  words: { [NOTE.id]: 'Chụp lại cho rõ.' },
  componentNames: { photo: 'Ảnh tàu' },
  questionNames: { '/vessel/name': 'Tên tàu' },
};

function said(fact: FactData, by: DossierFact['by'] = { kind: 'officer', id: OFFICER, role: 'specialist', agencyId: 'H00.1' }) {
  return sayFact({ ...fact, id: NOTE.id, seq: 3, at: '2026-08-10T03:00:00Z', by }, NAMES, words('vi'));
}

describe('a fact in sentences', () => {
  test('names who did it, in which role and where', () => {
    expect(said({ type: 'opinion-asked', data: { agencyId: 'H00.1', note: NOTE } })).toMatchObject({
      title: 'Đã xin ý kiến',
      by: 'Cán Bộ Thử, Chuyên viên thụ lý, Chi cục Thử',
      details: ['Chi cục Thử'],
      reasons: [{ about: null, text: 'Chụp lại cho rõ.' }],
    });
  });

  test('names who sat on the seat, and whose it is', () => {
    const by = { kind: 'officer', id: NOTE.id, role: 'leader', agencyId: 'H00.1', standsInFor: OFFICER } as const;
    const names = { ...NAMES, officerNames: { ...NAMES.officerNames, [NOTE.id]: 'Người Thay' } };
    const fact = { type: 'decided', data: { outcome: 'approved' }, id: NOTE.id, seq: 3, at: '2026-08-10T03:00:00Z', by } as const;
    expect(sayFact(fact, names, words('vi')).by).toBe('Người Thay, thay Cán Bộ Thử, Lãnh đạo, Chi cục Thử');
  });

  test('does not name the applicant, and owns up to the machinery', () => {
    expect(said({ type: 'withdrawal-requested', data: {} }, { kind: 'citizen', id: OFFICER, role: null, agencyId: null }).by).toBe(
      'Người nộp hồ sơ',
    );
    expect(said({ type: 'withdrawal-requested', data: {} }, { kind: 'system', id: null, role: null, agencyId: null }).by).toBe('Hệ thống');
  });

  test('names who acted for the applicant, and for whom', () => {
    const names = { ...NAMES, delegateNames: { [OFFICER]: 'Người Thử Hai' }, applicantName: 'Công ty Thử' };
    const by = { kind: 'citizen', id: OFFICER, role: null, agencyId: null, mandateId: NOTE.id } as const;
    const fact = { type: 'rated', data: { score: 4 }, id: NOTE.id, seq: 3, at: '2026-08-10T03:00:00Z', by } as const;
    expect(sayFact(fact, names, words('vi')).by).toBe('Người Thử Hai, làm thay cho Công ty Thử');
    expect(sayFact({ ...fact, by: { ...by, id: NOTE.id } }, names, words('vi')).by).toBe('Người làm thay, làm thay cho Công ty Thử');
  });

  test('says each defect by the name of the paper or question it is about', () => {
    const defects = [
      { component: 'photo', code: 'unreadable', note: NOTE },
      { path: '/vessel/name', code: 'wrong', note: { ...NOTE, id: OFFICER } },
    ];
    const asked = said({ type: 'supplement-asked', data: { stage: 'reception', round: 1, defects, answerBy: '2026-08-25T03:00:00Z' } });
    expect(asked.details).toEqual(['2 nội dung, hạn bổ sung hết ngày 25/08/2026']);
    expect(asked.reasons).toEqual([
      { about: 'Ảnh tàu', text: 'Chụp lại cho rõ.' },
      { about: 'Tên tàu', text: '' },
    ]);
  });

  test('leaves out words that were erased', () => {
    expect(said({ type: 'stopped', data: { because: 'other', note: { ...NOTE, id: OFFICER } } }).reasons).toEqual([]);
  });
});
