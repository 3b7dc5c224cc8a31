import type { Lang, Words } from '#messages';
import { onceOnlyShare } from '#modules/effort';
import type { FilingFigure, ProcedureFigure } from '#modules/effort/server';

/** What filings cost, in words. A share of nothing is a dash. */
export function sayEffort({ words, lang }: { readonly words: Words; readonly lang: Lang }) {
  const locale = lang === 'en' ? 'en-GB' : 'vi-VN';
  const whole = new Intl.NumberFormat(locale);
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const shareOf = (part: number, all: number): string => (all === 0 ? '–' : percent.format(part / all));

  function share(figure: FilingFigure): string {
    const { fieldsAsked, fieldsAgain, papersAsked, papersAgain } = figure;
    const value = onceOnlyShare({ asked: fieldsAsked, again: fieldsAgain }, { asked: papersAsked, again: papersAgain });
    return value === null ? '–' : percent.format(value);
  }

  function sums({ filings, fieldsAsked, fieldsLaidIn, papersAsked, papersReused, tripsAvoided }: FilingFigure, year: number) {
    if (filings === 0) return [];
    return [
      { value: whole.format(filings), label: words('effort.public.measured', { year }) },
      { value: shareOf(fieldsLaidIn, fieldsAsked), label: words('effort.public.laid-in') },
      { value: shareOf(papersReused, papersAsked), label: words('effort.public.reused') },
      { value: whole.format(tripsAvoided), label: words('effort.public.trips') },
    ];
  }

  function row(figure: ProcedureFigure) {
    const { procedureCode, name, filings, medianSeconds, fieldsAsked, fieldsLaidIn, papersAsked, papersReused, tripsAvoided } = figure;
    return {
      code: procedureCode,
      procedure: `${procedureCode} ${name}`,
      filings: whole.format(filings),
      median: medianSeconds === null ? '–' : minutes(medianSeconds),
      typed: fieldsAsked === 0 ? '–' : whole.format(fieldsAsked - fieldsLaidIn),
      laidIn: shareOf(fieldsLaidIn, fieldsAsked),
      reused: shareOf(papersReused, papersAsked),
      trips: whole.format(tripsAvoided),
      again: share(figure),
    };
  }

  function minutes(seconds: number): string {
    return seconds < 60 ? words('effort.minutes.under') : words('effort.minutes', { minutes: Math.round(seconds / 60) });
  }

  return { share, sums, row };
}
