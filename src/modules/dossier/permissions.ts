import { coversProcedure, principalOf } from '#modules/citizen';
import { heldSeats, type HeldSeat } from '#modules/staff';
import { unreachable } from '#kernel/exhaustive';
import { ok, refuse } from '#kernel/result';
import type { Result } from '#kernel/result';
import type { ActionType } from './actions.ts';
import type { Actor, OfficerActor, OfficerRole } from './actor.ts';
import type { DossierRelation, Standing } from './relation.ts';

/** In which role somebody acts; written into the fact. */
export interface ActingAs {
  readonly standing: Standing;
  readonly role: OfficerRole | null;
  readonly agencyId: string | null;
  /** Whose seat it is, where the officer holds it for another; absent on a seat of one's own. */
  readonly standsInFor?: string;
}

export type PermissionRefusal =
  | { readonly code: 'dossier.unknown' }
  | { readonly code: 'dossier.not-yours'; readonly action: ActionType; readonly wants: readonly Standing[] }
  | { readonly code: 'dossier.reauthenticate'; readonly action: ActionType };

/** Signing binds the office: the leader must have proved who they are this recently. */
export const FRESH_PROOF_MINUTES = 5;

/** Who may do what; the first standing that fits is the role written into the fact. */
const WHO_MAY = {
  receive: ['receiver'],
  'ask-supplement': ['receiver', 'assignee', 'head'],
  supplement: ['applicant'],
  refuse: ['receiver'],
  assign: ['head', 'leader'],
  'complete-step': ['assignee'],
  'return-step': ['leader', 'head', 'assignee'],
  'ask-opinion': ['assignee'],
  'give-opinion': ['consulted'],
  'require-fee': ['assignee', 'receiver'],
  'confirm-fee': ['receiver'],
  extend: ['leader', 'head'],
  'request-withdrawal': ['applicant'],
  'confirm-withdrawal': ['receiver'],
  stop: ['receiver', 'leader'],
  decide: ['leader'],
  issue: ['records-clerk'],
  'hand-over': ['receiver'],
  revoke: ['leader'],
  rate: ['applicant'],
} as const satisfies Record<ActionType, readonly Standing[]>;

/** What only the machinery itself may record, besides people. */
const SYSTEM_MAY: readonly ActionType[] = ['confirm-fee'];

/** What binds the competent agency is signed and numbered in that agency or above it, never in a unit that only works for it. */
const BINDS_THE_AGENCY: readonly ActionType[] = ['decide', 'issue', 'revoke'];

/** What is done only by whoever has just proved who they are. */
export const NEEDS_PROOF: readonly ActionType[] = ['decide', 'revoke'];

/** A request at reception is the desk's word, one in appraisal the competent agency's. */
const AT_RECEPTION: readonly Standing[] = ['receiver'];
const IN_APPRAISAL: readonly Standing[] = ['assignee', 'head'];
/** Whoever handed in at a counter may answer there too, by an officer of its desk; online it is the applicant's alone. */
const AT_COUNTER: readonly Standing[] = ['applicant', 'receiver'];
/** What is laid before a head is the head's to finish. */
const HEADS: readonly Standing[] = ['head'];

/** Whether this actor may do this to this dossier, and as whom. Strangers learn nothing, not even that it exists. */
export function may(
  asked: { actor: Actor; action: ActionType; now: Temporal.Instant },
  dossier: DossierRelation,
): Result<ActingAs, PermissionRefusal> {
  const { actor, action, now } = asked;
  if (actor.kind === 'system') {
    return SYSTEM_MAY.includes(action)
      ? ok({ standing: 'administrator', role: null, agencyId: null })
      : refuse({ code: 'dossier.unknown' });
  }
  const standings = standingsOf(actor, dossier);
  if (standings.length === 0) return refuse({ code: 'dossier.unknown' });

  const wants = wantedFor(action, dossier);
  const acting = wants.flatMap((want) => standings.filter((held) => held.standing === want && isCompetent(held, action, dossier)))[0];
  if (!acting) return refuse({ code: 'dossier.not-yours', action, wants });
  if (NEEDS_PROOF.includes(action) && !hasFreshProof(actor, now)) return refuse({ code: 'dossier.reauthenticate', action });
  return ok(acting);
}

