import { readAgencies } from '#modules/agency/server';
import type { AgencyTree } from '#modules/agency';
import type { Office } from '#modules/notice';
import { findUnit, type Unit } from '#modules/place';
import { readUnits } from '#modules/place/server';
import type { Db } from '#kernel/database';

/** An office as it stands in a letter. */
export function officeOf(id: string, { tree, units }: { tree: AgencyTree; units: readonly Unit[] }): Office {
  const line = tree.lineOf(id);
  const unitCode = line.find((agency) => agency.unitCode !== null)?.unitCode;
  const unit = unitCode ? findUnit(units, unitCode) : units.find(({ kind }) => kind === 'province');
  return { id, name: line[0]?.name ?? id, parentName: line[1]?.name ?? null, unitName: unit?.name ?? null };
}

/** The same, where agencies and places were not read yet. */
export async function officeNamed(db: Db, id: string): Promise<Office> {
  return officeOf(id, { tree: await readAgencies(db), units: await readUnits(db) });
}
