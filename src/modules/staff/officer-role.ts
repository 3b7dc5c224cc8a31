/** What an officer may be entrusted with, always at one agency. */
export const OFFICER_ROLES = ['receiver', 'head', 'specialist', 'leader', 'records-clerk', 'supervisor', 'administrator'] as const;

export type OfficerRole = (typeof OFFICER_ROLES)[number];

/** A role held at an agency: nobody is a leader everywhere. */
export interface RoleAtAgency {
  readonly role: OfficerRole;
  readonly agencyId: string;
}

export function isOfficerRole(text: string): text is OfficerRole {
  return (OFFICER_ROLES as readonly string[]).includes(text);
}

/** Reads `receiver@H12.01` as the command line and packs write it; `null` when it names no role of ours. */
export function readRoleAtAgency(text: string): RoleAtAgency | null {
  const [role = '', agencyId = '', ...rest] = text.split('@');
  if (rest.length > 0 || !isOfficerRole(role) || !/^[A-Z][0-9A-Z.]{1,30}$/.test(agencyId)) return null;
  return { role, agencyId };
}
