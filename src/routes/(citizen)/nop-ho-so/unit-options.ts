import type { Words } from '#messages';
import { unitsToChoose, type Unit } from '#modules/place';
import type { Option } from '#ui';

/** Wards and communes to choose from, each kind under its name. */
export function unitOptions(units: readonly Unit[], t: Words): readonly Option[] {
  return unitsToChoose(units).map(({ code, kind, name }) => ({
    value: code,
    label: name,
    group: t(kind === 'ward' ? 'filing.unit.wards' : 'filing.unit.communes'),
  }));
}
