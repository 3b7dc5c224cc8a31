import { conditionFits, pathsIn, placedControls, type Answers, type Condition, type Form, type JsonSchema } from '#modules/form';
import type { Route } from './route.ts';

/** One thing a condition looks at: does the answer at a path fit a schema? */
type Atom = Extract<Condition, { readonly scope: string }>;

/** More combinations than anybody could look over; a route like that is two routes. */
const MOST_COMBINATIONS = 4096;

/** Everything the conditions of a route look at. */
export function atomsOf({ steps }: Pick<Route, 'steps'>): readonly Atom[] {
  return steps.flatMap(({ when, opinions = [] }) => [when, ...opinions.map((one) => one.when)].flatMap((one) => (one ? atomsIn(one) : [])));
}

/** The paths of a condition at which the form asks nothing, or asks for a list. */
export function unknownPaths(form: Form, condition: Condition): readonly string[] {
  return pathsIn(condition).filter((path) => {
    const asked = placedControls(form).find((one) => one.path === path);
    return !asked || asked.control.options.detail !== undefined;
  });
}

/** Answers that stand for all there can be: one for each way in which the atoms come out together. Null when there are too many. */
export function answersApart(form: Form, atoms: readonly Atom[]): readonly Answers[] | null {
  const byPath = Map.groupBy(atoms, (atom) => pathsIn(atom)[0] ?? '');
  let combinations: readonly Answers[] = [{}];
  for (const [path, own] of byPath) {
    const values = valuesApart(form, path, own);
    combinations = combinations.flatMap((answers) => values.map((value) => (value === undefined ? answers : put(answers, path, value))));
    if (combinations.length > MOST_COMBINATIONS) return null;
  }
  return combinations;
}

/** Of the answers one question can get, one for each way in which the atoms about it come out. */
function valuesApart(form: Form, path: string, atoms: readonly Atom[]): readonly unknown[] {
  const schema = placedControls(form).find((one) => one.path === path)?.schema ?? {};
  const candidates = [undefined, ...candidatesIn(schema), ...atoms.flatMap(({ schema: asked }) => candidatesIn(asked))];
  const apart = new Map<string, unknown>();
  for (const value of candidates) {
    const answers = value === undefined ? {} : put({}, path, value);
    const outcome = atoms.map((atom) => Number(conditionFits(form, answers, atom))).join('');
    if (!apart.has(outcome)) apart.set(outcome, value);
  }
  return [...apart.values()];
}

const BOUNDS = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'];

/** Answers a schema speaks of: its choices, and numbers on and around its bounds. */
function candidatesIn(schema: JsonSchema): readonly unknown[] {
  const choices = [...(schema.oneOf ?? []), ...((schema['anyOf'] ?? []) as readonly JsonSchema[])];
  const numbers = BOUNDS.flatMap((bound) => (typeof schema[bound] === 'number' ? [schema[bound]] : []));
  return [
    ...('const' in schema ? [schema.const] : []),
    ...((schema['enum'] ?? []) as readonly unknown[]),
    ...choices.flatMap(candidatesIn),
    ...(typeof schema['not'] === 'object' ? candidatesIn(schema['not'] as JsonSchema) : []),
    ...(schema.type === 'boolean' ? [true, false] : []),
    ...(schema.type === 'string' ? ['x'] : []),
    ...numbers.flatMap((number) => [number - 1, number, number + 1]),
  ];
}

function atomsIn(condition: Condition): readonly Atom[] {
  return 'scope' in condition ? [condition] : condition.conditions.flatMap(atomsIn);
}

function put(answers: Answers, path: string, value: unknown): Answers {
  const [key = '', ...rest] = path.split('/').slice(1);
  if (rest.length === 0) return { ...answers, [key]: value };
  return { ...answers, [key]: put((answers[key] ?? {}) as Answers, `/${rest.join('/')}`, value) };
}
