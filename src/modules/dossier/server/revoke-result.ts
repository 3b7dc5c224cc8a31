import { inVietnam } from '#kernel/clock';
import { ok, refuse } from '#kernel/result';
import type { Result } from '#kernel/result';
import { lastFact } from '../fact.ts';
import { act } from './act.ts';
import type { Acted, ActNeeds, ActRefusal, Asked } from './act.ts';
import { newNote } from './note.ts';
import { reasonsOn } from './reason-store.ts';

export type RevokeRefusal = ActRefusal | { readonly code: 'dossier.reason-unknown'; readonly place: string };

/**
 * The leader takes back what the agency issued, freshly proven to be the leader, for a reason of a dated list. The result stays as it was;
 * whoever relies on it learns that it no longer stands.
 */
export async function revokeResult(asked: Asked<'revoke'>, needs: ActNeeds): Promise<Result<Acted, RevokeRefusal>> {
  return act<'revoke', RevokeRefusal>(
    'revoke',
    {
      asked,
      async decide({ facts, now }, db) {
        const { reason, note: words } = asked.body;
        const known = await reasonsOn(db, 'revoke', inVietnam(now).toPlainDate().toString());
        if (!known.some(({ code }) => code === reason)) return refuse({ code: 'dossier.reason-unknown', place: '/reason' });
        const issued = lastFact(facts, 'issued');
        if (!issued) throw new Error(`Nothing was issued for dossier ${asked.dossierId}`);
        const note = words === undefined ? null : newNote('revocation', words);
        const { number, paper } = issued.data;
        const data = { number, paper, reason, ...(note ? { note: note.ref } : {}) };
        return ok({ fact: { type: 'result-revoked', data }, notes: note ? [note] : [] });
      },
    },
    needs,
  );
}
