import { inVietnam } from '#kernel/clock';
import { showDay } from '#kernel/typed-day';
import { languageOf } from '#modules/account/server';
import { UNUSED_MONTHS } from '#modules/locker';
import { findContest, forgetUnused } from '#modules/locker/server';
import { channelsOf } from '#modules/notice';
import { queueNotices, type ComposedNotice } from '#modules/notice/server';
import { papersEnding } from '#views/papers-ending';
import { wordsFor } from './on-message-written.ts';
import type { JobNeeds } from './worker-world.ts';

/** How many days before its last one a paper is called to mind: time enough to renew it, and once more when it presses. */
const BEFOREHAND = [30, 7] as const;

/** The most that are told on one day and one occasion; who comes after them is told the day after. */
const AT_ONCE = 20_000;

/** Calls to mind what of people's lockers ends soon, once for each paper, last day and time beforehand. */
export async function remindOfPapers(needs: JobNeeds): Promise<void> {
  const today = inVietnam(needs.now).toPlainDate();
  for (const days of BEFOREHAND) {
    const later = BEFOREHAND.find((other) => other < days) ?? 0;
    const span = { after: today.add({ days: later }).toString(), until: today.add({ days }).toString() };
    for (const { paperId, personId, name, number, expiresOn, email } of await papersEnding(needs.db, { ...span, limit: AT_ONCE })) {
      const t = wordsFor(await languageOf(needs.db, personId), needs);
      const params = { name, number: number ?? '', day: showDay(expiresOn), origin: needs.origin };
      const said = { subject: t('notice.paper-ending.subject', params), body: t('notice.paper-ending.body', params) };
      await queueNotices(
        toInboxAndMail({ occasion: `paper-ending:${paperId}:${expiresOn}:${days}`, personId, kind: 'paper-ending', email, ...said }),
        needs,
      );
    }
  }
}

/** Tells an owner what the office said to what they hold wrong; without their answers, which are read in the locker. */
export async function onContestAnswered({ contestId }: { readonly contestId: string }, needs: JobNeeds): Promise<void> {
  const contest = await findContest(needs.db, contestId);
  if (!contest?.answer) return;
  const t = wordsFor(await languageOf(needs.db, contest.byPerson), needs);
  const params = {
    label: contest.label,
    answer: t(`rights.contest.state.${contest.answer}`),
    because: contest.because ?? '',
    origin: needs.origin,
  };
  const said = { subject: t('notice.fact-answered.subject', params), body: t('notice.fact-answered.body', params) };
  const notice = { occasion: `contest:${contest.id}`, personId: contest.byPerson, kind: 'fact-answered' as const, email: null, ...said };
  await queueNotices(toInboxAndMail(notice), needs);
}

/** Forgets what was put by and never used in its time; how long that is, the locker says of each paper. */
export async function forgetUnusedPapers(needs: JobNeeds): Promise<void> {
  const before = inVietnam(needs.now).subtract({ months: UNUSED_MONTHS }).toInstant();
  while ((await forgetUnused({ before }, needs)) > 0);
}

type LockerNotice = Pick<ComposedNotice, 'occasion' | 'kind' | 'subject' | 'body'> & {
  readonly personId: string;
  readonly email: string | null;
};

function toInboxAndMail({ email, ...notice }: LockerNotice): ComposedNotice[] {
  return channelsOf(notice.kind).flatMap((channel): ComposedNotice[] => {
    const address = channel === 'mail' ? email : null;
    if (channel === 'sms' || (channel === 'mail' && address === null)) return [];
    return [{ ...notice, dossierId: null, factId: null, channel, address }];
  });
}
