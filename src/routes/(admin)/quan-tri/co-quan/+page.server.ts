import { looksAfter, type Agency } from '#modules/agency';
import { countOfficersAt } from '#views/officers-at';
import { administratorHere } from '../administrator-here.ts';
import type { PageServerLoad } from './$types';

/** An agency in the tree, with what lies below it. */
export interface ShownAgency {
  readonly id: string;
  readonly name: string;
  readonly officers: number;
  readonly invented: boolean;
  readonly below: readonly ShownAgency[];
}

export const load: PageServerLoad = async function load({ locals, url }) {
  const { by, agencies } = await administratorHere(locals, url);
  const counts = await countOfficersAt(locals.needs.db);
  const own = agencies.all.filter(({ id }) => looksAfter(by, id));
  const ids = new Set(own.map(({ id }) => id));

  function shown(agency: Agency): ShownAgency {
    // Communes have a list of their own: the province's body would otherwise hold everything.
    const below = agencies
      .childrenOf(agency.id)
      .filter(({ kind }) => agency.parentId !== null || (kind !== 'commune' && kind !== 'department'));
    return {
      id: agency.id,
      name: agency.name,
      officers: counts.get(agency.id) ?? 0,
      invented: agency.idSource === 'invented',
      below: below.map(shown),
    };
  }
  const tops = own.filter(({ kind, parentId }) => parentId === null || !ids.has(parentId) || kind === 'department' || kind === 'commune');
  const byName = (one: Agency, other: Agency) => one.name.localeCompare(other.name, 'vi');
  return {
    count: own.length,
    province: tops.filter(({ kind }) => kind !== 'commune').map(shown),
    communes: tops
      .filter(({ kind }) => kind === 'commune')
      .toSorted(byName)
      .map(shown),
  };
};
