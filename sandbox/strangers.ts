import { Hono } from 'hono';
import { isoInVietnam, type Clock } from '#kernel/clock';
import { codeOf, type DemoAccount } from './demo-account.ts';
import type { Inbox } from './inbox.ts';
import { indexPage, SCRIPT, STYLE } from './index-page.ts';
import { nationalLocker } from './national-locker.ts';
import { signingService } from './signing/index.ts';

interface Lent {
  readonly sms: Inbox;
  readonly mail: Inbox;
  readonly demoAccounts: () => readonly DemoAccount[] | Promise<readonly DemoAccount[]>;
  readonly clock: Clock;
}

const LONGEST = 20_000; // characters of one request

/** What the strangers answer over HTTP. */
export function strangers({ sms, mail, demoAccounts, clock }: Lent): Hono {
  const app = new Hono();

  // A page of another site that made its name point at this machine must not read the codes.
  app.use(async (c, next) => {
    const host = new URL(c.req.url).hostname;
    if (!['127.0.0.1', 'localhost', '[::1]'].includes(host)) return c.json({ error: 'loopback only' }, 403);
    c.header('cache-control', 'no-store');
    c.header(
      'content-security-policy',
      "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; frame-ancestors 'none'",
    );
    return next();
  });

  app.post('/sms-gateway', async (c) => {
    const message = readSms(await c.req.text());
    if (!message) return c.json({ error: 'to and text wanted' }, 400);
    const key = c.req.header('idempotency-key');
    sms.take({ ...message, at: isoInVietnam(clock()), ...(key === undefined ? {} : { key }) });
    return c.json({ accepted: true }, 202);
  });

  app.route('/vxp', nationalLocker(clock));
  app.route('/csc/v2', signingService(clock));

  app.get('/sms', (c) => c.json(sms.newest(samePhone(c.req.query('to')))));
  app.get('/mail', (c) => c.json(mail.newest(sameMailbox(c.req.query('to')))));
  app.get('/demo-accounts', async (c) => c.json(await demoAccounts()));
  app.get('/codes', async (c) => {
    const { epochMilliseconds } = clock();
    const codes = (await demoAccounts()).flatMap((account) => {
      const code = codeOf(account, epochMilliseconds);
      return code === null ? [] : [[account.login, code] as const];
    });
    return c.json(Object.fromEntries(codes));
  });

  app.get('/style.css', (c) => c.body(STYLE, 200, { 'content-type': 'text/css; charset=utf-8' }));
  app.get('/codes.js', (c) => c.body(SCRIPT, 200, { 'content-type': 'text/javascript; charset=utf-8' }));
  app.get('/', async (c) => {
    const { epochMilliseconds } = clock();
    const accounts = (await demoAccounts()).map((account) => ({ ...account, code: codeOf(account, epochMilliseconds) }));
    return c.html(indexPage({ accounts, sms: sms.newest().slice(0, 20), mail: mail.newest().slice(0, 20) }));
  });
  return app;
}

function readSms(body: string): { to: string; text: string } | null {
  if (body.length > LONGEST) return null;
  try {
    const { to, text } = JSON.parse(body) as { to?: unknown; text?: unknown };
    return typeof to === 'string' && typeof text === 'string' && /\d{9}/.test(to) ? { to, text } : null;
  } catch {
    return null;
  }
}

/** `+84 900…`, `84900…` and `0900…` are one phone. */
function samePhone(asked: string | undefined): (to: string) => boolean {
  const plain = (phone: string): string => phone.replace(/\D/g, '').replace(/^(?:00)?84(?=\d{9}$)/, '0');
  return (to) => asked === undefined || plain(to) === plain(asked);
}

function sameMailbox(asked: string | undefined): (to: string) => boolean {
  return (to) => asked === undefined || to.toLowerCase() === asked.trim().toLowerCase();
}
