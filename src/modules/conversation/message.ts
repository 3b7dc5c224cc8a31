import { ok, refuse, type Result } from '#kernel/result';
import type { OfficerRole } from '#modules/dossier';

/** Who speaks: the one whose dossier it is, or the office that works on it. */
export type Side = 'applicant' | 'office';

/** Something one side wrote to the other about a dossier. */
export interface DossierMessage {
  readonly id: string;
  readonly side: Side;
  readonly authorId: string;
  readonly authorRole: OfficerRole | null;
  /** Null once it was taken back or erased. */
  readonly text: string | null;
  readonly writtenAt: string;
  /** When somebody of the other side first saw it. */
  readonly readAt: string | null;
}

/** The longest message, in letters: a question, not a paper. */
export const MOST_LETTERS = 2000;

/** How much one person may write: enough for a conversation, too little to bury an office. */
export const MOST_WRITTEN = {
  applicant: { perHourToOne: 10, perDay: 40 },
  office: { perHourToOne: 30, perDay: 400 },
} as const satisfies Record<Side, { readonly perHourToOne: number; readonly perDay: number }>;

/** Questions come after the end too: about the result, the fee, what was refused. After this they belong to a new dossier. */
export const OPEN_DAYS_AFTER_END = 30;

export type TextRefusal = { readonly code: 'message.empty' } | { readonly code: 'message.too-long'; readonly max: number };

/** A message as typed, as it is kept: no control letters, no blanks around it. */
export function readMessage(typed: string): Result<string, TextRefusal> {
  const text = typed
    .toWellFormed()
    .normalize('NFC')
    .replace(/\r\n?/gu, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .trim();
  if (text === '') return refuse({ code: 'message.empty' });
  return [...text].length > MOST_LETTERS ? refuse({ code: 'message.too-long', max: MOST_LETTERS }) : ok(text);
}
