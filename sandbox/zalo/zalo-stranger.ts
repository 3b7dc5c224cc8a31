import { randomBytes } from 'node:crypto';
import { Hono, type Context } from 'hono';
import type { Clock } from '#kernel/clock';
import { accountApi } from './account-api.ts';
import { freshKnobs, type Knobs } from './knobs.ts';
import { oauth } from './oauth.ts';
import { chatLines, phonePage, type PhoneOwner } from './phone-page.ts';
import { phoneSide } from './phone-side.ts';
import { PHONE_SCRIPT, PHONE_STYLE } from './phone-style.ts';
import { Webhooks } from './webhooks.ts';
import type { ApprovedTemplate, ZaloAccount, ZaloParts } from './zalo-parts.ts';
import { homeSpelling, ZaloState, type ZaloPerson } from './zalo-state.ts';

/** How this stranger is set up. */
export interface ZaloOptions {
  readonly account: ZaloAccount;
  readonly templates: readonly ApprovedTemplate[];
  /** Whom it calls about what happens. */
  readonly webhookUrl: string;
  /** Where what it knows outlives a restart. */
  readonly file: string | null;
  readonly clock: Clock;
  /** Where it can be reached itself, for the addresses of pictures. */
  readonly ownUrl: () => string;
  readonly owners: () => readonly PhoneOwner[] | Promise<readonly PhoneOwner[]>;
}

const LARGEST_PICTURE = 5_000_000; // bytes
const MOST_PICTURES = 40;

/** Plays Zalo: the account's doors, the grant, the calls, and the phones of whoever chats. */
export function zaloStranger(options: ZaloOptions): { readonly app: Hono; readonly stop: () => void } {
  const knobs = freshKnobs();
  const { account, templates, clock } = options;
  const webhooks = new Webhooks({ url: options.webhookUrl, appId: account.appId, secret: account.webhookSecret }, knobs);
  const state = new ZaloState(options.file);
  const parts: ZaloParts = {
    state,
    knobs,
    account,
    templates,
    webhooks,
    uploads: new Map(),
    now: () => clock().epochMilliseconds,
    newNumber: () => randomBytes(10).toString('hex'),
  };
  const app = new Hono();
  app.route('/', oauth(parts));
  app.route('/', accountApi(parts));
  app.route('/', phone(parts, options));
  // What a developer turns to see how we take it; the body holds the knobs that change.
  app.post('/zalo/knobs', async (c) => {
    const turned = await c.req.json<Partial<Knobs>>();
    const { refusals, ...plain } = turned;
    Object.assign(knobs, plain);
    if (refusals) knobs.refusals.splice(0, Infinity, ...refusals);
    return c.json(knobs);
  });
  return { app, stop: () => webhooks.stop() };
}

function phone(parts: ZaloParts, { owners, ownUrl, account }: ZaloOptions): Hono {
  const { state, newNumber } = parts;
  const side = phoneSide(parts);
  const pictures = new Map<string, { bytes: Buffer<ArrayBuffer>; type: string }>();
  const app = new Hono();

  async function personOf(asked: string | undefined): Promise<ZaloPerson | null> {
    const known = await owners();
    const owner = asked === undefined ? known[0] : known.find((one) => one.phone === homeSpelling(asked));
    if (owner) return state.enter(owner.phone, owner.name);
    const home = homeSpelling(asked ?? '');
    return /^0\d{9}$/.test(home) ? state.enter(home, home) : null;
  }
  /** Back to the phone it was done on. */
  async function act(
    c: Context,
    does: (person: ZaloPerson, form: Record<string, string | File>) => void | Promise<void>,
  ): Promise<Response> {
    const form = await c.req.parseBody<Record<string, string | File>>();
    const { as } = form;
    const person = await personOf(typeof as === 'string' ? as : '');
    if (!person) return c.text('Nobody', 400);
    await does(person, form);
    return c.redirect(`/zalo?as=${person.phone}`, 303);
  }

  app.get('/zalo', async (c) => {
    const person = await personOf(c.req.query('as'));
    if (!person) return c.text('Nobody', 404);
    side.sees(person);
    return c.html(phonePage({ person, owners: await owners(), account: account.name }));
  });
  app.get('/zalo/chat', async (c) => {
    const person = await personOf(c.req.query('as'));
    if (!person) return c.text('Nobody', 404);
    side.sees(person);
    return c.html(chatLines(person));
  });
  app.get('/zalo/phone.css', (c) => c.body(PHONE_STYLE, 200, { 'content-type': 'text/css; charset=utf-8' }));
  app.get('/zalo/phone.js', (c) => c.body(PHONE_SCRIPT, 200, { 'content-type': 'text/javascript; charset=utf-8' }));
  app.get('/zalo/pictures/:name', (c) => {
    const picture = pictures.get(c.req.param('name'));
    return picture ? c.body(picture.bytes, 200, { 'content-type': picture.type }) : c.notFound();
  });
  // What stands on a button is shown; what it says to the account need not be.
  app.post('/zalo/write', (c) =>
    act(c, (person, { text, hide }) => {
      if (typeof text === 'string' && text.trim() !== '') side.writes(person, text, hide === undefined ? text : '');
    }),
  );
  app.post('/zalo/follow', (c) => act(c, (person, { follow }) => side.follows(person, follow === 'yes')));
  app.post('/zalo/share', (c) => act(c, (person) => side.shares(person)));
  app.post('/zalo/picture', (c) =>
    act(c, async (person, { picture }) => {
      if (!(picture instanceof File) || picture.size > LARGEST_PICTURE || !/^image\/(?:png|jpeg)$/.test(picture.type)) return;
      const name = newNumber();
      if (pictures.size >= MOST_PICTURES) pictures.delete(pictures.keys().next().value ?? '');
      pictures.set(name, { bytes: Buffer.from(await picture.arrayBuffer()), type: picture.type });
      const path = `/zalo/pictures/${name}`;
      side.sendsPicture(person, { path, url: `${ownUrl()}${path}` });
    }),
  );
  return app;
}
