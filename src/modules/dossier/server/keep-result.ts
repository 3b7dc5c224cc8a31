import { findObject } from '#modules/paper/server';
import type { Db } from '#kernel/database';
import { isId } from '#kernel/ids';
import { ok, refuse } from '#kernel/result';
import type { Result } from '#kernel/result';
import type { Actor } from '../actor.ts';
import { closedTo } from '../lifecycle.ts';
import { may } from '../permissions.ts';
import { replay } from '../replay.ts';
import { findDossier } from './dossier-store.ts';
import { addResultUpload } from './result-upload-store.ts';
import { relationOf } from './surroundings.ts';

interface Needs {
  readonly db: Db;
  readonly now: Temporal.Instant;
}

type ResultRefusal = { readonly code: 'dossier.unknown' };

/** Whether somebody may bring the result of a dossier now: whoever may issue it. Asked before the first byte is read. */
export async function mayKeepResult(
  asked: { readonly actor: Actor; readonly dossierId: string },
  needs: Needs,
): Promise<Result<null, ResultRefusal>> {
  const { actor, dossierId } = asked;
  const found = isId(dossierId) && actor.kind === 'officer' ? await findDossier(needs.db, dossierId) : null;
  if (!found || closedTo(replay(found.facts), 'issue')) return refuse({ code: 'dossier.unknown' });
  const allowed = may({ actor, action: 'issue', now: needs.now }, await relationOf(needs.db, found.dossier));
  return allowed.ok ? ok(null) : refuse({ code: 'dossier.unknown' });
}

/** Notes a content the paper module has just kept as the result of this dossier; nothing else can be issued for it. */
export async function keepResult(
  asked: { readonly actor: Actor; readonly dossierId: string; readonly sha256: string },
  needs: Needs,
): Promise<Result<null, ResultRefusal | { readonly code: 'paper.unknown' }>> {
  const { actor, dossierId, sha256 } = asked;
  const allowed = await mayKeepResult(asked, needs);
  if (!allowed.ok || actor.kind !== 'officer') return refuse({ code: 'dossier.unknown' });

  if (!(await findObject(needs.db, sha256))) return refuse({ code: 'paper.unknown' });
  await addResultUpload(needs.db, { dossierId, sha256, by: actor.officerId, at: needs.now.toString() });
  return ok(null);
}
