import { describe, expect, test } from 'vitest';
import { entriesAbout } from '#modules/ledger/server';
import { newId } from '#kernel/ids';
import { useDatabase } from '#test/database';
import type { Actor } from '../actor.ts';
import { noteDraftRead, noteRead } from './note-read.ts';

const lent = useDatabase();
const NOW = Temporal.Instant.from('2026-08-10T03:00:00Z');
const [officerId, awayId, personId, mandateId, paper] = [newId(), newId(), newId(), newId(), newId()];
const DESK = 'H99.01';

const OWNER: Actor = { kind: 'citizen', accountId: newId(), personId };
const OFFICER: Actor = { kind: 'officer', accountId: newId(), officerId, roles: [{ role: 'receiver', agencyId: DESK }] };
const DELEGATE: Actor = {
  ...OWNER,
  actingFor: { mandateId, principalId: newId(), kind: 'delegate', principal: 'person', name: 'Người Thử', procedures: null } as never,
};

async function linesOf(dossierId: string) {
  return (await entriesAbout(lent.db, { kind: 'dossier', id: dossierId }, { limit: 5 })).map(({ by, reason, data }) => ({
    by: by.id,
    role: by.role,
    reason,
    data,
  }));
}

describe('a look at a dossier', () => {
  test.each([
    ['receiver', 'receiving'],
    ['assignee', 'settling'],
    ['head', 'assigning'],
    ['leader', 'deciding'],
    ['records-clerk', 'issuing'],
    ['supervisor', 'supervising'],
    ['consulted', 'giving-opinion'],
  ] as const)('says why a %s may look: %s', async (standing, reason) => {
    const dossierId = newId();
    await noteRead(lent.db, { actor: OFFICER, dossierId, acting: { standing, role: 'head', agencyId: DESK } }, NOW);
    expect(await linesOf(dossierId)).toEqual([{ by: officerId, role: 'head', reason, data: {} }]);
  });

  test('says in whose place, and at which paper', async () => {
    const dossierId = newId();
    const acting = { standing: 'leader', role: 'leader', agencyId: DESK, standsInFor: awayId } as const;
    await noteRead(lent.db, { actor: OFFICER, dossierId, acting, paper }, NOW);
    expect(await linesOf(dossierId)).toEqual([{ by: officerId, role: 'leader', reason: 'deciding', data: { standsInFor: awayId, paper } }]);
  });

  test('by mandate says which; at what is one’s own, or by the program, leaves no line', async () => {
    const dossierId = newId();
    const acting = { standing: 'applicant', role: null, agencyId: null } as const;
    for (const actor of [OWNER, { kind: 'system' } as const, DELEGATE]) await noteRead(lent.db, { actor, dossierId, acting }, NOW);
    expect(await linesOf(dossierId)).toEqual([{ by: personId, role: null, reason: 'acting-for', data: { mandateId } }]);
  });
});

describe('a look at a draft', () => {
  test('leaves a line where it is another’s: at a counter and by mandate', async () => {
    const draft = { id: newId(), deskId: null, purpose: 'filing' } as const;
    await noteDraftRead(lent.db, { actor: OWNER, draft }, NOW);
    await noteDraftRead(lent.db, { actor: DELEGATE, draft, paper }, NOW);
    await noteDraftRead(lent.db, { actor: OFFICER, draft: { ...draft, deskId: DESK } }, NOW);
    expect(await linesOf(draft.id)).toEqual([
      { by: officerId, role: 'receiver', reason: 'counter-intake', data: {} },
      { by: personId, role: null, reason: 'acting-for', data: { mandateId, paper } },
    ]);
  });
});
