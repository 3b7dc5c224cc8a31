import { parseArgs } from 'node:util';
import { issueToken } from '#modules/account/server';
import type { Db } from '#kernel/database';

/** What the world lends to the command; `db` is the owner's, so that only who may migrate may make tokens. */
export interface TokenCommandNeeds {
  readonly db: Db;
  readonly now: Temporal.Instant;
  readonly print: (line: string) => void;
  readonly fail: (line: string) => void;
}

const [DONE, REFUSED] = [0, 1];

/** `motcua token --for LOGIN`: prints a bearer token of a citizen's phone or an officer's login, and nothing else. */
export async function token(args: readonly string[], needs: TokenCommandNeeds): Promise<number> {
  const login = readLogin(args);
  if (login === null) {
    needs.fail('motcua token --for PHONE_OR_LOGIN');
    return REFUSED;
  }
  const issued = await issueToken({ actor: { kind: 'system' }, for: login }, needs);
  if (!issued.ok) {
    needs.fail(`motcua token: no account of ${login}`);
    return REFUSED;
  }
  needs.print(issued.value.token);
  return DONE;
}

function readLogin(args: readonly string[]): string | null {
  try {
    return parseArgs({ args: [...args], options: { for: { type: 'string' } } }).values.for ?? null;
  } catch {
    return null;
  }
}
