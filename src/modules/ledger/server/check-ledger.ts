import { insertCheck } from './check-store.ts';
import type { SealNeeds } from './seal-ledger.ts';
import { verifyLedger, type LedgerReport } from './verify-ledger.ts';

/** Looks at the whole record, as `motcua ledger verify` does, and keeps what was found for whoever asks how the record is. */
export async function checkLedger(needs: SealNeeds): Promise<LedgerReport> {
  const { db, now, secretKey, heads } = needs;
  const report = await verifyLedger({ secretKey, heads: heads.lines() }, { db });
  await insertCheck(db, {
    at: now.toString(),
    sealNumber: report.sealed?.number ?? 0,
    rowsSealed: report.sealed?.rows ?? 0,
    headsCompared: report.compared,
    breaks: report.breaks.length,
    firstBreak: report.breaks[0] ?? null,
  });
  return report;
}
