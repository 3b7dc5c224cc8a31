import { inVietnam } from '#kernel/clock';
import type { Words } from '#messages';
import { communeOf, standsOn, type AgencyTree } from '#modules/agency';
import type { Person } from '#modules/citizen';
import { findUnit, type Unit } from '#modules/place';
import type { Option } from '#ui';

/** The communes and wards that can settle a filing today: wards first, each kind in the order of the Vietnamese alphabet. */
export function communeChoices(
  tree: AgencyTree,
  units: readonly Unit[],
  { t, now }: { readonly t: Words; readonly now: Temporal.Instant },
): readonly Option[] {
  const today = inVietnam(now).toPlainDate().toString();
  const { compare } = new Intl.Collator('vi');
  const [wards, communes] = [t('filing.unit.wards'), t('filing.unit.communes')];
  return tree.all
    .filter((agency) => agency.kind === 'commune' && standsOn(agency, today))
    .map(({ id, name, unitCode }) => ({
      value: id,
      label: name,
      group: findUnit(units, unitCode ?? '')?.kind === 'ward' ? wards : communes,
    }))
    .sort((one, other) => Number(one.group === communes) - Number(other.group === communes) || compare(one.label, other.label));
}

/** The commune where somebody lives, as the first guess; nothing for who lives in another province. */
export function communeOfPerson(person: Pick<Person, 'address'>, tree: AgencyTree): string {
  return communeOf(person.address?.unitCode ?? '', tree)?.id ?? '';
}
