import { checkLedger, ledgerStatus } from '#modules/ledger/server';
import { sayBreak, sayCount } from '../cli/say-ledger.ts';
import type { JobNeeds } from './worker-world.ts';

/** Says in the log where the chain ends: one more place outside the database that remembers it. */
export async function tellHead(needs: JobNeeds): Promise<void> {
  const { sealed } = await ledgerStatus(needs.db);
  if (sealed)
    needs.tellOperator(
      `The ledger is sealed up to seal ${sayCount(sealed.number)} of ${sealed.at}, ${sayCount(sealed.rows)} rows, head ${sealed.head}`,
    );
}

/** Looks at the whole record at night; a break is told at once. */
export async function checkWholeLedger(needs: JobNeeds): Promise<void> {
  const { breaks } = await checkLedger(needs);
  const [first] = breaks;
  if (first)
    needs.tellOperator(`The ledger is broken in ${sayCount(breaks.length)} places. First: ${sayBreak(first)}. Run: motcua ledger verify`);
}
