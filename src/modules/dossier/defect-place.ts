import type { Defect } from './action-body.ts';

/** What marks a place as a component; a place that is a path of the form begins with a slash. */
export const COMPONENT = 'component:';

/** Where a defect stands, in one word. */
export function placeOf({ component, path }: Pick<Defect, 'component' | 'path'>): string {
  return component === undefined ? (path ?? '') : `${COMPONENT}${component}`;
}

/** What stands at a place, as a defect names it. */
export function atPlace(place: string): Pick<Defect, 'component' | 'path'> {
  return place.startsWith(COMPONENT) ? { component: place.slice(COMPONENT.length) } : { path: place };
}
