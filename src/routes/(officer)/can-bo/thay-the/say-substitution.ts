import type { AgencyTree } from '#modules/agency';
import { SUBSTITUTE_ROLES, substitutionState, type Substitution } from '#modules/staff';
import { substituteCandidates } from '#modules/staff/server';
import type { OfficerActor } from '#modules/account';
import type { Db } from '#kernel/database';
import { showDay } from '#kernel/typed-day';
import type { Words } from '#messages';
import type { Option, Tone } from '#ui';

interface Saying {
  readonly t: Words;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  readonly agencies: AgencyTree;
}

/** A substitution as people read it. */
export interface SaidSubstitution {
  readonly id: string;
  readonly officer: string;
  readonly substitute: string;
  readonly seat: string;
  readonly time: string;
  readonly reason: string;
  readonly state: string;
  readonly tone: Tone;
  readonly mayEnd: boolean;
}

const TONES = { 'in-force': 'success', ahead: 'info', over: 'neutral' } as const satisfies Record<string, Tone>;

export function saySubstitution(one: Substitution, { t, today, agencies }: Saying): SaidSubstitution {
  const state = substitutionState(one, today);
  return {
    id: one.id,
    officer: one.officerName,
    substitute: one.substituteName,
    seat: `${t(`dossier.role.${one.role}`)} – ${nameOf(one.agencyId, agencies)}`,
    time: t('route.substitutes.time.between', { from: showDay(one.fromOn), until: showDay(one.untilOn) }),
    reason: one.reason,
    state: t(`route.substitutes.state.${state}`),
    tone: TONES[state],
    mayEnd: state !== 'over',
  };
}

/** Whom an officer may put on which of their seats, by seat. */
export async function saySeats(officer: OfficerActor, { t, agencies, db }: Saying & { readonly db: Db }): Promise<readonly Option[]> {
  const seats = officer.roles.filter(({ role }) => SUBSTITUTE_ROLES.some((one) => one === role));
  const options: Option[] = [];
  for (const { role, agencyId } of seats) {
    const group = `${t(`dossier.role.${role}`)} – ${nameOf(agencyId, agencies)}`;
    for (const one of await substituteCandidates(db, { officerId: officer.officerId, agencyId })) {
      const label = `${one.name} (${t(`dossier.role.${one.role}`)}, ${nameOf(one.agencyId, agencies)})`;
      options.push({ value: `${role}@${agencyId}@${one.officerId}`, label, group });
    }
  }
  return options;
}

function nameOf(agencyId: string, agencies: AgencyTree): string {
  return agencies.find(agencyId)?.name ?? agencyId;
}
