import type { Lang, Words } from '#messages';
import type { LiveFigures } from '#views/live-figures';

/** The figures in words. A share of nothing is no figure, so it is left out. */
export function sayFigures(figures: Omit<LiveFigures, 'popular'>, { words, lang }: { words: Words; lang: Lang }) {
  const { received, open, settled, onTime } = figures;
  if (received === 0) return [];
  const locale = lang === 'en' ? 'en-GB' : 'vi-VN';
  const whole = new Intl.NumberFormat(locale);
  const share = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  return [
    { value: whole.format(received), label: words('home.figures.received') },
    { value: whole.format(open), label: words('home.figures.open') },
    { value: whole.format(settled), label: words('home.figures.settled') },
    ...(settled === 0 ? [] : [{ value: share.format(onTime / settled), label: words('home.figures.on-time') }]),
  ];
}
