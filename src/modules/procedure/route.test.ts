import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Form } from '#modules/form';
import { kindOf, Route, stepAllows, stepBudgets, stepKinds, type RouteStep } from './route.ts';
import { routeProblems } from './route-problems.ts';
import { opinionsAt, stepsTaken } from './route-walk.ts';

/** A form that asks what is built, and how high where it is a house. */
const FORM: Form = {
  schema: {
    type: 'object',
    properties: {
      built: { type: 'string', oneOf: [{ const: 'house' }, { const: 'road' }, { const: 'pier' }] },
      floors: { type: 'number', minimum: 1 },
    },
  },
  ui: {
    type: 'Categorization',
    elements: [
      {
        type: 'Category',
        id: 'what',
        label: 'What',
        elements: [
          { type: 'Control', scope: '#/properties/built', label: 'Built', options: { widget: 'radio' } },
          {
            type: 'Control',
            scope: '#/properties/floors',
            label: 'Floors',
            options: { widget: 'number' },
            rule: { effect: 'SHOW', condition: { scope: '#/properties/built', schema: { const: 'house' } } },
          },
        ],
      },
    ],
  },
};
const CASES = [{ id: 'general', name: null, limits: { online: { kind: 'working-minutes', minutes: 960 } } }] as const;
const AGENCIES = new Set(['H00.1', 'H00.2']);

const [HOUSE, HIGH] = [
  { scope: '#/properties/built', schema: { const: 'house' } },
  { scope: '#/properties/floors', schema: { minimum: 7 } },
];

function step(id: string, role: RouteStep['role'], more: Partial<RouteStep> = {}): RouteStep {
  const where = role === 'receiver' ? 'one-stop' : 'competent';
  return { id, nameKey: 'procedure.step.receive', role, where, ...('budgetMinutes' in more ? {} : { budgetPercent: 0 }), ...more };
}

const [RECEIVE, ASSIGN, APPRAISE, REVIEW, DECIDE, ISSUE, HAND_OVER] = [
  step('receive', 'receiver'),
  step('assign', 'head', { budgetPercent: 10 }),
  step('appraise', 'specialist', { budgetPercent: 60 }),
  step('review', 'head'),
  step('decide', 'leader', { budgetPercent: 20 }),
  step('issue', 'records-clerk', { budgetPercent: 10 }),
  step('hand-over', 'receiver'),
];
const WHOLE = [RECEIVE, ASSIGN, APPRAISE, DECIDE, ISSUE, HAND_OVER];

function problemsOf(...steps: RouteStep[]): string[] {
  return routeProblems({ route: Route.parse({ id: 'r', steps }), form: FORM, cases: CASES, agencyIds: AGENCIES }).map(
    ({ code, step: at }) => `${code} ${at}`,
  );
}

/** The whole route with one step changed, or another after it. */
function changed(id: string, more: Partial<RouteStep>, ...after: RouteStep[]): RouteStep[] {
  return WHOLE.flatMap((one) => (one.id === id ? [{ ...one, ...more }, ...after] : [one]));
}

describe('a route that may be published', () => {
  test.each([
    ['of the usual kind', WHOLE],
    ['with a head who looks it over', changed('appraise', {}, REVIEW)],
    ['decided at once', [RECEIVE, { ...DECIDE, budgetPercent: 90 }, ISSUE, HAND_OVER]],
    ['with a step only some answers lead to', changed('appraise', {}, step('inspect', 'specialist', { when: HOUSE }))],
    [
      'with a step of two conditions',
      changed('appraise', {}, step('inspect', 'specialist', { when: { type: 'AND', conditions: [HOUSE, HIGH] } })),
    ],
    ['with bodies to be heard', changed('appraise', { opinions: [{ agencyId: 'H00.2' }, { agencyId: 'H00.1', when: HOUSE }] })],
    ['with a step of a unit', changed('appraise', { unit: 'H00.2' })],
    ['that goes on somewhere else', [RECEIVE, ASSIGN, { ...APPRAISE, next: 'decide' }, DECIDE, ISSUE, HAND_OVER]],
    [
      'with fixed times',
      changed('assign', { budgetPercent: undefined, budgetMinutes: 60 }).map((one) =>
        one.id === 'decide' ? { ...one, budgetPercent: 30 } : one,
      ),
    ],
  ])('%s', (_kind, steps) => {
    expect(problemsOf(...steps)).toEqual([]);
  });
});

