import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Knobs } from './knobs.ts';

/** Who is called, and with what calls are signed. */
export interface WebhookTarget {
  readonly url: string;
  readonly appId: string;
  readonly secret: string;
}

const PATIENCE = 2000; // milliseconds: who takes longer did not answer
const AGAIN_AFTER = [30, 5 * 60, 15 * 60, 30 * 60, 60 * 60]; // seconds

/** Calls the account's server for everything that happens, signed, again when it does not answer; knobs make it late, twice, or out of order. */
export class Webhooks {
  readonly #target: WebhookTarget;
  readonly #knobs: Knobs;
  readonly #end = new AbortController();
  #held: (() => void) | null = null;

  constructor(target: WebhookTarget, knobs: Knobs) {
    this.#target = target;
    this.#knobs = knobs;
  }

  /** Leaves by itself; whoever caused it does not wait. */
  tell(event: { readonly event_name: string; readonly timestamp: string } & Record<string, unknown>): void {
    const body = JSON.stringify({ app_id: this.#target.appId, ...event });
    const leave = (): void => void this.#deliver(body, event.timestamp).catch(() => undefined);
    const times = this.#knobs.webhookTwice ? [leave, leave] : [leave];
    if (!this.#knobs.webhookSwapped) return times.forEach((one) => one());
    const before = this.#held;
    if (before === null) {
      this.#held = leave;
      return;
    }
    this.#held = null;
    leave();
    before();
  }

  stop(): void {
    this.#end.abort();
  }

  async #deliver(body: string, timestamp: string): Promise<void> {
    if (this.#knobs.webhookDelay > 0) await this.#pause(this.#knobs.webhookDelay);
    for (let retry = 0; ; retry += 1) {
      if (await this.#call(body, { timestamp, retry })) return;
      const seconds = AGAIN_AFTER[retry];
      if (seconds === undefined) return;
      await this.#pause(seconds * 1000);
    }
  }

  async #call(body: string, { timestamp, retry }: { timestamp: string; retry: number }): Promise<boolean> {
    const { url, appId, secret } = this.#target;
    const mac = createHash('sha256').update(`${appId}${body}${timestamp}${secret}`).digest('hex');
    const headers = {
      'content-type': 'application/json',
      'x-zevent-signature': `mac=${mac}`,
      ...(retry > 0 ? { num_retry: String(retry) } : {}),
    };
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers,
        body,
        signal: AbortSignal.any([AbortSignal.timeout(PATIENCE), this.#end.signal]),
      });
      await response.body?.cancel();
      return response.status === 200;
    } catch {
      return false;
    }
  }

  #pause(milliseconds: number): Promise<void> {
    return wait(milliseconds, undefined, { signal: this.#end.signal, ref: false });
  }
}
