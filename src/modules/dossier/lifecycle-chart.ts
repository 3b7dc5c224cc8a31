import { assign, setup } from 'xstate';
import type { Move, Outcome } from './actions.ts';

/** What the chart remembers besides where a dossier stands; every flag closes a door the law opens only once. */
export interface LifecycleFlags {
  readonly askedAtReception: boolean;
  readonly askedInAppraisal: boolean;
  readonly extended: boolean;
  readonly advanced: boolean;
  readonly openOpinions: readonly string[];
  readonly resume: 'appraising' | 'returned' | 'proposed';
  readonly outcome: Outcome | null;
  readonly rated: boolean;
  /** The office took back what it issued. */
  readonly revoked: boolean;
}

export const NO_FLAGS: LifecycleFlags = {
  askedAtReception: false,
  askedInAppraisal: false,
  extended: false,
  advanced: false,
  openOpinions: [],
  resume: 'appraising',
  outcome: null,
  rated: false,
  revoked: false,
};

/** Everybody asked by one question. */
export function bodiesAsked({
  agencyId,
  others = [],
}: {
  readonly agencyId: string;
  readonly others?: readonly string[];
}): readonly string[] {
  return [agencyId, ...others];
}

const blocks = setup({
  types: { context: {} as LifecycleFlags, events: {} as Move },
  guards: {
    firstAtReception: ({ context }) => !context.askedAtReception,
    mayAskInAppraisal: ({ context, event }) => !context.askedInAppraisal || (event.type === 'ask-supplement' && event.legalGround === true),
    notExtended: ({ context }) => !context.extended,
    notRated: ({ context }) => !context.rated,
    notRevoked: ({ context }) => !context.revoked,
    straight: ({ event }) => event.type === 'receive' && event.straight === true,
    toHead: ({ event }) => event.type === 'complete-step' && event.toHead === true,
    backToHead: ({ context, event }) => context.advanced && event.type === 'return-step' && event.toHead === true,
    lastStep: ({ event }) => event.type === 'complete-step' && event.last,
    hasEarlierStep: ({ context }) => context.advanced,
    asksAnother: ({ context, event }) =>
      event.type === 'ask-opinion' && bodiesAsked(event).every((id) => !context.openOpinions.includes(id)),
    answersOne: ({ context, event }) =>
      event.type === 'give-opinion' && context.openOpinions.includes(event.agencyId) && context.openOpinions.length > 1,
    answersLast: ({ context, event }) =>
      event.type === 'give-opinion' && context.openOpinions.includes(event.agencyId) && context.openOpinions.length === 1,
    resumeReturned: ({ context }) => context.resume === 'returned',
    resumeProposed: ({ context }) => context.resume === 'proposed',
  },
  actions: {
    noteAskedAtReception: assign({ askedAtReception: true }),
    noteAskedInAppraisal: assign({ askedInAppraisal: true }),
    noteExtended: assign({ extended: true }),
    noteRated: assign({ rated: true }),
    noteRevoked: assign({ revoked: true }),
    noteAdvanced: assign({ advanced: true }),
    noteOutcome: assign({ outcome: ({ event }) => (event.type === 'decide' ? event.outcome : null) }),
    noteAsked: assign({
      openOpinions: ({ context, event }) =>
        event.type === 'ask-opinion' ? [...context.openOpinions, ...bodiesAsked(event)].sort() : context.openOpinions,
    }),
    noteAnswered: assign({
      openOpinions: ({ context, event }) =>
        event.type === 'give-opinion' ? context.openOpinions.filter((id) => id !== event.agencyId) : context.openOpinions,
    }),
    rememberAppraising: assign({ resume: 'appraising' }),
    rememberReturned: assign({ resume: 'returned' }),
    rememberProposed: assign({ resume: 'proposed' }),
  },
});

