import { findAccountOfOfficer } from '#modules/account/server';
import { looksAfter, type Administrator, type AgencyTree } from '#modules/agency';
import { OFFICER_ROLES, type RoleAtAgency } from '#modules/staff';
import { findOfficer, heldRoles, isProven, PROOF_LASTS, roleHistory } from '#modules/staff/server';
import type { Db } from '#kernel/database';
import { isId } from '#kernel/ids';
import type { Words } from '#messages';
import { changesTold } from '#views/changes-told';
import { officerAtWork, type OfficerStanding } from '#views/officers';
import { agencyOptions } from '../../agency-options.ts';
import { sayChanges } from '../../said-change.ts';

interface Here {
  readonly by: Administrator;
  readonly agencies: AgencyTree;
  readonly t: Words;
}

/** An officer as their administrators see them; null when there is none, or none that this administrator may know. */
export async function showOfficer(id: string, { by, agencies, t }: Here, { db, now }: { readonly db: Db; readonly now: Temporal.Instant }) {
  const officer = isId(id) ? await findOfficer(db, id) : null;
  const account = officer && (await findAccountOfOfficer(db, id));
  if (!officer || !account || !mayKnow(officer.roles, by)) return null;
  const [work, held, history, changes] = await Promise.all([
    officerAtWork(db, id),
    heldRoles(db, id),
    roleHistory(db, id),
    changesTold(db, { kind: 'officer', id }),
  ]);
  const nameOf = (agencyId: string): string => agencies.find(agencyId)?.name ?? agencyId;
  const say = ({ role, agencyId }: RoleAtAgency) => ({ role: t(`dossier.role.${role}`), agency: nameOf(agencyId) });
  const isOwn = id === by.officerId;
  const isWithin = by.covers === 'province' || officer.roles.every(({ agencyId }) => looksAfter(by, agencyId));

  return {
    officer: {
      id,
      fullName: officer.fullName,
      phone: officer.phone,
      email: officer.email,
      login: account.login,
      standing: standingOf(officer.active, account.firstPasswordUntil),
      firstUntil: account.firstPasswordUntil,
      createdAt: work?.createdAt ?? '',
      assigned: work?.assigned ?? 0,
    },
    held: held.map((one) => ({
      key: `${one.role}@${one.agencyId}`,
      ...say(one),
      since: one.grantedAt,
      until: one.endsOn,
      mine: looksAfter(by, one.agencyId),
    })),
    history: history.map((fact, index) => ({
      index,
      text: t(fact.change === 'granted' ? 'administration.officer.granted' : 'administration.officer.ended', say(fact)),
      at: fact.at,
      by: fact.byName ?? t('administration.history.system'),
      reason: fact.reason,
    })),
    changes: sayChanges(changes, t),
    standsBetween: isOwn ? ('own' as const) : isWithin ? null : ('elsewhere' as const),
    proven: isProven(by, now),
    minutes: PROOF_LASTS,
    agencies: agencyOptions(agencies, by),
    roles: OFFICER_ROLES.map((one) => ({ value: one, label: t(`dossier.role.${one}`) })),
  };
}

function mayKnow(roles: readonly RoleAtAgency[], by: Administrator): boolean {
  return by.covers === 'province' || roles.some(({ agencyId }) => looksAfter(by, agencyId));
}

function standingOf(active: boolean, firstUntil: string | null): OfficerStanding {
  if (!active) return 'inactive';
  return firstUntil === null ? 'active' : 'first';
}
