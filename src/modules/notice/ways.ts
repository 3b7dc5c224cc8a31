/** A way to somebody's phone. */
export type Way = 'zalo-message' | 'zalo-user' | 'zalo-phone' | 'sms';

/** By which ways somebody wants to be told. */
export interface Wanted {
  readonly zalo: boolean;
  readonly sms: boolean;
  readonly mail: boolean;
}

export const ALL_WANTED: Wanted = { zalo: true, sms: true, mail: true };

/** What decides over the ways of one notice. */
export interface Reaching {
  readonly wanted: Wanted;
  /** Whether the person's Zalo is known to us, and when they last did something towards us there. */
  readonly zalo: { readonly lastInteractionAt: string | null } | null;
  /** Whether the office speaks on Zalo at all. */
  readonly hasAccount: boolean;
  /** Whether there is an approved template that says this. */
  readonly hasTemplate: boolean;
  readonly now: Temporal.Instant;
}

/** What a message costs at most, in đồng: from the public price lists of the autumn of 2026. A message within two days is free. */
export const PRICES: Readonly<Record<Way | 'zalo-message-late', number>> = {
  'zalo-message': 0,
  'zalo-message-late': 55,
  'zalo-user': 560,
  'zalo-phone': 800,
  sms: 850,
};

const FREE = { hours: 48 };
const WINDOW = { hours: 7 * 24 };

/** Zalo closes the window to the second; a message that is on its way then would be refused. */
const MARGIN = { minutes: 5 };

/** The ways by which a notice may reach somebody, the cheapest first; none that they do not want. */
export function waysFor(reaching: Reaching): readonly Way[] {
  const { wanted, zalo, hasTemplate, hasAccount } = reaching;
  const may: Record<Way, boolean> = {
    'zalo-message': wanted.zalo && hasAccount && isWithin(WINDOW, reaching),
    'zalo-user': wanted.zalo && hasAccount && hasTemplate && zalo !== null,
    'zalo-phone': wanted.zalo && hasAccount && hasTemplate,
    sms: wanted.sms,
  };
  const price = (way: Way): number => PRICES[way === 'zalo-message' && !isWithin(FREE, reaching) ? 'zalo-message-late' : way];
  return (Object.keys(may) as Way[]).filter((way) => may[way]).toSorted((one, other) => price(one) - price(other));
}

function isWithin(span: { readonly hours: number }, { zalo, now }: Reaching): boolean {
  if (!zalo || zalo.lastInteractionAt === null) return false;
  const end = Temporal.Instant.from(zalo.lastInteractionAt).add(span).subtract(MARGIN);
  return Temporal.Instant.compare(now, end) < 0;
}
