/** A question that was answered, or a paper that was given, in a filing. */
export interface AskedItem {
  readonly kind: 'field' | 'paper';
  /** What tells one from another across procedures: the meaning of a question, the id of a component; null where a question means nothing of the kind. */
  readonly item: string | null;
  readonly label: string;
  /** It was there for them: filled in, or taken from the locker. */
  readonly laidIn: boolean;
  /** The administration had it when it was asked for: another office found the same right, or issued it. */
  readonly held: boolean;
}

/** How much of one kind was asked, was there, was held, and was asked again although it was held. */
export interface AskedCount {
  readonly asked: number;
  readonly laidIn: number;
  readonly held: number;
  readonly again: number;
}

/** Counts items of a kind. What was laid in was held. */
export function countAsked(items: readonly AskedItem[], kind: AskedItem['kind']): AskedCount {
  const own = items.filter((one) => one.kind === kind);
  return {
    asked: own.length,
    laidIn: own.filter(({ laidIn }) => laidIn).length,
    held: own.filter(({ laidIn, held }) => laidIn || held).length,
    again: own.filter(isAskedAgain).length,
  };
}

/** Whether somebody had to say or bring what was known. */
export function isAskedAgain({ laidIn, held }: AskedItem): boolean {
  return held && !laidIn;
}

/** The once-only score: the share of what was asked that was known already and asked all the same; null of nothing asked. */
export function onceOnlyShare(fields: Pick<AskedCount, 'asked' | 'again'>, papers: Pick<AskedCount, 'asked' | 'again'>): number | null {
  const asked = fields.asked + papers.asked;
  return asked === 0 ? null : (fields.again + papers.again) / asked;
}
