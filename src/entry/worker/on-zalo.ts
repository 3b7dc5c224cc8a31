import { zaloUserOf } from '#modules/account/server';
import type { OnZalo } from '#modules/notice/server';
import { isLang, words } from '#messages';
import type { JobNeeds } from './worker-world.ts';

/** The office on Zalo as notices need it; null: it has no account there. */
export function onZalo({ zalo, db, zaloTemplates }: Pick<JobNeeds, 'zalo' | 'db' | 'zaloTemplates'>): OnZalo | null {
  if (!zalo) return null;
  return {
    ...zalo,
    templates: zaloTemplates,
    userOf: (personId) => zaloUserOf(db, personId),
    openTitle: (lang) => words(isLang(lang) ? lang : 'vi')('zalo.open-dossier'),
  };
}
