import type { Administrator } from '#modules/agency';
import { enterChange } from '#modules/ledger/server';
import type { Db } from '#kernel/database';
import { ok, refuse, type Result } from '#kernel/result';

/** Whoever asks to change the catalogue: the program, an administrator, or anybody else, who is refused. */
export type Publisher =
  { readonly kind: 'system' } | { readonly kind: 'citizen' | 'officer' } | ({ readonly kind: 'administrator' } & Administrator);

export interface PublishRefusal {
  readonly code: 'procedure.not-allowed';
}

/** Only who administers the whole province, and the program itself when it loads its pack, may change the catalogue. */
export function mayPublish(publisher: Publisher): Result<string, PublishRefusal> {
  if (publisher.kind === 'system') return ok('system');
  const isProvincial = publisher.kind === 'administrator' && publisher.covers === 'province';
  return isProvincial ? ok(publisher.officerId) : refuse({ code: 'procedure.not-allowed' });
}

/** Enters what an administrator did with a procedure in the ledger; the program's own loading is no change of anybody's. */
export async function noteChange(
  publisher: Publisher,
  change: { readonly code: string; readonly what: string; readonly before?: unknown; readonly after?: unknown },
  needs: { readonly db: Db; readonly now: Temporal.Instant },
): Promise<void> {
  if (publisher.kind !== 'administrator') return;
  const { code, ...rest } = change;
  await enterChange(needs.db, { by: publisher, now: needs.now, subject: { kind: 'procedure', id: code }, ...rest });
}
