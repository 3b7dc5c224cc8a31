import { createRawSnippet, type Component, type ComponentProps, type Snippet } from 'svelte';

/** Named ways to use a component: the gallery shows them, tests render them, axe walks them. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a component of any props; `satisfies` then checks those props
export type Examples<C extends Component<any>> = Readonly<Record<string, ComponentProps<C>>>;

/** A plain text where a component takes a snippet. */
export function text(words: string): Snippet {
  return createRawSnippet(() => ({ render: () => `<span>${words.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</span>` }));
}
