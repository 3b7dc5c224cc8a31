import { ownScope } from '#modules/citizen';
import { unreadOf } from '#modules/notice/server';
import { messagesUnseen } from '#views/messages-unseen';
import { myDossiers, myProcedures, TURNS, type Turn } from '#views/my-dossiers';
import { citizenHere } from './citizen-here.ts';
import { showRow } from './show-row.ts';
import type { PageServerLoad } from './$types';

const DONE = ['deleted', 'gone'] as const;
/** As many as one sees at a glance. */
const FEW = 5;

/** Everything of whoever is signed in, or of whom they act for: what waits for them first, what they are preparing, then the rest. */
export const load: PageServerLoad = async function load({ locals, url }) {
  const actor = citizenHere(locals, url);
  const { needs } = locals;
  const asked = askedIn(url.searchParams);
  const { after } = asked;
  const found = await myDossiers(needs.db, { ...ownScope(actor), ...asked });
  const procedures = await myProcedures(needs.db, ownScope(actor));
  const filed = procedures.reduce((sum, { count }) => sum + count, 0);
  const unseen = await messagesUnseen(needs.db, { dossierIds: found.dossiers.map(({ id }) => id), side: 'office' });
  const narrowed = asked.turn !== undefined || asked.procedure !== undefined || asked.q !== '';
  return {
    done: DONE.find((one) => one === url.searchParams.get('done')) ?? null,
    unread: await unreadOf(actor, needs),
    drafts: found.drafts,
    dossiers: await Promise.all(
      found.dossiers.map(async (dossier) => ({ ...(await showRow(dossier, needs)), messages: unseen.get(dossier.id) ?? 0 })),
    ),
    /** Offered to whoever has many, and to whoever narrowed the list down already. */
    filter:
      filed > FEW || narrowed
        ? {
            turn: asked.turn ?? '',
            procedure: asked.procedure ?? '',
            q: asked.q,
            procedures: procedures.map(({ code, name, count }) => ({ value: code, label: `${name} (${count})` })),
          }
        : null,
    narrowed,
    first: after === undefined ? null : addressOf({ ...asked, after: undefined }),
    next: found.next === null ? null : addressOf({ ...asked, after: found.next }),
  };
};

type Asked = Readonly<Record<'q', string>> &
  Readonly<Record<'procedure' | 'after', string | undefined>> & { readonly turn: Turn | undefined };

function askedIn(query: URLSearchParams): Asked {
  return {
    turn: TURNS.find((one) => one === query.get('turn')),
    procedure: query.get('procedure') || undefined,
    q: (query.get('q') ?? '').trim().slice(0, 200),
    after: query.get('after') ?? undefined,
  };
}

function addressOf(asked: Asked): string {
  const query = new URLSearchParams(Object.entries(asked).flatMap(([key, value]) => (value ? [[key, value]] : []))).toString();
  return query === '' ? '/ho-so' : `/ho-so?${query}`;
}
