import { unreachable } from '#kernel/exhaustive';
import { ACTION_TYPES } from './actions.ts';
import type { ActionType } from './actions.ts';
import type { Actor, CitizenActor, OfficerActor, OfficerRole } from './actor.ts';
import { may, mayRead } from './permissions.ts';
import type { Place } from './places.ts';
import type { DossierRelation } from './relation.ts';

/** What somebody gets who asks: they may, they hear that it is not theirs to do, or there is no such dossier for them. */
export type Right = 'may' | 'not-yours' | 'unknown';

/** Something that can be asked of a dossier, at a moment when its state allows it. */
export interface Occasion {
  readonly action: ActionType | 'read';
  readonly at: Place;
  /** For a dossier that an officer filed for its applicant, where that matters. */
  readonly filed?: 'counter';
}

/** Every action where it can be done; twice where it matters when. */
export const OCCASIONS: readonly Occasion[] = [
  { action: 'read', at: 'appraising' },
  ...ACTION_TYPES.flatMap((action): Occasion[] => placesOf(action).map((at) => ({ action, at }))),
  { action: 'supplement', at: 'supplement-in-appraisal', filed: 'counter' },
];

/** Somebody's relation to a dossier: an office, and whether its seat is over the dossier, elsewhere, or held for another. */
export type Relation =
  | { readonly role: OfficerRole; readonly seat: 'own' | 'elsewhere' | 'substitute' }
  | { readonly role: 'specialist'; readonly seat: 'colleague' }
  | { readonly role: 'leader'; readonly seat: 'consulted' }
  | { readonly citizen: 'applicant' | 'delegate' | 'delegate-of-others' | 'stranger' };

const ROLES: readonly OfficerRole[] = ['receiver', 'head', 'specialist', 'leader', 'records-clerk', 'supervisor', 'administrator'];

/** Everybody who could ask. Nobody oversees or administers in another's place. */
export const RELATIONS: readonly Relation[] = [
  ...ROLES.map((role): Relation => ({ role, seat: 'own' })),
  ...ROLES.slice(0, 5).map((role): Relation => ({ role, seat: 'substitute' })),
  ...ROLES.map((role): Relation => ({ role, seat: 'elsewhere' })),
  { role: 'specialist', seat: 'colleague' },
  { role: 'leader', seat: 'consulted' },
  { citizen: 'applicant' },
  { citizen: 'delegate' },
  { citizen: 'delegate-of-others' },
  { citizen: 'stranger' },
];

/** What the rules answer: one cell of the table of rights. */
export function rightOf({ action, at, filed }: Occasion, relation: Relation): Right {
  const actor = actorIn(relation);
  const dossier = { ...dossierAt(at), atCounter: filed === 'counter' };
  if (action === 'read') return mayRead(actor, dossier).ok ? 'may' : 'unknown';
  const answer = may({ actor, action, now: NOW }, dossier);
  if (answer.ok) return 'may';
  return answer.refusal.code === 'dossier.unknown' ? 'unknown' : 'not-yours';
}

/** Where an action can be asked for; the first place of several that answer alike. */
function placesOf(action: ActionType): readonly Place[] {
  switch (action) {
    case 'receive':
    case 'refuse':
    case 'request-withdrawal':
      return ['filed'];
    case 'ask-supplement':
      return ['filed', 'appraising'];
    case 'supplement':
      return ['supplement-at-reception'];
    case 'assign':
    case 'extend':
      return ['received'];
    case 'complete-step':
      return ['appraising', 'with-head'];
    case 'ask-opinion':
    case 'require-fee':
    case 'stop':
      return ['appraising'];
    case 'return-step':
    case 'decide':
      return ['proposed'];
    case 'give-opinion':
      return ['awaiting-opinion'];
    case 'confirm-fee':
      return ['fee-required'];
    case 'confirm-withdrawal':
      return ['withdrawal-requested'];
    case 'issue':
      return ['decided'];
    case 'hand-over':
      return ['settled'];
    case 'revoke':
    case 'rate':
      return ['handed-over'];
    default:
      return unreachable(action);
  }
}

const NOW = Temporal.Instant.from('2026-08-10T03:00:00Z');
const [DESK, AGENCY, ELSEWHERE, BODY] = ['desk', 'agency', 'elsewhere', 'body'] as const;
const BEFORE_ASSIGNMENT: readonly Place[] = ['filed', 'supplement-at-reception', 'received', 'withdrawal-requested'];

function dossierAt(at: Place): Omit<DossierRelation, 'atCounter'> {
  return {
    at,
    applicantId: 'applicant',
    procedureCode: 'procedure',
    deskId: DESK,
    agencyLine: [AGENCY, 'province'],
    unitLine: [AGENCY, 'province'],
    assigneeId: BEFORE_ASSIGNMENT.includes(at) ? null : 'specialist',
    openOpinions: at === 'awaiting-opinion' ? [BODY] : [],
  };
}

function actorIn(relation: Relation): Actor {
  if ('citizen' in relation) return citizen(relation.citizen);
  const { role, seat } = relation;
  if (seat === 'elsewhere') return officer('other', [{ role, agencyId: ELSEWHERE }]);
  if (seat === 'consulted') return officer('other', [{ role, agencyId: BODY }]);
  if (seat === 'colleague') return officer('colleague', [{ role, agencyId: AGENCY }]);
  const held = { role, agencyId: role === 'receiver' ? DESK : AGENCY };
  if (seat === 'own') return officer(role, [held]);
  const elsewhere = officer('substitute', [{ role: 'specialist', agencyId: ELSEWHERE }]);
  return { ...elsewhere, standIns: [{ ...held, officerId: role, name: '', until: '2026-08-14' }] };
}

function officer(officerId: string, roles: OfficerActor['roles']): OfficerActor {
  return { kind: 'officer', accountId: officerId, officerId, roles, reauthenticatedAt: NOW.toString() };
}

function citizen(who: Extract<Relation, { citizen: string }>['citizen']): CitizenActor {
  const self = { kind: 'citizen', accountId: who, personId: who } as const;
  if (who !== 'delegate' && who !== 'delegate-of-others') return self;
  const procedures = who === 'delegate' ? null : ['another'];
  return {
    ...self,
    actingFor: { kind: 'person', id: 'applicant', name: '', mandateId: 'mandate', as: 'delegate', procedures, until: null },
  };
}
