import { describe, expect, test } from 'vitest';
import { ACTION_TYPES } from './actions.ts';
import type { ActionType } from './actions.ts';
import type { Actor, OfficerRole } from './actor.ts';
import { actionsOf, may, mayRead } from './permissions.ts';
import type { DossierRelation } from './relation.ts';

const NOW = Temporal.Instant.from('2026-08-10T03:00:00Z');

const DOSSIER: DossierRelation = {
  at: 'appraising',
  applicantId: 'applicant',
  deskId: 'H00.01',
  atCounter: false,
  agencyLine: ['H00.1', 'H00'],
  unitLine: ['H00.1.2', 'H00.1', 'H00'],
  assigneeId: 'assignee',
  procedureCode: '9.000001',
  openOpinions: ['H00.2'],
};

function officer(role: OfficerRole, agencyId: string, officerId = 'somebody'): Actor {
  return { kind: 'officer', accountId: 'account', officerId, roles: [{ role, agencyId }], reauthenticatedAt: NOW.toString() };
}

/** Somebody without a seat of their own over the dossier. */
const STAND_IN = {
  kind: 'officer',
  accountId: 'account',
  officerId: 'substitute',
  roles: [{ role: 'receiver', agencyId: 'H00.02' }],
  reauthenticatedAt: NOW.toString(),
} as const;

const APPLICANT: Actor = { kind: 'citizen', accountId: 'account', personId: 'applicant' };

const MAY: [string, Actor, readonly ActionType[]][] = [
  ['the applicant', APPLICANT, ['supplement', 'request-withdrawal', 'rate']],
  ['somebody else', { ...APPLICANT, personId: 'other' }, []],
  [
    'a receiver at the desk',
    officer('receiver', 'H00.01'),
    ['receive', 'refuse', 'require-fee', 'confirm-fee', 'confirm-withdrawal', 'stop', 'hand-over'],
  ],
  ['a receiver at another desk', officer('receiver', 'H00.02'), []],
  ['the head of the agency', officer('head', 'H00.1'), ['ask-supplement', 'assign', 'return-step', 'extend']],
  ['the head of the unit below', officer('head', 'H00.1.2'), ['ask-supplement', 'assign', 'return-step', 'extend']],
  ['the head of another agency', officer('head', 'H00.3'), []],
  [
    'the specialist assigned',
    officer('specialist', 'H00.1.2', 'assignee'),
    ['ask-supplement', 'complete-step', 'return-step', 'ask-opinion', 'require-fee'],
  ],
  ['another specialist of the unit', officer('specialist', 'H00.1.2'), []],
  ['the leader', officer('leader', 'H00.1'), ['assign', 'return-step', 'extend', 'stop', 'decide', 'revoke']],
  ['the records clerk', officer('records-clerk', 'H00.1'), ['issue']],
  ['the leader of the unit below', officer('leader', 'H00.1.2'), ['assign', 'return-step', 'extend', 'stop']],
  ['the records clerk of the unit below', officer('records-clerk', 'H00.1.2'), []],
  ['a body asked for its opinion', officer('leader', 'H00.2'), ['give-opinion']],
  ['a supervisor', officer('supervisor', 'H00'), []],
  ['an administrator', officer('administrator', 'H00'), []],
  ['the machinery', { kind: 'system' }, ['confirm-fee']],
];

describe.each(MAY)('%s', (_who, actor, allowed) => {
  test.each(ACTION_TYPES)('%s', (action) => {
    expect(may({ actor, action, now: NOW }, DOSSIER).ok).toBe(allowed.includes(action));
  });

  test('is offered exactly that', () => {
    expect([...actionsOf(actor, DOSSIER)].sort()).toEqual([...allowed].sort());
  });
});

