import { inTransaction } from '#kernel/database';
import { leaveJob } from '#kernel/jobs';
import { findDossier, markRevokedUses } from '#modules/dossier/server';
import { composePaperRevoked, composePaperRevokedToOffice, queueNotices, type ComposedNotice } from '#modules/notice/server';
import { revokedNews } from '#views/revoked-news';
import { wordsFor } from './on-message-written.ts';
import type { FactPlace } from './reactions.ts';
import type { JobNeeds } from './worker-world.ts';

/**
 * A result was taken back: every dossier in which it stands is marked, and whoever works on it and whose it is are told, once. Whose the
 * result itself was hears it as they hear of every fact.
 */
export async function onResultRevoked(place: FactPlace, needs: Pick<JobNeeds, 'db' | 'now' | 'origin' | 'lawWords'>): Promise<void> {
  const found = await findDossier(needs.db, place.dossierId);
  const fact = found?.facts.find(({ seq }) => seq === place.seq);
  if (fact?.type !== 'result-revoked') throw new Error(`No revocation at ${place.seq} of dossier ${place.dossierId}`);
  const { paper: sha256, number: paper } = fact.data;
  await inTransaction(needs.db, async function markAndTell(db) {
    const marked = await markRevokedUses(db, { sourceId: place.dossierId, sha256, factId: fact.id, at: fact.at });
    const notices: ComposedNotice[] = [];
    for (const dossierId of marked) {
      // Its applicant's locker may have it too, as whatever it was handed in as.
      await leaveJob(db, 'take-in', { dossierId }, { key: `take-in:${dossierId}` });
      const news = await revokedNews(db, dossierId);
      if (!news) continue;
      const said = { ...news, factId: fact.id, paper };
      const speak = (lang: string | null) => ({ words: wordsFor(lang, needs), origin: needs.origin });
      notices.push(...news.applicants.flatMap((reader) => composePaperRevoked(said, reader, speak(reader.lang))));
      notices.push(...news.officers.flatMap((reader) => composePaperRevokedToOffice(said, reader, speak(reader.lang))));
    }
    await queueNotices(notices, { ...needs, db });
  });
}
