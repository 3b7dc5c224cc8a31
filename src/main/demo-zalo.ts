import { challengeOf, type Zalo } from '#gateways/zalo';
import type { Config } from './config.ts';

/** Lets the account of the sandbox consent to our speaking for it, as an administrator does once at Zalo; a grant that holds is left alone. */
export async function consentInDemo(zalo: Zalo, { zalo: settings, origin }: Pick<Config, 'zalo' | 'origin'>): Promise<void> {
  if (!settings || (await zalo.account()).ok) return;
  const asked = new URL(`${settings.oauthApi}/v4/oa/permission`);
  asked.searchParams.set('app_id', settings.appId);
  asked.searchParams.set('redirect_uri', `${origin}/webhooks/zalo/consent`);
  asked.searchParams.set('code_challenge', challengeOf(settings.codeVerifier));
  const answer = await fetch(asked, { redirect: 'manual' });
  const back = new URL(answer.headers.get('location') ?? '', origin);
  await zalo.consent({ code: back.searchParams.get('code') ?? '', accountId: back.searchParams.get('oa_id') ?? '' });
}