test.each([
  ['the applicant', APPLICANT, true],
  ['a supervisor above', officer('supervisor', 'H00'), true],
  ['a supervisor elsewhere', officer('supervisor', 'H00.3'), false],
  ['the specialist assigned', officer('specialist', 'H00.1.2', 'assignee'), true],
  ['another specialist', officer('specialist', 'H00.1.2'), false],
  ['an administrator', officer('administrator', 'H00'), false],
  ['a body asked for its opinion', officer('specialist', 'H00.2'), true],
  ['somebody else', { ...APPLICANT, personId: 'other' } satisfies Actor, false],
])('%s may read: %s', (_who, actor, reads) => {
  expect(mayRead(actor, DOSSIER)).toMatchObject(reads ? { ok: true } : { ok: false, refusal: { code: 'dossier.unknown' } });
});

describe('a substitute', () => {
  const away = { officerId: 'assignee', name: 'Invented', until: '2026-08-14' };

  test('of the specialist assigned does what the specialist may, in their name', () => {
    const actor: Actor = { ...STAND_IN, standIns: [{ ...away, role: 'specialist', agencyId: 'H00.1.2' }] };
    expect(may({ actor, action: 'complete-step', now: NOW }, DOSSIER)).toEqual({
      ok: true,
      value: { standing: 'assignee', role: 'specialist', agencyId: 'H00.1.2', standsInFor: 'assignee' },
    });
    expect(may({ actor, action: 'decide', now: NOW }, DOSSIER).ok).toBe(false);
  });

  test('acts on a seat of their own where they have one', () => {
    const actor: Actor = {
      ...STAND_IN,
      roles: [{ role: 'head', agencyId: 'H00.1' }],
      standIns: [{ ...away, role: 'head', agencyId: 'H00.1.2' }],
    };
    expect(may({ actor, action: 'assign', now: NOW }, DOSSIER)).toEqual({
      ok: true,
      value: { standing: 'head', role: 'head', agencyId: 'H00.1' },
    });
  });

  test('of a unit elsewhere is a stranger, and binds no agency they do not sit in', () => {
    const elsewhere: Actor = { ...STAND_IN, standIns: [{ ...away, role: 'leader', agencyId: 'H00.3' }] };
    expect(may({ actor: elsewhere, action: 'stop', now: NOW }, DOSSIER)).toMatchObject({ refusal: { code: 'dossier.unknown' } });
    const below: Actor = { ...STAND_IN, standIns: [{ ...away, role: 'leader', agencyId: 'H00.1.2' }] };
    expect(may({ actor: below, action: 'decide', now: NOW }, DOSSIER)).toMatchObject({ refusal: { code: 'dossier.not-yours' } });
  });

  test('proves freshly who they are before they decide, like anybody', () => {
    const actor: Actor = { ...STAND_IN, standIns: [{ ...away, role: 'leader', agencyId: 'H00.1' }], reauthenticatedAt: null };
    expect(may({ actor, action: 'decide', now: NOW }, DOSSIER)).toMatchObject({ refusal: { code: 'dossier.reauthenticate' } });
    expect(may({ actor: { ...actor, reauthenticatedAt: NOW.toString() }, action: 'decide', now: NOW }, DOSSIER).ok).toBe(true);
  });
});

test('at reception the desk asks for a supplement, nobody else', () => {
  const filed: DossierRelation = { ...DOSSIER, at: 'filed', assigneeId: null };
  expect(may({ actor: officer('receiver', 'H00.01'), action: 'ask-supplement', now: NOW }, filed).ok).toBe(true);
  expect(may({ actor: officer('head', 'H00.1'), action: 'ask-supplement', now: NOW }, filed).ok).toBe(false);
});

test.each([
  [null, false],
  ['2026-08-10T02:55:00Z', true],
  ['2026-08-10T02:54:59Z', false],
  ['2026-08-10T03:00:01Z', false],
])('a leader proven at %s may decide: %s', (reauthenticatedAt, allowed) => {
  const actor = { ...officer('leader', 'H00.1'), reauthenticatedAt } as Actor;
  expect(may({ actor, action: 'decide', now: NOW }, DOSSIER).ok).toBe(allowed);
});
