import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Db } from '#kernel/database';
import { expectOk } from '#kernel/result';
import { words } from '#messages';
import { formFromRecord } from '#modules/form';
import { loadAgencies } from '#modules/agency/server';
import { loadCalendar } from '#modules/calendar/server';
import { loadPlaces } from '#modules/place/server';
import { loadCodedReasons } from '#modules/dossier/server';
import { loadPaperTerms } from '#modules/locker/server';
import { loadProcedures } from '#modules/procedure/server';

/** Brings a province's data into the database, in the order in which one names the other; a second start changes nothing. */
export async function loadPack(db: Db, pack: { readonly folder: string; readonly now: Temporal.Instant }): Promise<void> {
  const read = (name: string): unknown => JSON.parse(readFileSync(join(pack.folder, 'data', name), 'utf8'));
  expectOk(await loadPlaces(db, read('ca-mau-units.json')));
  expectOk(await loadCalendar(db, read('calendar.json')));
  expectOk(await loadAgencies(db, read('agencies.json')));
  const inWords = { vi: words('vi'), en: words('en') };
  await loadProcedures(db, { folder: pack.folder, generateForm: (source) => formFromRecord(source, inWords) }, { now: pack.now });
  await loadPaperTerms(db, pack.folder);
  await loadCodedReasons(db, pack.folder);
}
