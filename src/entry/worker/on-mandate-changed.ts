import { inVietnam } from '#kernel/clock';
import { showDay } from '#kernel/typed-day';
import type { Words } from '#messages';
import { languageOf } from '#modules/account/server';
import type { MandateFactType } from '#modules/citizen';
import { endMandates } from '#modules/citizen/server';
import { queueNotices } from '#modules/notice/server';
import { mandateNews, type MandateNews } from '#views/mandate-news';
import { wordsFor } from './on-message-written.ts';
import type { JobNeeds } from './worker-world.ts';

/** What of a mandate's history is told, and to which side; who did it knows. */
const TOLD = {
  asked: 'delegates',
  accepted: 'both',
  confirmed: 'both',
  recorded: 'both',
  refused: 'both',
  revoked: 'both',
  ended: 'both',
} as const satisfies Partial<Record<MandateFactType, 'delegates' | 'both'>>;

type Told = keyof typeof TOLD;

/** Tells those a mandate is between what became of it, each in their own inbox and language, once. */
export async function onMandateChanged(job: { readonly mandateId: string; readonly type: Told }, needs: JobNeeds): Promise<void> {
  const news = await mandateNews(needs.db, job.mandateId);
  if (!news) return;
  const readers = TOLD[job.type] === 'both' ? [...news.principals, ...news.delegates] : news.delegates;
  const notices = [];
  for (const personId of new Set(readers)) {
    const t = wordsFor(await languageOf(needs.db, personId), needs);
    const params = paramsOf(news, t);
    notices.push({
      occasion: `mandate:${job.mandateId}:${job.type}`,
      dossierId: null,
      factId: null,
      personId,
      kind: 'mandate' as const,
      channel: 'inbox' as const,
      address: null,
      subject: t(`acting.notice.${job.type}.subject`, params),
      body: t(`acting.notice.${job.type}.body`, params),
    });
  }
  await queueNotices(notices, needs);
}

/** Writes down which mandates are over, each morning; they let nobody act since midnight. */
export async function endOldMandates(needs: JobNeeds): Promise<void> {
  const { now } = needs;
  const today = inVietnam(now).toPlainDate().toString();
  const ended = await endMandates(needs.db, { today, at: now.toString() });
  for (const mandateId of ended) await onMandateChanged({ mandateId, type: 'ended' }, needs);
}

function paramsOf(news: MandateNews, t: Words): Record<string, string> {
  return {
    principal: news.principalName,
    delegate: news.delegateName,
    scope: news.procedures === null ? t('acting.scope.all') : t('acting.scope.some', { count: news.procedures.length }),
    until: news.untilOn === null ? t('acting.until.open') : t('acting.until', { day: showDay(news.untilOn) }),
  };
}
