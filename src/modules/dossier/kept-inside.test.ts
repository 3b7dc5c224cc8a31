import { expect, test } from 'vitest';
import type { DossierFact, FactData } from './fact.ts';
import { sayFact } from './ui/say-fact.ts';
import { words } from '#messages';
import { keptInside } from './kept-inside.ts';

const BY = { kind: 'officer', id: null, role: 'specialist', agencyId: null } as const;
const NOTE = { id: '01a203ee-6a0e-7000-99e1-9a5753f83bab', hash: '0'.repeat(64) };
const NAMES = { agencyNames: {}, officerNames: {}, words: { [NOTE.id]: 'Words between officers' }, componentNames: {}, questionNames: {} };

function toldOf(data: FactData): string {
  const by = { kind: 'officer', id: null, role: 'specialist', agencyId: null } as const;
  const fact = { ...data, id: NOTE.id, seq: 5, at: '2026-11-23T02:00:00Z', by } as DossierFact;
  return JSON.stringify(sayFact(keptInside(fact), NAMES, words('vi')));
}

test.each<FactData>([
  { type: 'step-done', data: { stepId: 'appraise', next: 'decide', proposal: 'refused', note: NOTE } },
  { type: 'step-returned', data: { stepId: 'appraise', note: NOTE } },
  { type: 'opinion-asked', data: { agencyId: 'H12.08', note: NOTE } },
  { type: 'opinion-given', data: { agencyId: 'H12.08', note: NOTE } },
])('what officers say to one another in $type is not the applicant\u2019s to read', (data) => {
  expect(toldOf(data)).not.toMatch(/Words between officers|Đề xuất/);
});

test.each<FactData>([
  { type: 'reception-refused', data: { note: NOTE } },
  { type: 'decided', data: { outcome: 'refused', note: NOTE } },
  { type: 'stopped', data: { because: 'other', note: NOTE } },
])('the reason of $type is told', (data) => {
  expect(toldOf(data)).toContain('Words between officers');
});

test('what is told of a dossier still leads where it went: a head and another unit are no secret', () => {
  const data = { stepId: 'appraise', next: 'review', nextRole: 'head', nextUnit: 'H00.2', proposal: 'approved' } as const;
  const fact = { type: 'step-done', data, id: 'x', seq: 4, at: '2026-08-10T03:00:00Z', by: BY } as const;
  expect(keptInside(fact).data).toEqual({ stepId: 'appraise', next: 'review', nextRole: 'head', nextUnit: 'H00.2' });
});
