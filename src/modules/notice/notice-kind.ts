import type { DossierFact, FactType } from '#modules/dossier';

/** What an applicant is told. The work inside the office (steps, opinions, signatures) is on the timeline and told to nobody. */
export const NOTICE_KINDS = [
  'filed',
  'received',
  'reception-refused',
  'supplement-asked',
  'supplemented',
  'assigned',
  'fee-due',
  'fee-paid',
  'extended',
  'withdrawal-requested',
  'withdrawn',
  'stopped',
  'issued',
  'handed-over',
  'result-revoked',
] as const satisfies readonly FactType[];

export type NoticeKind =
  | (typeof NOTICE_KINDS)[number]
  | 'supplement-reminder'
  | 'draft-reminder'
  | 'procedure-link'
  | 'paper-infected'
  | 'paper-ending'
  | 'fact-answered'
  | 'paper-revoked'
  | 'message'
  | 'mandate'
  | 'due-moved';

export type Channel = 'inbox' | 'sms' | 'mail';

/** What an applicant is told of a fact, or null when it is none of theirs to be told. */
export function kindOf(fact: Pick<DossierFact, 'type'>): (typeof NOTICE_KINDS)[number] | null {
  return NOTICE_KINDS.find((kind) => kind === fact.type) ?? null;
}

/** Who handles a dossier is worth knowing, not worth ringing a phone for. */
const QUIET: readonly NoticeKind[] = ['assigned', 'draft-reminder', 'paper-infected', 'paper-ending', 'fact-answered', 'mandate'];

/** The channels a kind of notice goes over, the inbox always first. */
export function channelsOf(kind: NoticeKind): readonly Channel[] {
  return QUIET.includes(kind) ? ['inbox', 'mail'] : ['inbox', 'sms', 'mail'];
}
