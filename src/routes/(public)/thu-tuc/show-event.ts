import type { Lang } from '#messages';
import type { LifeEvent } from '#modules/procedure';

/** A life event as a link to its page. */
export function showEventLink({ slug, icon, name, more }: LifeEvent, lang: Lang) {
  return { slug, icon, name: name[lang], more: more[lang] };
}
