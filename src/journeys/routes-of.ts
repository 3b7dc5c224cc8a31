import { readdirSync } from 'node:fs';

/** A page, and the addresses it answers. */
export interface Route {
  readonly id: string;
  readonly matches: (pathname: string) => boolean;
}

/** Every page of these groups, read from the files: whoever adds one is asked to show it. */
export function routesOf(groups: readonly string[]): readonly Route[] {
  return groups.flatMap((group) =>
    readdirSync(`src/routes/${group}`, { recursive: true, encoding: 'utf8' })
      .filter((path) => /(?:^|\/)\+page\.svelte$/u.test(path))
      .map((path) => `/${path.replace(/\/?\+page\.svelte$/u, '')}`)
      .map((id) => ({ id, matches: (pathname: string) => exactly(id).test(pathname) })),
  );
}

/** The route of an address: one with fewer holes goes before one with more. */
export function routeOf(pathname: string, routes: readonly Route[]): Route | undefined {
  const holes = ({ id }: Route): number => id.split('[').length;
  return routes.filter(({ matches }) => matches(pathname)).toSorted((one, other) => holes(one) - holes(other))[0];
}

function exactly(id: string): RegExp {
  return new RegExp(`^${id.replaceAll(/\[[^\]]+\]/gu, '[^/]+')}/?$`, 'u');
}
