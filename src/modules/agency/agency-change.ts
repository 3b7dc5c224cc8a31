import { ok, refuse, type Result } from '#kernel/result';
import { tidy } from '#kernel/text';
import type { Agency } from './agency.ts';

/** What may become of an agency: only what people see of it and when it is open; its identifier and its place in the tree stay. */
export type AgencyParts = Pick<Agency, 'name' | 'sessionPlanId' | 'address' | 'phone'>;

/** The parts somebody wants changed, as they typed them; what is left out or empty stays. */
export interface TypedChange {
  readonly name: string;
  readonly sessionPlanId: string;
  readonly address: string;
  readonly phone: string;
  /** `YYYY-MM-DD`: from this day on. */
  readonly effectiveOn: string;
}

export type AgencyChangeRefusal =
  | { readonly code: 'agency.nothing-changed' }
  | { readonly code: 'agency.change-past' }
  | { readonly code: 'agency.change-too-far'; readonly latest: string }
  | { readonly code: 'agency.plan-unknown' }
  | { readonly code: 'agency.name-too-long'; readonly most: number }
  | { readonly code: 'agency.address-too-long'; readonly most: number }
  | { readonly code: 'agency.phone-malformed' };

const LONGEST_NAME = 200;
const LONGEST_ADDRESS = 300;

/** Reads a change against the agency as it is: only what differs is kept. */
export function readChange(
  typed: TypedChange,
  at: { readonly agency: Agency; readonly planIds: readonly string[]; readonly today: string; readonly latest: string },
): Result<Partial<AgencyParts>, AgencyChangeRefusal> {
  if (typed.effectiveOn < at.today) return refuse({ code: 'agency.change-past' });
  if (typed.effectiveOn > at.latest) return refuse({ code: 'agency.change-too-far', latest: at.latest });
  const [name, address] = [tidy(typed.name), tidy(typed.address)];
  const phone = typed.phone.replaceAll(/[\s.()-]/g, '');
  if (name.length > LONGEST_NAME) return refuse({ code: 'agency.name-too-long', most: LONGEST_NAME });
  if (address.length > LONGEST_ADDRESS) return refuse({ code: 'agency.address-too-long', most: LONGEST_ADDRESS });
  if (phone !== '' && !/^\d{8,11}$/.test(phone)) return refuse({ code: 'agency.phone-malformed' });
  const { sessionPlanId } = typed;
  if (sessionPlanId !== '' && !at.planIds.includes(sessionPlanId)) return refuse({ code: 'agency.plan-unknown' });

  const wanted = Object.entries({ name, sessionPlanId, address, phone } satisfies AgencyParts);
  const differing = wanted.filter(([part, value]) => value !== '' && value !== at.agency[part as keyof AgencyParts]);
  return differing.length === 0 ? refuse({ code: 'agency.nothing-changed' }) : ok(Object.fromEntries(differing));
}
