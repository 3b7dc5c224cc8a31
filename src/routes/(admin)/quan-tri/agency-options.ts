import { looksAfter, type Administrator, type AgencyTree } from '#modules/agency';
import type { Option } from '#ui';

/** The agencies an administrator looks after, each under the one above it, as choices of a list. */
export function agencyOptions(agencies: AgencyTree, by: Pick<Administrator, 'covers'>): readonly Option[] {
  return agencies.all
    .filter(({ id }) => looksAfter(by, id))
    .map(({ id, name, parentId }) => {
      const above = parentId === null ? null : agencies.find(parentId);
      // A one-stop centre of a commune is called the same everywhere; the commune tells which.
      return { value: id, label: above && above.parentId !== null ? `${above.name} – ${name}` : name };
    })
    .toSorted((one, other) => one.label.localeCompare(other.label, 'vi'));
}
