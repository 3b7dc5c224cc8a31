import { controlsFor, visibleControls } from '#modules/form';
import type { Answers, Form, PlacedControl } from '#modules/form';
import { canonical } from './canonical.ts';
import type { DefectRef } from './fact.ts';

/** What an applicant hands in again. */
export interface Supplement {
  readonly before: Answers;
  readonly after: Answers;
  /** The components to which a new paper was put. */
  readonly components: readonly string[];
}

/** Defects that the supplement leaves as they were: no new paper, no changed answer. */
export function unanswered(defects: readonly DefectRef[], { before, after, components }: Supplement): readonly DefectRef[] {
  const changed = changedPaths(before, after);
  return defects.filter(({ component, path }) => {
    if (component !== undefined) return !components.includes(component);
    return path === undefined || !changed.some((one) => isWithin(one, path));
  });
}

type Asked = Pick<DefectRef, 'component' | 'path'>;

/** Questions and papers that appear or go because an answer changed: whoever asked for that answer asked for them too. */
export function following(form: Form, { before, after }: Pick<Supplement, 'before' | 'after'>): readonly Asked[] {
  const pathsOf = (controls: readonly PlacedControl[]) => new Set(controls.map(({ path }) => path));
  const [then, now] = [pathsOf(visibleControls(form, before)), pathsOf(visibleControls(form, after))];
  // A row that comes or goes follows from no answer: somebody must have asked for its list.
  const standing = pathsOf(controlsFor(form, before));
  return controlsFor(form, after)
    .filter(({ path }) => standing.has(path) && then.has(path) !== now.has(path))
    .map(({ path, control: { options } }) => (options.paper ? { component: options.paper.component } : { path }));
}

/** What was changed although nobody asked: the office has checked the rest already, it must not change under its hands. */
export function beyondAsked(
  defects: readonly Asked[],
  { before, after, components }: Supplement,
): { readonly components: readonly string[]; readonly paths: readonly string[] } {
  return {
    components: components.filter((one) => !defects.some(({ component }) => component === one)),
    paths: changedPaths(before, after).filter((one) => !defects.some(({ path }) => path !== undefined && isWithin(one, path))),
  };
}

/** Paths (JSON Pointers) of the answers that differ, down to single values. */
export function changedPaths(before: unknown, after: unknown, at = ''): readonly string[] {
  if (isObject(before) || isObject(after)) {
    const [one, other] = [isObject(before) ? before : {}, isObject(after) ? after : {}];
    const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])].sort();
    return keys.flatMap((key) =>
      changedPaths(valueOf(one, key), valueOf(other, key), `${at}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`),
    );
  }
  return canonical(before) === canonical(after) ? [] : [at];
}

export function isWithin(path: string, around: string): boolean {
  return path === around || path.startsWith(`${around}/`) || around.startsWith(`${path}/`);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function valueOf(object: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}
