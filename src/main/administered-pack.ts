import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectOk } from '#kernel/result';
import { words } from '#messages';
import { readHolidays, type Holidays } from '#modules/calendar/server';
import { formFromRecord } from '#modules/form';
import { readProcedurePack, type ProcedurePack } from '#modules/procedure/server';

/** What the pages of administration take from the province's pack. */
export interface AdministeredPack {
  readonly holidays: Holidays;
  /** Read anew each time, as an office may put another form or route in its place while the program runs. */
  readonly procedures: () => ProcedurePack;
}

export function readAdministeredPack(folder: string): AdministeredPack {
  const inWords = { vi: words('vi'), en: words('en') };
  return {
    holidays: expectOk(readHolidays(JSON.parse(readFileSync(join(folder, 'holidays.json'), 'utf8')))),
    procedures: () => readProcedurePack(folder, (source) => formFromRecord(source, inWords)),
  };
}
