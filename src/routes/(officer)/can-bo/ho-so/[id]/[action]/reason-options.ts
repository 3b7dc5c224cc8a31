import { inVietnam } from '#kernel/clock';
import type { Db } from '#kernel/database';
import type { Lang } from '#messages';
import { reasonsOn } from '#modules/dossier/server';
import type { Option } from '#ui';

/** The reasons that may be given by code today, each with what it rests on. */
export async function reasonOptions(
  kind: Parameters<typeof reasonsOn>[1],
  { db, now, lang }: { readonly db: Db; readonly now: Temporal.Instant; readonly lang: Lang },
): Promise<readonly Option[]> {
  const reasons = await reasonsOn(db, kind, inVietnam(now).toPlainDate().toString());
  return reasons.map(({ code, names, ground }) => ({ value: code, label: `${names[lang]} (${ground})` }));
}
