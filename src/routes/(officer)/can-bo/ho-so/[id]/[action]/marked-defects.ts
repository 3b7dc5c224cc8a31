import type { DossierPage } from '#views/dossier-page';
import { deskSide } from '#views/desk-side';
import type { Db } from '#kernel/database';
import type { DefectGroup } from './defect-places.ts';

/** What officers marked as wrong, as the form of a supplement request takes it: ticked, with its words. */
export interface MarkedDefects {
  readonly ticked: readonly string[];
  readonly values: Readonly<Record<string, string>>;
}

/** Everything marked as wrong that can be asked for, whoever marked it: one request, complete. */
export async function markedDefects(
  db: Db,
  { dossier, facts }: Pick<DossierPage, 'dossier' | 'facts'>,
  groups: readonly DefectGroup[],
): Promise<MarkedDefects> {
  const { checks } = await deskSide(db, { dossierId: dossier.id, facts });
  const places = new Set(groups.flatMap((group) => group.places.map(({ place }) => place)));
  const wrong = checks.filter(({ verdict, place }) => verdict === 'wrong' && places.has(place));
  return {
    ticked: wrong.map(({ place }) => place),
    values: Object.fromEntries(
      wrong.flatMap(({ place, code, reason }) => [
        [`code:${place}`, code ?? ''],
        [`reason:${place}`, reason ?? ''],
      ]),
    ),
  };
}
