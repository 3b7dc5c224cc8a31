import { createHash, randomBytes } from 'node:crypto';
import { Hono } from 'hono';
import type { ZaloParts } from './zalo-parts.ts';

const CODE_LASTS = 10 * 60_000; // milliseconds
const ACCESS_LASTS = 25 * 3600; // seconds

/** How an account lets an application speak for it: a code once, a pair, and each pair renewed once. */
export function oauth({ state, knobs, account, now }: ZaloParts): Hono {
  const codes = new Map<string, { challenge: string; until: number }>();
  const app = new Hono();

  // The account's administrator consents by opening this; here everybody consents at once.
  app.get('/v4/oa/permission', (c) => {
    const { app_id: appId, redirect_uri: back, code_challenge: challenge = '', state: said } = c.req.query();
    if (appId !== account.appId || back === undefined) return c.json({ error: -14003, error_name: 'Invalid redirect uri' });
    const code = randomBytes(32).toString('base64url');
    codes.set(code, { challenge, until: now() + CODE_LASTS });
    const to = new URL(back);
    to.searchParams.set('code', code);
    to.searchParams.set('oa_id', account.accountId);
    if (said !== undefined) to.searchParams.set('state', said);
    return c.redirect(to.href);
  });

  app.post('/v4/oa/access_token', async (c) => {
    const refusal = knobs.refusals.find(({ path, times }) => times > 0 && c.req.path.startsWith(path));
    if (refusal) refusal.times -= 1;
    if (refusal) return c.json({ error: refusal.error, error_name: 'Refused' });
    const said = new URLSearchParams(await c.req.text());
    if (c.req.header('secret_key') !== account.appSecret || said.get('app_id') !== account.appId)
      return c.json({ error: -14004, error_name: 'Invalid secret key' });
    if (said.get('grant_type') === 'authorization_code') {
      const code = said.get('code') ?? '';
      const asked = codes.get(code);
      codes.delete(code);
      if (!asked || asked.until < now()) return c.json({ error: -14014, error_name: 'Invalid authorization code' });
      const challenge = createHash('sha256')
        .update(said.get('code_verifier') ?? '')
        .digest('base64url');
      if (asked.challenge !== challenge) return c.json({ error: -14015, error_name: 'Invalid code verifier' });
    } else if (said.get('refresh_token') === null || said.get('refresh_token') !== state.pair?.refresh) {
      return c.json({ error: -14020, error_name: 'Invalid refresh token' });
    }
    const pair = {
      access: randomBytes(48).toString('base64url'),
      refresh: randomBytes(48).toString('base64url'),
      accessUntil: now() + ACCESS_LASTS * 1000,
    };
    state.pair = pair;
    return c.json({ access_token: pair.access, refresh_token: pair.refresh, expires_in: String(ACCESS_LASTS) });
  });
  return app;
}
