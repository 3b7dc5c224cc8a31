import type { DossierFact } from '#modules/dossier';

/**
 * Ways to an office that a dossier made unnecessary, as its facts show: filed online, answered online when something was asked for again, and
 * a result that came by itself. What somebody did at the counter was a way.
 */
export function tripsAvoided(facts: readonly DossierFact[]): number {
  return facts.filter((fact) => {
    if (fact.type === 'filed') return fact.by.kind === 'citizen' && fact.data.channel === 'online';
    if (fact.type === 'supplemented') return fact.by.kind === 'citizen';
    return fact.type === 'handed-over' && fact.data.channel !== 'counter';
  }).length;
}
