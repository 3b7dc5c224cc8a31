import { isLang, words, type Words } from '#messages';
import type { Side } from '#modules/conversation';
import { queueNotices, tellOfApplicantMessage, tellOfOfficeMessage } from '#modules/notice/server';
import { messageNews } from '#views/message-news';
import type { JobNeeds } from './worker-world.ts';

/** What follows from a message about a dossier: the other side is told that there is one, unless they have read it meanwhile. */
export async function onMessageWritten(
  written: { readonly dossierId: string; readonly side: Side },
  needs: Pick<JobNeeds, 'db' | 'now' | 'origin' | 'lawWords'>,
): Promise<void> {
  const news = await messageNews(needs.db, written);
  if (!news) return;
  const tell = written.side === 'office' ? tellOfOfficeMessage : tellOfApplicantMessage;
  const notices = news.readers.flatMap((reader) => tell(news, reader, { words: wordsFor(reader.lang, needs), origin: needs.origin }));
  await queueNotices(notices, needs);
}

/** A person is spoken to in the language they asked for; Vietnamese while they did not. */
export function wordsFor(lang: string | null, { lawWords }: { readonly lawWords: Words }): Words {
  return isLang(lang) ? words(lang) : lawWords;
}
