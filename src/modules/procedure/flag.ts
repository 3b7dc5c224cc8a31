/**
 * Something in a record that a person should look at before publishing: never a reason to refuse.
 *
 * `at` names the place (`channels.online`, a component id); `facts` fill the words of message `procedure.flag.<code>`.
 */
export interface Flag {
  readonly code: FlagCode;
  readonly at: string | null;
  readonly facts: Readonly<Record<string, string | number>>;
}

export const FLAG_CODES = [
  'alternatives.in-one-line',
  'case.limit-differs',
  'channel.missing-online',
  'code.trimmed',
  'component.abolished-paper',
  'component.code-malformed',
  'component.code-missing',
  'component.code-repeated',
  'component.is-note',
  'component.is-result',
  'component.required-never',
  'component.type-unknown',
  'components.missing',
  'decision.old',
  'fee.differs-by-channel',
  'fee.suspicious-unit',
  'fee.unknown',
  'legal-basis.missing',
  'limit.decimal',
  'limit.differs-by-channel',
  'limit.in-text',
  'limit.other-in-text',
  'limit.unit-unclear',
  'limit.unknown',
  'steps.missing',
] as const;

export type FlagCode = (typeof FLAG_CODES)[number];

export function flag(code: FlagCode, at: string | null = null, facts: Flag['facts'] = {}): Flag {
  return { code, at, facts };
}
