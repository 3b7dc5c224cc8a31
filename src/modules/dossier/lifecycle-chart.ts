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
};

const blocks = setup({
  types: { context: {} as LifecycleFlags, events: {} as Move },
  guards: {
    firstAtReception: ({ context }) => !context.askedAtReception,
    mayAskInAppraisal: ({ context, event }) => !context.askedInAppraisal || (event.type === 'ask-supplement' && event.legalGround === true),
    notExtended: ({ context }) => !context.extended,
    notRated: ({ context }) => !context.rated,
    lastStep: ({ event }) => event.type === 'complete-step' && event.last,
    hasEarlierStep: ({ context }) => context.advanced,
    asksAnother: ({ context, event }) => event.type === 'ask-opinion' && !context.openOpinions.includes(event.agencyId),
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
    noteAdvanced: assign({ advanced: true }),
    noteOutcome: assign({ outcome: ({ event }) => (event.type === 'decide' ? event.outcome : null) }),
    noteAsked: assign({
      openOpinions: ({ context, event }) =>
        event.type === 'ask-opinion' ? [...context.openOpinions, event.agencyId].sort() : context.openOpinions,
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
const EXTEND = { extend: { guard: 'notExtended', actions: 'noteExtended' } } as const;
const STEPS = {
  'complete-step': [
    { guard: 'lastStep', target: 'proposed', actions: 'noteAdvanced' },
    { target: 'appraising', actions: 'noteAdvanced' },
  ],
  'return-step': { guard: 'hasEarlierStep', target: 'returned' },
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
            receive: '#received',
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
            'return-step': 'returned',
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
    settled: { id: 'settled', on: { 'hand-over': 'handed-over' } },
    'handed-over': { on: { rate: { guard: 'notRated', actions: 'noteRated' } } },
  },
});
