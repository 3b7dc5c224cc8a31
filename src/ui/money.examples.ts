import type { Examples } from './examples.ts';
import Money from './money.svelte';

export const component = Money;
export const examples = {
  amount: { amount: 15000 },
  nothing: { amount: 0 },
  'not published': { amount: null },
} satisfies Examples<typeof Money>;
