import { createServer, type Server } from 'node:http';
import type { AddressInfo, Server as TcpServer } from 'node:net';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { isoInVietnam, wallClock, type Clock } from '#kernel/clock';
import { clamd } from './clamd.ts';
import type { DemoAccount } from './demo-account.ts';
import { Inbox } from './inbox.ts';
import { readMail } from './read-mail.ts';
import { smtpListener } from './smtp-listener.ts';
import { strangers } from './strangers.ts';
import { zaloStranger, type ApprovedTemplate, type ZaloAccount } from './zalo/index.ts';

export interface SandboxOptions {
  readonly port: number;
  /** Where mail is taken; the port after `port` unless said otherwise. */
  readonly smtpPort?: number;
  /** Where papers are looked over; two ports after `port` unless said otherwise. */
  readonly clamdPort?: number;
  readonly host?: string;
  /** Where received messages outlive a restart. */
  readonly dataDir?: string;
  readonly demoAccounts: () => readonly DemoAccount[] | Promise<readonly DemoAccount[]>;
  readonly clock?: Clock;
  /** The office's account on Zalo, and who is called about it; absent: nobody plays Zalo. */
  readonly zalo?: { readonly account: ZaloAccount; readonly templates: readonly ApprovedTemplate[]; readonly webhookUrl: string };
}

/** The strangers, listening. */
export interface Sandbox {
  readonly url: string;
  readonly smsUrl: string;
  readonly nationalUrl: string;
  readonly smtpUrl: string;
  readonly clamdUrl: string;
  readonly close: () => Promise<void>;
}

const LOOPBACK = ['127.0.0.1', '::1', 'localhost'];

/**
 * Starts everybody outside as the demo needs them: who carries text messages, who carries mail, the phones and mailboxes
 * they arrive in, Zalo with the phones of whoever chats, and who looks papers over. On loopback only: whoever reads these inboxes can sign in as anybody of the demo.
 */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { host = '127.0.0.1', clock = wallClock } = options;
  if (!LOOPBACK.includes(host)) throw new Error(`The sandbox listens on loopback only, not on ${host}`);

  const sms = new Inbox(options.dataDir === undefined ? null : join(options.dataDir, 'sms.jsonl'));
  const mail = new Inbox(options.dataDir === undefined ? null : join(options.dataDir, 'mail.jsonl'));
  const app = strangers({ sms, mail, demoAccounts: options.demoAccounts, clock });
  const zalo =
    options.zalo === undefined ? null : playZalo(options.zalo, { ...options, clock, ownUrl: () => `http://127.0.0.1:${portOf(web)}` });
  if (zalo) app.route('/', zalo.app);
  const web: Server = createServer((req, res) => void getRequestListener((request) => app.fetch(request))(req, res));
  const smtp = smtpListener(({ to, raw }) => {
    for (const receiver of to) mail.take({ to: receiver, ...readMail(raw), at: isoInVietnam(clock()) });
  });

  const scanner = clamd();
  const servers = [web, smtp, scanner];
  const after = (given: number | undefined, steps: number): number => given ?? (options.port === 0 ? 0 : options.port + steps);

  const port = await listen(web, { host, port: options.port });
  try {
    const smtpPort = await listen(smtp, { host, port: after(options.smtpPort, 1) });
    const clamdPort = await listen(scanner, { host, port: after(options.clamdPort, 2) });
    const name = host.includes(':') ? `[${host}]` : host;
    const url = `http://${name}:${port}`;
    return {
      url,
      smsUrl: `${url}/sms-gateway`,
      nationalUrl: `${url}/vxp`,
      smtpUrl: `smtp://${name}:${smtpPort}`,
      clamdUrl: `tcp://${name}:${clamdPort}`,
      close: () => {
        zalo?.stop();
        return closeAll(web, servers);
      },
    };
  } catch (fault) {
    await closeAll(web, servers);
    throw fault;
  }
}

function playZalo(
  zalo: NonNullable<SandboxOptions['zalo']>,
  { dataDir, clock, demoAccounts, ownUrl }: SandboxOptions & { readonly clock: Clock; readonly ownUrl: () => string },
): ReturnType<typeof zaloStranger> {
  return zaloStranger({
    ...zalo,
    file: dataDir === undefined ? null : join(dataDir, 'zalo.json'),
    clock,
    ownUrl,
    owners: async () =>
      (await demoAccounts()).flatMap(({ phone, name, role }) => (role === 'citizen' && phone !== null ? [{ phone, name }] : [])),
  });
}

async function listen(server: TcpServer, at: { host: string; port: number }): Promise<number> {
  await new Promise<void>((ready, failed) => {
    server.once('error', failed);
    server.listen(at.port, at.host, () => {
      server.off('error', failed);
      ready();
    });
  });
  return portOf(server);
}

function portOf(server: TcpServer): number {
  return (server.address() as AddressInfo).port;
}

async function closeAll(web: Server, servers: readonly TcpServer[]): Promise<void> {
  const closing = servers.filter(({ listening }) => listening).map((server) => new Promise<void>((done) => server.close(() => done())));
  web.closeAllConnections();
  await Promise.all(closing);
}
