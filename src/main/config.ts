import { z } from 'zod';
import type { ZaloSettings } from '#gateways/zalo';
import { ACCEPTED_KINDS, DEFAULT_PERSON_LIMITS, type AcceptedKind, type PaperLimits, type PersonLimits } from '#modules/paper';
import { NATIONAL_ENVIRONMENT, nationalIn, nationalProblems, type NationalSettings } from './national-config.ts';
import { SIGNING_ENVIRONMENT, signingIn, signingProblems, type SigningSettings } from './signing-config.ts';
import { ZALO_ENVIRONMENT, zaloIn, zaloProblems } from './zalo-config.ts';

/** Values that come with the source and are therefore known to everybody; a production start refuses them by name. */
export const DEMO_SECRET = 'motcua-demo-secret-key-known-to-everybody';

const MEGABYTE = 1024 * 1024;
const PROCESSES = ['web', 'worker', 'sandbox'] as const;

const Environment = z.object({
  PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  ORIGIN: z.url().optional(),
  SANDBOX_PORT: z.coerce.number().int().min(1).max(65_535).optional(),
  DATA_DIR: z.string().default('.data'),
  DATABASE_URL: z.string().optional(),
  DATABASE_OWNER_URL: z.string().optional(),
  OBJECT_STORE: z.string().optional(),
  SECRET_KEY: z.string().optional(),
  MODE: z.enum(['demo', 'production']).default('demo'),
  PACK: z.string().default('packs/ca-mau'),
  PROCESSES: z.string().default(PROCESSES.join(',')),
  CITIZEN_SIGN_IN: z
    .literal('phone', { error: 'only phone is built, signing in by phone and one-time code; leave it out or say phone' })
    .default('phone'),
  PAPER_MAX_FILE_MB: z.coerce.number().int().min(1).max(200).default(20),
  PAPER_MAX_DOSSIER_MB: z.coerce.number().int().min(1).max(2000).default(100),
  PAPER_KINDS: z.string().default('pdf,jpeg,png'),
  PERSON_MAX_DRAFTS: z.coerce.number().int().min(1).default(DEFAULT_PERSON_LIMITS.maxDrafts),
  PERSON_MAX_DRAFT_MB: z.coerce
    .number()
    .int()
    .min(1)
    .default(DEFAULT_PERSON_LIMITS.maxDraftBytes / MEGABYTE),
  CLAMD_URL: z
    .string()
    .regex(/^(?:tcp:\/\/[^\s/]+|unix:\/\S+|none)$/, { error: 'tcp://host:port, unix:/path/of/socket or none' })
    .optional(),
  TRUSTED_PROXIES: z.coerce.number().int().min(0).default(0),
  SMS_API_URL: z.string().optional(),
  ...NATIONAL_ENVIRONMENT,
  ...SIGNING_ENVIRONMENT,
  SMTP_URL: z.string().optional(),
  ...ZALO_ENVIRONMENT,
  QUIET_HOURS: z
    .string()
    .regex(/^(?:none|(?:1?\d|2[0-3])-(?:1?\d|2[0-3]))$/, { error: 'two hours as 22-6, or none' })
    .optional(),
  MAIL_FROM: z.email().default('motcua@example.vn'),
  LOG_LEVEL: z.enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug']).default('info'),
});

/** Settings of one process, read once at its start. */
export interface Config {
  readonly mode: 'demo' | 'production';
  readonly port: number;
  readonly host: string;
  readonly origin: string;
  readonly sandboxPort: number;
  /** Where the strangers of the demo are, in this process or another; `null`: messages go to real ones. */
  readonly sandboxOrigin: string | null;
  readonly dataDir: string;
  /** `null`: the embedded server in `dataDir`. */
  readonly database: { readonly url: string; readonly ownerUrl: string } | null;
  readonly objectStore: string;
  readonly secretKey: string;
  readonly pack: string;
  readonly processes: ReadonlySet<'web' | 'worker' | 'sandbox'>;
  readonly paperLimits: PaperLimits;
  readonly personLimits: PersonLimits;
  /** Who looks papers over; `null`: nobody does. */
  readonly clamdUrl: string | null;
  /** How many proxies in front of us write `X-Forwarded-For`. */
  readonly trustedProxies: number;
  readonly smsApiUrl: string;
  /** Who signs for officers; `null`: nobody does. */
  readonly signing: SigningSettings | null;
  /** Our account with the national exchange; `null`: it is not asked. */
  readonly national: NationalSettings | null;
  readonly smtpUrl: string;
  readonly mailFrom: string;
  /** The office's account on Zalo; `null`: it has none. */
  readonly zalo: ZaloSettings | null;
  /** When no phone rings for news, in hours of the day here; `null`: it may at any hour. */
  readonly quietHours: { readonly from: number; readonly until: number } | null;
  readonly logLevel: string;
}

