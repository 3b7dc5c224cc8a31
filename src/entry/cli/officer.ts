import { parseArgs } from 'node:util';
import type { Db } from '#kernel/database';
import { unreachable } from '#kernel/exhaustive';
import { ok, refuse, type Result } from '#kernel/result';
import { addOfficer, type AddOfficerRefusal } from '#modules/account/server';
import { findAgency } from '#modules/agency/server';
import { OFFICER_ROLES, readRoleAtAgency, type RoleAtAgency } from '#modules/staff';

/** What the world lends to the command; `db` is the owner's. */
export interface OfficerCommandNeeds {
  readonly db: Db;
  readonly now: Temporal.Instant;
  readonly secretKey: string;
  readonly print: (line: string) => void;
  readonly fail: (line: string) => void;
}

interface Asked {
  readonly login: string;
  readonly fullName: string;
  readonly email: string | null;
  readonly roles: readonly string[];
}

const USAGE = 'motcua officer add --login LOGIN --name "FULL NAME" --role ROLE@AGENCY [--role …] [--email E-MAIL]';
const [DONE, REFUSED] = [0, 1];

/**
 * `motcua officer add`: enters an officer and prints, once, what they sign in with. The password is made up here: one typed on a
 * command line stays in the shell's history.
 */
export async function officer(args: readonly string[], needs: OfficerCommandNeeds): Promise<number> {
  const asked = readArguments(args);
  if (asked === null) return fail(USAGE, needs);
  const roles = await readRoles(asked.roles, needs);
  if (!roles.ok) return fail(roles.refusal.sentence, needs);

  const added = await addOfficer({ actor: { kind: 'system' }, ...asked, roles: roles.value }, needs);
  if (!added.ok) return fail(sentenceOf(added.refusal), needs);
  const { login, password, totpSecret, totpUri } = added.value;
  for (const line of [`login     ${login}`, `password  ${password}`, `totp      ${totpSecret}`, `          ${totpUri}`]) needs.print(line);
  return DONE;
}

function fail(sentence: string, needs: OfficerCommandNeeds): number {
  needs.fail(`motcua officer: ${sentence}`);
  return REFUSED;
}

function readArguments(args: readonly string[]): Asked | null {
  const [verb, ...rest] = args;
  if (verb !== 'add') return null;
  try {
    const text = { type: 'string' } as const;
    const { values } = parseArgs({ args: rest, options: { login: text, name: text, email: text, role: { ...text, multiple: true } } });
    const { login, name, email = null, role } = values;
    return login === undefined || name === undefined || role === undefined ? null : { login, fullName: name, email, roles: role };
  } catch {
    return null;
  }
}

async function readRoles(
  texts: readonly string[],
  needs: OfficerCommandNeeds,
): Promise<Result<RoleAtAgency[], { readonly code: 'arguments.unusable'; readonly sentence: string }>> {
  const roles: RoleAtAgency[] = [];
  for (const text of texts) {
    const role = readRoleAtAgency(text);
    if (!role)
      return refuse({ code: 'arguments.unusable', sentence: `"${text}" is no ROLE@AGENCY; roles are ${OFFICER_ROLES.join(', ')}` });
    if (!(await findAgency(needs.db, role.agencyId)))
      return refuse({ code: 'arguments.unusable', sentence: `there is no agency ${role.agencyId}` });
    roles.push(role);
  }
  return ok(roles);
}

function sentenceOf(refusal: AddOfficerRefusal): string {
  switch (refusal.code) {
    case 'login.taken':
      return 'somebody has this login already';
    case 'login.malformed':
      return 'a login has 3 to 40 small letters, digits, dots and dashes, a letter first';
    case 'name.empty':
    case 'name.malformed':
    case 'name.too-long':
      return 'the name is no name of a person';
    case 'password.too-short':
    case 'account.not-allowed':
      throw new Error(`Unexpected refusal ${refusal.code}`);
    default:
      return unreachable(refusal);
  }
}
