import type { Option } from '#ui';

/** One question of an action's page. `name` is the key in the action's body, so that what is wrong with it finds its place. */
export type DeskField = Asks &
  (
    | { readonly kind: 'words' }
    | { readonly kind: 'line' | 'money' | 'day' | 'time' | 'secret' }
    | { readonly kind: 'choice' | 'list'; readonly options: readonly Option[] }
  );

interface Asks {
  readonly name: string;
  readonly label: string;
  readonly help?: string;
  readonly optional?: boolean;
  /** What stands there before anybody typed. */
  readonly value?: string;
}