/** Whether this actor may see the dossier at all, and as whom. */
export function mayRead(actor: Actor, dossier: DossierRelation): Result<ActingAs, { readonly code: 'dossier.unknown' }> {
  if (actor.kind === 'system') return ok({ standing: 'administrator', role: null, agencyId: null });
  const [first] = standingsOf(actor, dossier);
  return first ? ok(first) : refuse({ code: 'dossier.unknown' });
}

/** Who writes with an applicant about their dossier: who works on it. A supervisor reads and never acts; a body asked for an opinion answers the office. */
const TALK: readonly Standing[] = ['applicant', 'assignee', 'receiver', 'head', 'leader'];

/** Whether this actor may write and read messages about the dossier, and as whom. */
export function mayTalk(
  actor: Exclude<Actor, { kind: 'system' }>,
  dossier: DossierRelation,
): Result<ActingAs, { readonly code: 'dossier.unknown' } | { readonly code: 'message.not-yours' }> {
  const standings = standingsOf(actor, dossier);
  if (standings.length === 0) return refuse({ code: 'dossier.unknown' });
  const acting = TALK.flatMap((want) => standings.filter(({ standing }) => standing === want))[0];
  return acting ? ok(acting) : refuse({ code: 'message.not-yours' });
}

/** The actions open to this actor by office alone; what the state allows is the lifecycle's word. */
export function actionsOf(actor: Actor, dossier: DossierRelation): ActionType[] {
  if (actor.kind === 'system') return [...SYSTEM_MAY];
  const standings = standingsOf(actor, dossier);
  return (Object.keys(WHO_MAY) as ActionType[]).filter((action) =>
    standings.some((held) => wantedFor(action, dossier).includes(held.standing) && isCompetent(held, action, dossier)),
  );
}

function isCompetent({ agencyId }: ActingAs, action: ActionType, dossier: DossierRelation): boolean {
  return !BINDS_THE_AGENCY.includes(action) || (agencyId !== null && dossier.agencyLine.includes(agencyId));
}

function wantedFor(action: ActionType, dossier: DossierRelation): readonly Standing[] {
  if (action === 'ask-supplement') return dossier.at === 'filed' ? AT_RECEPTION : IN_APPRAISAL;
  if (action === 'supplement' && dossier.atCounter) return AT_COUNTER;
  if (action === 'complete-step' && dossier.at === 'with-head') return HEADS;
  return WHO_MAY[action];
}

function standingsOf(actor: Exclude<Actor, { kind: 'system' }>, dossier: DossierRelation): ActingAs[] {
  if (actor.kind === 'citizen') {
    const isTheirs = principalOf(actor) === dossier.applicantId && coversProcedure(actor, dossier.procedureCode);
    return isTheirs ? [{ standing: 'applicant', role: null, agencyId: null }] : [];
  }
  return heldSeats(actor).flatMap((seat): ActingAs[] => standingIn(seat, { actor, dossier }));
}

/** What a seat makes of its holder, or of whoever holds it for them: an assigned dossier stays with the seat of the officer it was given to. */
function standingIn(
  { role, agencyId, standsInFor }: HeldSeat,
  { actor, dossier }: { readonly actor: OfficerActor; readonly dossier: DossierRelation },
): ActingAs[] {
  const officerId = standsInFor?.officerId ?? actor.officerId;
  const as = (standing: Standing): ActingAs => ({
    standing,
    role,
    agencyId,
    ...(standsInFor ? { standsInFor: standsInFor.officerId } : {}),
  });
  const over = dossier.agencyLine.includes(agencyId) || dossier.unitLine.includes(agencyId);
  const consulted = dossier.openOpinions.includes(agencyId) && role !== 'receiver' && role !== 'administrator' && role !== 'supervisor';
  const opinion = consulted ? [as('consulted')] : [];
  switch (role) {
    case 'receiver':
      return dossier.deskId === agencyId ? [as(role)] : [];
    case 'specialist':
      return dossier.assigneeId === officerId && over ? [as('assignee'), ...opinion] : opinion;
    case 'head':
    case 'leader':
    case 'records-clerk':
    case 'supervisor':
      return over ? [as(role), ...opinion] : opinion;
    case 'administrator':
      return [];
    default:
      return unreachable(role);
  }
}

function hasFreshProof(actor: Exclude<Actor, { kind: 'system' }>, now: Temporal.Instant): boolean {
  if (actor.kind !== 'officer' || !actor.reauthenticatedAt) return false;
  const age = Temporal.Instant.from(actor.reauthenticatedAt).until(now).total('minutes');
  return age >= 0 && age <= FRESH_PROOF_MINUTES;
}
