import { createHash, timingSafeEqual } from 'node:crypto';

/** What a call of Zalo's is checked with: our application's number, and the account's secret key for webhooks (not the application's). */
export interface WebhookKey {
  readonly appId: string;
  readonly secret: string;
}

/**
 * Whether Zalo signed these bytes: `X-ZEvent-Signature: mac=<hex>` is the SHA-256 of application, raw body, time and secret, one after
 * the other. The time is the one in the body; the number is ours, never the one in the body.
 */
export function isSignedByZalo(
  call: { readonly raw: Buffer; readonly timestamp: string; readonly signature: string },
  key: WebhookKey,
): boolean {
  const given = Buffer.from(call.signature.replace(/^mac=/, ''), 'hex');
  const own = createHash('sha256').update(key.appId).update(call.raw).update(call.timestamp).update(key.secret).digest();
  return given.length === own.length && timingSafeEqual(given, own);
}
