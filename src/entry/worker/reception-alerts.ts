import { inTransaction } from '#kernel/database';
import { calendarOf } from '#modules/agency/server';
import { workingMinutes } from '#modules/calendar';
import { dueTime } from '#modules/calendar/server';
import { ALERT_WORKING_HOURS } from '#modules/dossier/server';
import { keepAlerts } from '#modules/queue/server';
import { receiversOf, unopenedFilings, type UnopenedFiling } from '#views/unopened-filings';
import type { JobNeeds } from './worker-world.ts';

/** The job comes by every ten minutes; a quarter of an hour before the law's two hours are over nobody is told too late. */
const BEFOREHAND = 15; // working minutes

/**
 * Tells the receivers of a desk of filings that nobody has opened, before the two working hours of the law are over. Once for each filing;
 * how many they are is said, never whose.
 */
export async function alertReceivers(needs: JobNeeds): Promise<void> {
  const due = [];
  for (const filing of await unopenedFilings(needs.db)) if (await isDue(filing, needs)) due.push(filing);
  for (const deskId of new Set(due.map((filing) => filing.deskId))) {
    await tellDesk(
      due.filter((filing) => filing.deskId === deskId),
      needs,
    );
  }
}

async function isDue({ agencyId, filedAt }: UnopenedFiling, { db, now }: JobNeeds): Promise<boolean> {
  const limit = workingMinutes(ALERT_WORKING_HOURS * 60 - BEFOREHAND);
  const by = dueTime(Temporal.Instant.from(filedAt), limit, await calendarOf(db, agencyId));
  return by.ok && Temporal.Instant.compare(now, by.value) >= 0;
}

/** Kept and sent together: where a letter does not go out, the desk has not been told and is told again. */
async function tellDesk(filings: readonly UnopenedFiling[], needs: JobNeeds): Promise<void> {
  const [first] = filings;
  if (!first) return;
  await inTransaction(needs.db, async (trx) => {
    const fresh = await keepAlerts(trx, { dossierIds: filings.map(({ id }) => id), now: needs.now });
    if (fresh.length === 0) return;
    const said = { count: fresh.length, desk: first.deskName, link: `${needs.origin}/can-bo?tab=new&seen=unopened` };
    for (const { officerId, email } of await receiversOf(trx, first.deskId)) {
      await needs.sendMail({
        to: email,
        subject: needs.lawWords('queue.mail.subject', said),
        text: needs.lawWords('queue.mail.body', said),
        key: `alert:${fresh[0] ?? ''}:${officerId}`,
      });
    }
  });
}
