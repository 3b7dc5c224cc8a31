import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { aToldDossier, filedData, type ToldDossier } from '#test/a-told-dossier';
import { useDatabase } from '#test/database';
import { enterInRegister, findRegisterLine } from './register-store.ts';

const lent = useDatabase();
const at = Temporal.Instant.from('2026-11-23T03:05:00Z');
const dossiers: ToldDossier[] = [];

beforeAll(async () => {
  for (let number = 1; number <= 12; number += 1) {
    const dossier = await aToldDossier(lent.db, { number });
    await dossier.happens('filed', filedData(dossier));
    dossiers.push(dossier);
  }
});

test('numbers have no gap and no double, whoever enters at the same moment, and a dossier is entered once', async () => {
  const twice = [...dossiers, ...dossiers];
  const lines = await Promise.all(twice.map(({ dossierId }) => enterInRegister(lent.db, { dossierId, deskId: 'H99.01', at })));
  const numbers = lines.slice(0, 12).map(({ number }) => number);
  expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 12 }, (_, index) => index + 1));
  expect(lines.slice(12)).toEqual(lines.slice(0, 12));
  expect(await findRegisterLine(lent.db, dossiers[0]!.dossierId)).toEqual({ deskId: 'H99.01', book: '2026', number: numbers[0] });
});

test('what stands in the register is not changed or struck out by the application', async () => {
  for (const statement of ['update register_line set number = 99', 'delete from register_line', 'truncate register_line']) {
    await expect(sql.raw(statement).execute(lent.db)).rejects.toThrow(/permission denied/);
  }
});
