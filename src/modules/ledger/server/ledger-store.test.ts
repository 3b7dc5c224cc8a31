import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { newId } from '#kernel/ids';
import { useDatabase } from '#test/database';
import type { LedgerEntry } from '../ledger-entry.ts';
import { enterInLedger, entriesAbout } from './ledger-store.ts';

const lent = useDatabase();
const officerId = newId();

function aRead(dossierId: string, at = '2026-08-10T03:00:00Z'): LedgerEntry {
  return {
    at,
    by: { kind: 'officer', id: officerId, role: 'specialist', agencyId: 'H99.01' },
    kind: 'personal-data-read',
    subject: { kind: 'dossier', id: dossierId },
    reason: 'settling',
  };
}

describe('the ledger', () => {
  test('says who looked, newest first, page by page', async () => {
    const dossierId = newId();
    for (const hour of ['01', '02', '03']) await enterInLedger(lent.db, aRead(dossierId, `2026-08-10T${hour}:00:00Z`));

    const first = await entriesAbout(lent.db, { kind: 'dossier', id: dossierId }, { limit: 2 });
    const rest = await entriesAbout(lent.db, { kind: 'dossier', id: dossierId }, { limit: 2, before: first[1]?.id ?? 0 });
    expect([...first, ...rest].map(({ at }) => at)).toEqual(['2026-08-10T03:00:00Z', '2026-08-10T02:00:00Z', '2026-08-10T01:00:00Z']);
    expect(first[0]?.by).toEqual(aRead(dossierId).by);
  });

  test.each(['update ledger_entry set reason = $1', 'delete from ledger_entry where reason = $1', 'truncate ledger_entry'])(
    'the application cannot %s',
    async (statement) => {
      const asked = statement.includes('$1') ? sql.raw(statement.replace('$1', "'x'")) : sql.raw(statement);
      await expect(asked.execute(lent.db)).rejects.toThrow(/permission denied/);
    },
  );
});
