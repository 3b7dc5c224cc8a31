/** What a test or a developer turns to see how we take it. */
export interface Knobs {
  /** The next requests whose path begins so are refused with this number. */
  readonly refusals: { readonly path: string; readonly error: number; times: number }[];
  /** The next requests are done and their answers lost: none at all, or half of one. */
  lost: number;
  half: number;
  /** Every request is answered as by a server that is down. */
  down: boolean;
  /** How late webhooks leave, in milliseconds; whether each leaves twice; whether they leave in the wrong order. */
  webhookDelay: number;
  webhookTwice: boolean;
  webhookSwapped: boolean;
  /** Requests a minute; templates to phones that are left today; whether it is night. */
  perMinute: number;
  phoneQuota: number;
  night: boolean;
}

export function freshKnobs(): Knobs {
  return {
    refusals: [],
    lost: 0,
    half: 0,
    down: false,
    webhookDelay: 0,
    webhookTwice: false,
    webhookSwapped: false,
    perMinute: 4000,
    phoneQuota: 5000,
    night: false,
  };
}
