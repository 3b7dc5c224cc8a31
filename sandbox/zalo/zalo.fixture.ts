import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startSandbox } from '../index.ts';
import type { Db } from '#kernel/database';
import { challengeOf, openZalo, type Zalo, type ZaloSettings } from '#gateways/zalo';
import type { Knobs } from './knobs.ts';
import type { ApprovedTemplate } from './zalo-parts.ts';

export const ACCOUNT = {
  appId: '1234567890123456789',
  appSecret: 'app-secret',
  accountId: '3333333333333333333',
  webhookSecret: 'OA_SECRET_FOR_TEST',
  name: 'Một cửa thử',
};

const VERIFIER = 'dGVzdC12ZXJpZmllci1mb3ItdGhlLXBvcnRhbC0wMDE';
const TEMPLATE = { id: '412345', title: 'Hồ sơ đã được tiếp nhận', params: [{ name: 'ma', label: 'Mã hồ sơ', maxLength: 30 }] };

/** Zalo as the sandbox plays it, and our side of it, with a clock one can turn. */
export interface PlayedZalo {
  readonly zalo: Zalo;
  /** As another process of ours: the same database, nothing shared in memory. */
  readonly another: () => Zalo;
  readonly settings: ZaloSettings;
  readonly url: string;
  readonly told: string[];
  /** The bodies of calls, as they came, with their signatures. */
  readonly calls: { readonly raw: Buffer; readonly signature: string }[];
  readonly passes: (time: Temporal.DurationLike) => void;
  readonly now: () => Temporal.Instant;
  readonly turn: (knobs: Partial<Knobs>) => Promise<void>;
  readonly consent: () => Promise<{ readonly ok: boolean }>;
  /** Does something on somebody's phone, as a press of a button there does. */
  readonly onPhone: (what: string, form: Readonly<Record<string, string>>) => Promise<void>;
  readonly chatOf: (phone: string) => Promise<string>;
  readonly stop: () => Promise<void>;
}

export async function playZalo(lent: { readonly db: Db }, templates: readonly ApprovedTemplate[] = [TEMPLATE]): Promise<PlayedZalo> {
  let now = Temporal.Instant.from('2026-11-23T03:00:00Z');
  const calls: PlayedZalo['calls'] = [];
  const told: string[] = [];
  // Who is called keeps what came and, when told to, hands it to us at once.
  const called = createServer(
    (req, res) =>
      void bytesOf(req).then((raw) => {
        calls.push({ raw, signature: String(req.headers['x-zevent-signature'] ?? '') });
        res.end();
      }),
  );
  await new Promise<void>((ready) => called.listen(0, '127.0.0.1', ready));
  const webhookUrl = `http://127.0.0.1:${(called.address() as AddressInfo).port}/webhooks/zalo`;
  const sandbox = await startSandbox({
    port: 0,
    demoAccounts: () => [],
    clock: () => now,
    zalo: { account: ACCOUNT, templates, webhookUrl },
  });
  const { url } = sandbox;
  const { name: _, ...account } = ACCOUNT;
  const settings: ZaloSettings = {
    ...account,
    codeVerifier: VERIFIER,
    buttons: 'none',
    accountApi: url,
    phoneApi: url,
    oauthApi: url,
    mediaHosts: [new URL(url).host],
  };
  const another = (): Zalo =>
    openZalo({
      db: lent.db,
      clock: () => now,
      secretKey: 'a-secret-of-more-than-thirty-two-characters',
      settings,
      tellOperator: (line) => told.push(line),
    });
  const zalo = another();

  return {
    ...{ zalo, another, settings, url, told, calls },
    now: () => now,
    passes: (time) => (now = now.add(Temporal.Duration.from(time).round({ largestUnit: 'hours', relativeTo: '2026-11-23' }))),
    turn: async (knobs) => {
      await fetch(`${url}/zalo/knobs`, { method: 'POST', body: JSON.stringify(knobs) });
    },
    consent: async () => {
      const asked = new URL(`${url}/v4/oa/permission`);
      asked.searchParams.set('app_id', ACCOUNT.appId);
      asked.searchParams.set('redirect_uri', 'http://127.0.0.1/webhooks/zalo/consent');
      asked.searchParams.set('code_challenge', challengeOf(VERIFIER));
      const answer = await fetch(asked, { redirect: 'manual' });
      const back = new URL(answer.headers.get('location') ?? '');
      return zalo.consent({ code: back.searchParams.get('code') ?? '', accountId: back.searchParams.get('oa_id') ?? '' });
    },
    onPhone: async (what, form) => {
      await fetch(`${url}/zalo/${what}`, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' });
    },
    chatOf: async (phone) => (await fetch(`${url}/zalo/chat?as=${phone}`)).text(),
    stop: async () => {
      await sandbox.close();
      called.closeAllConnections();
      await new Promise((done) => called.close(done));
    },
  };
}

async function bytesOf(req: IncomingMessage): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of req) pieces.push(piece as Uint8Array);
  return Buffer.concat(pieces);
}
