import { z } from 'zod';
import type { ZaloSettings } from '#gateways/zalo';

/** Settings of Zalo: given together, or nobody is asked and told over Zalo. The demo has an account of its own, in the sandbox. */
export const ZALO_ENVIRONMENT = {
  ZALO_APP_ID: z.string().regex(/^\d+$/).optional(),
  ZALO_APP_SECRET: z.string().optional(),
  ZALO_OA_ID: z.string().regex(/^\d+$/).optional(),
  ZALO_OA_SECRET: z.string().optional(),
  ZALO_CODE_VERIFIER: z
    .string()
    .regex(/^[\w-]{43}$/, { error: '43 letters, as base64url writes 32 random bytes' })
    .optional(),
  ZALO_OA_URL: z.url().optional(),
  ZALO_ZBS_URL: z.url().optional(),
  ZALO_OAUTH_URL: z.url().optional(),
  ZALO_BUTTONS: z.enum(['none', 'button']).default('none'),
};

const NEEDED = ['ZALO_APP_ID', 'ZALO_APP_SECRET', 'ZALO_OA_ID', 'ZALO_OA_SECRET', 'ZALO_CODE_VERIFIER'] as const;

type Environment = z.infer<z.ZodObject<typeof ZALO_ENVIRONMENT>>;

/** The demo's account: values that come with the source, good for the sandbox alone. */
export const DEMO_ZALO = {
  appId: '1000000000000000001',
  appSecret: 'demo-app-secret-known-to-everybody',
  accountId: '3000000000000000003',
  webhookSecret: 'demo-webhook-secret-known-to-everybody',
  codeVerifier: 'motcua-demo-code-verifier-of-43-letters-xyz',
};

/** What is missing where only a part was given. */
export function zaloProblems(env: Environment): string[] {
  const missing = NEEDED.filter((name) => env[name] === undefined);
  if (missing.length === 0 || missing.length === NEEDED.length) return [];
  return missing.map((name) => `${name} is missing: the settings of Zalo are given together or not at all`);
}

/** How we speak for the account; `null`: not over Zalo. */
export function zaloIn(env: Environment, sandboxOrigin: string | null): ZaloSettings | null {
  const { ZALO_APP_ID: appId, ZALO_APP_SECRET: appSecret, ZALO_OA_ID: accountId, ZALO_OA_SECRET: webhookSecret } = env;
  const codeVerifier = env.ZALO_CODE_VERIFIER;
  const isReal = appId !== undefined && appSecret !== undefined && accountId !== undefined && webhookSecret !== undefined;
  if (isReal && codeVerifier !== undefined) {
    return {
      ...{ appId, appSecret, accountId, webhookSecret, codeVerifier, buttons: env.ZALO_BUTTONS },
      accountApi: env.ZALO_OA_URL ?? 'https://openapi.zalo.me',
      phoneApi: env.ZALO_ZBS_URL ?? 'https://business.openapi.zalo.me',
      oauthApi: env.ZALO_OAUTH_URL ?? 'https://oauth.zaloapp.com',
      mediaHosts: ['zdn.vn'],
    };
  }
  if (sandboxOrigin === null) return null;
  const api = sandboxOrigin.replace('//localhost:', '//127.0.0.1:');
  return { ...DEMO_ZALO, buttons: env.ZALO_BUTTONS, accountApi: api, phoneApi: api, oauthApi: api, mediaHosts: [new URL(api).host] };
}