/**
 * Reads the settings from the environment.
 *
 * @throws a fault naming every setting that is missing, malformed or, in production, a demo value.
 */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = Environment.safeParse(given);
  if (!parsed.success) {
    throw new Error(parsed.error.issues.map((issue) => `Setting ${issue.path.join('.')}: ${issue.message}`).join('\n'));
  }
  const env = parsed.data;
  const problems = [
    ...(env.MODE === 'production' ? productionProblems(env) : []),
    ...nationalProblems(env),
    ...signingProblems(env),
    ...zaloProblems(env),
  ];
  if ((env.DATABASE_URL === undefined) !== (env.DATABASE_OWNER_URL === undefined)) {
    problems.push('DATABASE_URL and DATABASE_OWNER_URL are given together or not at all');
  }
  if (problems.length > 0) throw new Error(problems.join('\n'));

  const sandboxPort = env.SANDBOX_PORT ?? env.PORT + 1;
  const sandboxOrigin = env.MODE === 'demo' && env.SMS_API_URL === undefined ? `http://localhost:${sandboxPort}` : null;
  return {
    mode: env.MODE,
    port: env.PORT,
    host: env.HOST,
    origin: env.ORIGIN ? new URL(env.ORIGIN).origin : `http://localhost:${env.PORT}`,
    sandboxPort,
    sandboxOrigin,
    dataDir: env.DATA_DIR,
    database: env.DATABASE_URL && env.DATABASE_OWNER_URL ? { url: env.DATABASE_URL, ownerUrl: env.DATABASE_OWNER_URL } : null,
    objectStore: env.OBJECT_STORE ?? `file:${env.DATA_DIR}/objects`,
    secretKey: env.SECRET_KEY ?? DEMO_SECRET,
    pack: env.PACK,
    processes: readProcesses(env.PROCESSES, env.MODE),
    paperLimits: {
      maxFileBytes: env.PAPER_MAX_FILE_MB * MEGABYTE,
      maxDossierBytes: env.PAPER_MAX_DOSSIER_MB * MEGABYTE,
      accepts: readKinds(env.PAPER_KINDS),
    },
    personLimits: { maxDrafts: env.PERSON_MAX_DRAFTS, maxDraftBytes: env.PERSON_MAX_DRAFT_MB * MEGABYTE },
    clamdUrl: clamdIn(env, sandboxPort),
    trustedProxies: env.TRUSTED_PROXIES,
    smsApiUrl: env.SMS_API_URL ?? `http://127.0.0.1:${sandboxPort}/sms-gateway`,
    national: nationalIn(env, env.MODE === 'demo' ? `http://127.0.0.1:${sandboxPort}/vxp` : null),
    signing: signingIn(env, env.MODE === 'demo' ? `http://127.0.0.1:${sandboxPort}/csc/v2` : null),
    smtpUrl: env.SMTP_URL ?? `smtp://127.0.0.1:${sandboxPort + 1}`,
    mailFrom: env.MAIL_FROM,
    zalo: zaloIn(env, sandboxOrigin),
    quietHours: quietIn(env),
    logLevel: env.LOG_LEVEL,
  };
}

const NEEDED_IN_PRODUCTION = [
  'SECRET_KEY',
  'ORIGIN',
  'DATABASE_URL',
  'DATABASE_OWNER_URL',
  'OBJECT_STORE',
  'SMS_API_URL',
  'SMTP_URL',
] as const;

function productionProblems(env: z.infer<typeof Environment>): string[] {
  const problems: string[] = NEEDED_IN_PRODUCTION.filter((name) => env[name] === undefined).map(
    (name) => `${name} is missing: a production start needs it`,
  );
  if (env.SECRET_KEY === DEMO_SECRET) problems.push('SECRET_KEY is the demo value, which everybody knows');
  else if (env.SECRET_KEY !== undefined && env.SECRET_KEY.length < 32) problems.push('SECRET_KEY is shorter than 32 characters');
  if (env.PROCESSES !== PROCESSES.join(',') && env.PROCESSES.includes('sandbox'))
    problems.push('PROCESSES names the sandbox, which is for the demo only');
  return problems;
}

function readProcesses(text: string, mode: 'demo' | 'production'): Config['processes'] {
  const names = text.split(',').map((name) => name.trim());
  const known = PROCESSES.filter((name) => names.includes(name) && !(mode === 'production' && name === 'sandbox'));
  const unknown = names.filter((name) => !(PROCESSES as readonly string[]).includes(name));
  if (unknown.length > 0) throw new Error(`Setting PROCESSES: ${unknown.join(', ')} is not one of ${PROCESSES.join(', ')}`);
  return new Set(known);
}

function readKinds(text: string): readonly AcceptedKind[] {
  const names = text.split(',').map((name) => name.trim().toLowerCase().replace(/^jpg$/, 'jpeg'));
  const unknown = names.filter((name) => !(ACCEPTED_KINDS as readonly string[]).includes(name));
  if (unknown.length > 0) throw new Error(`Setting PAPER_KINDS: ${unknown.join(', ')} is not one of ${ACCEPTED_KINDS.join(', ')}`);
  return ACCEPTED_KINDS.filter((kind) => names.includes(kind));
}

/** The demo has a scanner of its own, in the sandbox; elsewhere nobody scans unless told who. */
function clamdIn({ CLAMD_URL, MODE }: z.infer<typeof Environment>, sandboxPort: number): string | null {
  if (CLAMD_URL === 'none') return null;
  return CLAMD_URL ?? (MODE === 'demo' ? `tcp://127.0.0.1:${sandboxPort + 2}` : null);
}

/** The demo is tried at any hour. */
function quietIn({ QUIET_HOURS, MODE }: z.infer<typeof Environment>): Config['quietHours'] {
  const said = QUIET_HOURS ?? (MODE === 'demo' ? 'none' : '22-6');
  if (said === 'none') return null;
  const [from = 0, until = 0] = said.split('-').map(Number);
  return { from, until };
}
