import type { DossierFact } from './fact.ts';

/**
 * A fact as the applicant may read it. That a step was taken, by whom and when, is theirs to know; what officers propose to one another
 * before the leader has decided is not: nobody should be pressed for an opinion.
 */
export function keptInside(fact: DossierFact): DossierFact {
  if (fact.type === 'step-done') {
    const { proposal: _proposed, note: _said, ...way } = fact.data;
    return { ...fact, data: way };
  }
  if (fact.type === 'step-returned') return { ...fact, data: { ...fact.data, note: { ...fact.data.note, id: '' } } };
  if (fact.type === 'opinion-asked' || fact.type === 'opinion-given') {
    return { ...fact, data: { ...fact.data, note: { ...fact.data.note, id: '' } } };
  }
  return fact;
}
