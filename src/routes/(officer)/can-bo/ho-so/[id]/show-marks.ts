import type { Words } from '#messages';
import type { DeskSide } from '#views/desk-side';
import { ANSWER_DEFECTS, PAPER_DEFECTS } from './[action]/defect-names.ts';

/** What an officer said of one paper or answer, as it is read beside it. */
export interface Mark {
  readonly place: string;
  readonly verdict: 'right' | 'wrong';
  readonly code: string;
  readonly what: string;
  readonly reason: string;
  readonly by: string;
  readonly at: string;
}

export function showMarks({ checks }: DeskSide, t: Words): readonly Mark[] {
  const known = new Set<string>([...PAPER_DEFECTS, ...ANSWER_DEFECTS]);
  return checks.map(({ place, verdict, code, reason, officerName, checkedAt }) => ({
    place,
    verdict,
    code: code ?? '',
    what: code !== null && known.has(code) ? t(`desk.defect.${code as (typeof PAPER_DEFECTS)[number]}`) : '',
    reason: reason ?? '',
    by: officerName,
    at: checkedAt,
  }));
}
