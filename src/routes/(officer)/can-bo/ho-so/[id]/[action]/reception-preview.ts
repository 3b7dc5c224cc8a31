import { calendarOf } from '#modules/agency/server';
import { dueTime } from '#modules/calendar/server';
import { dossierCode } from '#modules/dossier/server';
import { calendarLimit, limitFor, sayLimit } from '#modules/procedure';
import type { Lang, Words } from '#messages';
import type { Db } from '#kernel/database';
import type { DossierPage } from '#views/dossier-page';

/** What reception would promise now: the beginning of the code, the limit and the due time. */
export async function receptionPreview(
  { dossier, revision }: DossierPage,
  { t, lang, db, now }: { t: Words; lang: Lang; db: Db; now: Temporal.Instant },
): Promise<{ readonly code: string; readonly limit: string; readonly dueAt: string | null }> {
  const promised = limitFor(revision.content, dossier);
  const limit = calendarLimit(promised);
  const due = limit === null ? null : dueTime(now, limit, await calendarOf(db, dossier.agencyId));
  return {
    code: dossierCode(dossier.agencyId, now, 0).replace(/\d+$/, '…'),
    limit: sayLimit(promised, { t, lang }),
    dueAt: due?.ok ? due.value.toString() : null,
  };
}
