import type { Component } from 'svelte';

/** One component with the ways to use it. */
export interface Exhibit {
  readonly name: string;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- each examples file has checked its own props
  readonly component: Component<any>;
  readonly examples: Readonly<Record<string, Record<string, unknown>>>;
}

const files = import.meta.glob<Pick<Exhibit, 'component' | 'examples'>>('./*.examples.ts', { eager: true });

/** Everything there is to see, by name: a component with an examples file hangs here by itself. */
export const gallery: readonly Exhibit[] = Object.entries(files)
  .map(([path, { component, examples }]) => ({ name: path.slice('./'.length, -'.examples.ts'.length), component, examples }))
  .sort((one, other) => one.name.localeCompare(other.name));
