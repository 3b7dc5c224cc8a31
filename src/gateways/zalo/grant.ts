import { z } from 'zod';
import { ok, refuse, type Result } from '#kernel/result';
import { askZalo, type ZaloRefusal } from './ask-zalo.ts';
import type { ZaloSettings } from './zalo-settings.ts';

/** The pair by which we speak for the account: the first for a day, the second once, for the next pair. */
export interface TokenPair {
  readonly access: string;
  readonly refresh: string;
  /** How long the first holds, in seconds. */
  readonly seconds: number;
}

const Pair = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1),
  expires_in: z.coerce.number().int().positive(),
});

/** Exchanges the code an administrator of the account came back with. */
export function exchangeCode(code: string, settings: ZaloSettings): Promise<Result<TokenPair, ZaloRefusal>> {
  return askForPair({ code, grant_type: 'authorization_code', code_verifier: settings.codeVerifier }, settings);
}

/** Exchanges the second token of a pair, which is worthless from then on, for a new pair. */
export function refreshPair(refresh: string, settings: ZaloSettings): Promise<Result<TokenPair, ZaloRefusal>> {
  return askForPair({ refresh_token: refresh, grant_type: 'refresh_token' }, settings);
}

async function askForPair(said: Readonly<Record<string, string>>, settings: ZaloSettings): Promise<Result<TokenPair, ZaloRefusal>> {
  const answer = await askZalo({
    door: 'account',
    url: `${settings.oauthApi}/v4/oa/access_token`,
    headers: { secret_key: settings.appSecret },
    body: new URLSearchParams({ ...said, app_id: settings.appId }),
  });
  if (!answer.ok) return answer;
  const pair = Pair.safeParse(answer.value);
  if (!pair.success) return refuse({ code: 'zalo.uncertain' });
  return ok({ access: pair.data.access_token, refresh: pair.data.refresh_token, seconds: pair.data.expires_in });
}
