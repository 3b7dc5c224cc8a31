import { inVietnam } from '#kernel/clock';
import { looksLikeCard, readCardQr, readCccd } from '#modules/citizen';
import { getPrincipal } from '#modules/citizen/server';
import type { OpenedDossier } from '#modules/dossier/server';
import { factsOf } from '#modules/form';

/** What a card shown at the counter comes to: it is the applicant's, somebody else's, unreadable, or there is none to compare it with. */
export type Shown = 'same' | 'other' | 'unreadable' | 'unknown';

/** Compares the card somebody shows with the number the applicant is known by: proven or declared by them, else as they wrote in the form. */
export async function isApplicant(
  text: string,
  { dossier, contents, revision }: OpenedDossier,
  { needs }: Pick<App.Locals, 'needs'>,
): Promise<Shown> {
  const today = inVietnam(needs.now).toPlainDate().toString();
  const card = looksLikeCard(text) ? readCardQr(text, today) : null;
  const shown = card ? (card.ok ? card.value.cccd : null) : valueOf(readCccd(text));
  if (shown === null) return 'unreadable';
  const principal = await getPrincipal(needs.db, dossier.applicantId);
  const written = factsOf(revision.content.form, contents.answers, 'applicant')['person.cccd'];
  const known = [principal.kind === 'person' ? principal.person.cccd : null, typeof written === 'string' ? written : null];
  const numbers = known.filter((number) => number !== null && number !== '');
  if (numbers.length === 0) return 'unknown';
  return numbers.includes(shown) ? 'same' : 'other';
}

function valueOf(read: ReturnType<typeof readCccd>): string | null {
  return read.ok ? read.value : null;
}
