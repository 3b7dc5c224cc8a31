import type { Knobs } from './knobs.ts';
import type { Webhooks } from './webhooks.ts';
import type { ZaloState } from './zalo-state.ts';

/** The account of the office, as Zalo's console shows it. */
export interface ZaloAccount {
  readonly appId: string;
  readonly appSecret: string;
  readonly accountId: string;
  readonly webhookSecret: string;
  readonly name: string;
}

/** A template somebody wrote and Zalo approved. */
export interface ApprovedTemplate {
  readonly id: string;
  readonly title: string;
  readonly params: readonly { readonly name: string; readonly label: string; readonly maxLength: number }[];
}

/** What the pieces of this stranger share. */
export interface ZaloParts {
  readonly state: ZaloState;
  readonly knobs: Knobs;
  readonly account: ZaloAccount;
  readonly templates: readonly ApprovedTemplate[];
  readonly webhooks: Webhooks;
  /** What was brought to be sent. */
  readonly uploads: Map<string, { readonly name: string; readonly size: number }>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** A number for something new, never the same twice. */
  readonly newNumber: () => string;
}