describe('a route is refused', () => {
  test.each([
    [
      'that ends before the result is there',
      WHOLE.slice(0, 4).map((one) => (one.id === 'decide' ? { ...one, budgetPercent: 30 } : one)),
      'dead-end decide',
    ],
    [
      'that nobody decides',
      WHOLE.filter(({ id }) => id !== 'decide').map((one) => (one.id === 'issue' ? { ...one, budgetPercent: 30 } : one)),
      'dead-end hand-over',
    ],
    ['that goes round for ever', changed('decide', { next: 'appraise' }), 'loop appraise'],
    [
      'that goes round for some answers',
      changed('appraise', {}, step('again', 'specialist', { when: HOUSE, next: 'appraise' })),
      'loop appraise',
    ],
    ['with a step nobody comes to', changed('appraise', { next: 'decide' }, step('lost', 'specialist')), 'unreachable lost'],
    [
      'with a step no answer leads to',
      changed(
        'appraise',
        {},
        step('both', 'specialist', { when: { type: 'AND', conditions: [HOUSE, { ...HOUSE, schema: { const: 'road' } }] } }),
      ),
      'unreachable both',
    ],
    ['that works after the decision', changed('decide', {}, step('late', 'specialist')), 'out-of-order late'],
    [
      'that has work nobody gave out',
      WHOLE.filter(({ id }) => id !== 'assign').map((one) => (one.id === 'decide' ? { ...one, budgetPercent: 30 } : one)),
      'out-of-order appraise',
    ],
    [
      'whose only work is sometimes left out',
      changed('appraise', { when: HOUSE, budgetPercent: 0 }).map((one) => (one.id === 'decide' ? { ...one, budgetPercent: 80 } : one)),
      'out-of-order assign',
    ],
    ['with a step twice', changed('appraise', {}, step('appraise', 'specialist')), 'step-repeated appraise'],
    ['with a leader at the counter', changed('decide', { where: 'one-stop' }), 'role-elsewhere decide'],
    ['whose step has no words', changed('decide', { nameKey: 'no.such.words' }), 'name-unknown decide'],
    ['through a unit that does not exist', changed('appraise', { unit: 'H99' }), 'unit-unknown appraise'],
    ['that hears a body that does not exist', changed('appraise', { opinions: [{ agencyId: 'H98' }] }), 'unit-unknown appraise'],
    ['that goes on nowhere', changed('appraise', { next: 'nowhere' }), 'next-unknown appraise'],
    [
      'that looks at what is not asked',
      changed('appraise', {}, step('x', 'specialist', { when: { scope: '#/properties/colour', schema: {} } })),
      'condition-unknown x',
    ],
    ['whose reception has a condition', changed('receive', { when: HOUSE }), 'condition-misplaced receive'],
    ['whose leader must ask for opinions', changed('decide', { opinions: [{ agencyId: 'H00.1' }] }), 'opinions-misplaced decide'],
    [
      'that wants opinions and forbids asking',
      changed('appraise', { opinions: [{ agencyId: 'H00.1' }], actions: ['extend'] }),
      'opinions-closed appraise',
    ],
    ['without a time for a step', changed('appraise', { budgetPercent: undefined }), 'budget-missing appraise'],
    ['with two times for a step', changed('appraise', { budgetMinutes: 5 }), 'budget-twice appraise'],
    ['that spends less than the limit', changed('appraise', { budgetPercent: 59 }), 'budget-not-whole receive'],
    ['that spends more than the limit', changed('appraise', { budgetPercent: 61 }), 'budget-not-whole receive'],
    [
      'whose fixed times are longer than the limit',
      changed('assign', { budgetPercent: undefined, budgetMinutes: 961 }).map((one) =>
        one.id === 'decide' ? { ...one, budgetPercent: 30 } : one,
      ),
      'budget-over-limit assign',
    ],
  ])('%s', (_why, steps, problem) => {
    expect(problemsOf(...steps)).toContain(problem);
  });
});

describe('a step', () => {
  test('of a head gives work out before it is done and looks it over afterwards', () => {
    const route = { steps: changed('appraise', {}, REVIEW) };
    expect(stepKinds(route)).toEqual(['receive', 'assign', 'appraise', 'review', 'decide', 'issue', 'hand-over']);
    expect(kindOf(route, 'review')).toBe('review');
    expect(kindOf(route, 'nowhere')).toBeNull();
  });

  test('leaves every action open but those it names', () => {
    const route = { steps: changed('appraise', { actions: ['extend'] }) };
    expect(stepAllows(route, 'appraise', 'extend')).toBe(true);
    expect(stepAllows(route, 'appraise', 'ask-opinion')).toBe(false);
    expect(stepAllows(route, 'appraise', 'complete-step')).toBe(true);
    expect(stepAllows(route, 'decide', 'stop')).toBe(true);
  });

  test('is taken when the answers fit; an answer to a question that is not asked does not count', () => {
    const steps = changed('appraise', {}, step('inspect', 'specialist', { when: HIGH }));
    const taken = (answers: object) => stepsTaken({ steps }, { form: FORM, answers: answers as never }).map(({ id }) => id);
    expect(taken({ built: 'house', floors: 8 })).toContain('inspect');
    expect(taken({ built: 'house', floors: 6 })).not.toContain('inspect');
    expect(taken({ built: 'road', floors: 8 })).not.toContain('inspect');
    expect(taken({})).toEqual(WHOLE.map(({ id }) => id));
  });

  test('hears the bodies these answers ask for', () => {
    const opinions = [{ agencyId: 'H00.2' }, { agencyId: 'H00.1', when: HOUSE }];
    expect(opinionsAt({ opinions }, { form: FORM, answers: { built: 'house' } })).toEqual(['H00.2', 'H00.1']);
    expect(opinionsAt({ opinions }, { form: FORM, answers: { built: 'road' } })).toEqual(['H00.2']);
    expect(opinionsAt({}, { form: FORM, answers: {} })).toEqual([]);
  });
});

test('whatever steps are taken, their times are the limit', () => {
  const shares = fc.array(fc.oneof(fc.record({ budgetPercent: fc.nat(100) }), fc.record({ budgetMinutes: fc.nat(30) })), {
    minLength: 1,
    maxLength: 8,
  });
  fc.assert(
    fc.property(shares, fc.integer({ min: 240, max: 100_000 }), (budgets, limit) => {
      const steps = budgets.map((budget, at) => ({ ...step(`s${'x'.repeat(at)}`, 'specialist'), budgetPercent: undefined, ...budget }));
      const sum = stepBudgets({ steps }, limit).reduce((total, { minutes }) => total + minutes, 0);
      expect(sum).toBe(limit);
    }),
  );
});
