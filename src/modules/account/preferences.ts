import { isLang, type Lang } from '#messages';

const TEXT_SIZES = ['normal', 'large', 'larger'] as const;
type TextSize = (typeof TEXT_SIZES)[number];

const CONTRASTS = ['normal', 'high'] as const;
type Contrast = (typeof CONTRASTS)[number];

/** How somebody wants the site to speak and to look; null where they never said. */
export interface Preferences {
  readonly lang: Lang | null;
  readonly textSize: TextSize | null;
  readonly contrast: Contrast | null;
}

/** What is asked of the screen once everything is decided. */
export interface Display {
  readonly textSize: TextSize;
  readonly contrast: Contrast;
}

/** Preferences as a form, a cookie or a row holds them; what is none of ours counts as not said. */
export function readPreferences(given: Readonly<Partial<Record<keyof Preferences, unknown>>>): Preferences {
  return {
    lang: isLang(given.lang) ? given.lang : null,
    textSize: TEXT_SIZES.find((one) => one === given.textSize) ?? null,
    contrast: CONTRASTS.find((one) => one === given.contrast) ?? null,
  };
}

/** What was said first counts, thing by thing: the account's word before the one this browser remembers. */
export function preferred(first: Preferences, second: Preferences): Preferences {
  return {
    lang: first.lang ?? second.lang,
    textSize: first.textSize ?? second.textSize,
    contrast: first.contrast ?? second.contrast,
  };
}