const WITHDRAW = { 'request-withdrawal': '#withdrawal-requested' } as const;
const REVOKE = { revoke: { guard: 'notRevoked', actions: 'noteRevoked' } } as const;
const EXTEND = { extend: { guard: 'notExtended', actions: 'noteExtended' } } as const;
const STEPS = {
  'complete-step': [
    { guard: 'toHead', target: 'with-head', actions: 'noteAdvanced' },
    { guard: 'lastStep', target: 'proposed', actions: 'noteAdvanced' },
    { target: 'appraising', actions: 'noteAdvanced' },
  ],
  'return-step': [
    { guard: 'backToHead', target: 'with-head' },
    { guard: 'hasEarlierStep', target: 'returned' },
  ],
  'ask-opinion': { guard: 'asksAnother', target: 'awaiting-opinion', actions: 'noteAsked' },
  'ask-supplement': { guard: 'mayAskInAppraisal', target: '#supplement-in-appraisal', actions: 'noteAskedInAppraisal' },
} as const;

/**
 * The life of a dossier after it was filed, as one chart. Used only through pure transitions: it starts nothing,
 * waits for nothing and tells nobody. Times are rules beside it (`limits.ts`), effects are jobs.
 */
export const lifecycleChart = blocks.createMachine({
  id: 'dossier',
  context: NO_FLAGS,
  initial: 'reception',
  states: {
    reception: {
      initial: 'filed',
      on: WITHDRAW,
      states: {
        filed: {
          on: {
            receive: [{ guard: 'straight', target: '#dossier.processing.proposed' }, { target: '#received' }],
            refuse: '#reception-refused',
            'ask-supplement': { guard: 'firstAtReception', target: 'supplement-at-reception', actions: 'noteAskedAtReception' },
          },
        },
        'supplement-at-reception': { on: { supplement: 'filed', stop: '#stopped' } },
      },
    },
    received: { id: 'received', on: { assign: 'processing', ...EXTEND, ...WITHDRAW } },
    processing: {
      initial: 'appraising',
      on: { ...WITHDRAW, stop: '#stopped' },
      states: {
        appraising: {
          on: { assign: 'appraising', ...STEPS, ...EXTEND, 'require-fee': { target: '#fee-required', actions: 'rememberAppraising' } },
        },
        returned: {
          on: { assign: 'returned', ...STEPS, ...EXTEND, 'require-fee': { target: '#fee-required', actions: 'rememberReturned' } },
        },
        'with-head': {
          on: {
            ...EXTEND,
            assign: 'appraising',
            'complete-step': STEPS['complete-step'],
            'return-step': STEPS['return-step'],
          },
        },
        'awaiting-opinion': {
          on: {
            ...EXTEND,
            'ask-opinion': { guard: 'asksAnother', actions: 'noteAsked' },
            'give-opinion': [
              { guard: 'answersOne', actions: 'noteAnswered' },
              { guard: 'answersLast', target: 'appraising', actions: 'noteAnswered' },
            ],
          },
        },
        proposed: {
          on: {
            ...EXTEND,
            'return-step': STEPS['return-step'],
            'require-fee': { target: '#fee-required', actions: 'rememberProposed' },
            decide: { target: 'decided', actions: 'noteOutcome' },
          },
        },
        decided: { on: { issue: '#settled', stop: {} } },
      },
    },
    'supplement-in-appraisal': {
      id: 'supplement-in-appraisal',
      on: { supplement: 'processing.appraising', stop: '#stopped', ...WITHDRAW },
    },
    'fee-required': {
      id: 'fee-required',
      on: {
        'confirm-fee': [
          { guard: 'resumeReturned', target: 'processing.returned' },
          { guard: 'resumeProposed', target: 'processing.proposed' },
          { target: 'processing.appraising' },
        ],
        stop: '#stopped',
        ...WITHDRAW,
      },
    },
    'withdrawal-requested': { id: 'withdrawal-requested', on: { 'confirm-withdrawal': 'withdrawn' } },
    withdrawn: {},
    'reception-refused': { id: 'reception-refused' },
    stopped: { id: 'stopped' },
    settled: { id: 'settled', on: { 'hand-over': 'handed-over', ...REVOKE } },
    'handed-over': { on: { rate: { guard: 'notRated', actions: 'noteRated' }, ...REVOKE } },
  },
});
