import { sql } from 'kysely';
import type { Db } from '#kernel/database';
import { newId } from '#kernel/ids';
import { expectOk } from '#kernel/result';
import { issueToken } from '#modules/account/server';
import { aPdf } from '#test/sample-papers';

interface Office {
  readonly origin: string;
  /** As the owner: officers come in by tokens, and prove who they are by its word. */
  readonly db: Db;
}

interface Filed {
  readonly id: string;
  readonly code: string | null;
  readonly deskId: string;
  readonly agencyId: string;
}

/** Settles a dossier from its reception to its result, each step by whoever does it; answers its code. */
export async function settle(
  { reference, resultNumber }: { readonly reference: string; readonly resultNumber: string },
  office: Office,
): Promise<string> {
  const { id, deskId, agencyId } = await dossierOf(office.db, reference);
  const specialist = await seat(office, { role: 'specialist', agencyId });
  await act(office, { id, action: 'receive', at: { role: 'receiver', agencyId: deskId } });
  await act(office, { id, action: 'assign', at: { role: 'head', agencyId }, body: { officerId: specialist.officerId } });
  await act(office, { id, action: 'complete-step', at: { role: 'specialist', agencyId }, body: { proposal: 'approved' } });
  await act(office, { id, action: 'decide', at: { role: 'leader', agencyId }, body: { outcome: 'approved' } });
  const clerk = await seat(office, { role: 'records-clerk', agencyId });
  const form = new FormData();
  form.append('file', new File([aPdf({ note: resultNumber }) as Uint8Array<ArrayBuffer>], 'ket-qua.pdf'));
  const headers = { authorization: `Bearer ${clerk.token}`, accept: 'application/json' };
  const kept = await said(await fetch(`${office.origin}/uploads/results/${id}`, { method: 'POST', headers, body: form }));
  const body = { number: resultNumber, resultPaper: kept['sha256'] };
  await act(office, { id, action: 'issue', at: { role: 'records-clerk', agencyId }, body });
  return (await dossierOf(office.db, reference)).code ?? reference;
}

async function dossierOf(db: Db, reference: string): Promise<Filed> {
  const { rows } = await sql<Filed>`
    select id, code, desk_id as "deskId", agency_id as "agencyId" from dossier where reference = ${reference}`.execute(db);
  if (!rows[0]) throw new Error(`No dossier ${reference}`);
  return rows[0];
}

interface Seat {
  readonly role: string;
  readonly agencyId: string;
}

async function act(
  office: Office,
  asked: { readonly id: string; readonly action: string; readonly at: Seat; readonly body?: unknown },
): Promise<void> {
  const { token } = await seat(office, asked.at);
  await said(
    await fetch(`${office.origin}/api/v1/dossiers/${asked.id}/actions/${asked.action}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': newId() },
      body: JSON.stringify(asked.body ?? {}),
    }),
  );
}

/** Somebody who holds a role at an agency, signed in and just proven. */
async function seat({ db }: Office, { role, agencyId }: Seat): Promise<{ readonly officerId: string; readonly token: string }> {
  const { rows } = await sql<{ officerId: string; accountId: string; login: string }>`
    select r.officer_id as "officerId", a.id as "accountId", a.login
    from officer_role r
    join account a on a.officer_id = r.officer_id
    where r.role = ${role} and r.agency_id = ${agencyId}
    order by a.login
    limit 1`.execute(db);
  const found = rows[0];
  if (!found) throw new Error(`Nobody is ${role} at ${agencyId}`);
  const now = Temporal.Now.instant();
  const { token } = expectOk(await issueToken({ actor: { kind: 'system' }, for: found.login }, { db, now }));
  await sql`update session set reauthenticated_at = ${now.toString()} where account_id = ${found.accountId}`.execute(db);
  return { officerId: found.officerId, token };
}

async function said(response: Response): Promise<Readonly<Record<string, unknown>>> {
  const text = await response.text();
  if (!response.ok) throw new Error(`The office was refused: ${response.status} ${text.slice(0, 300)}`);
  return JSON.parse(text) as Readonly<Record<string, unknown>>;
}
