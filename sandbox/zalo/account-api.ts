import { Hono, type Context, type MiddlewareHandler } from 'hono';
import { readMessage } from './read-message.ts';
import { deliver } from './deliver.ts';
import { mediaApi } from './media-api.ts';
import type { ZaloParts } from './zalo-parts.ts';

const DAY = 24 * 3600_000; // milliseconds
const MINUTE = 60_000;

type Answered = ReturnType<Context['json']>;

/** The account's own doors (`openapi.zalo.me`) and the one by phone (`business.openapi.zalo.me`), with their rules. Refusals have status 200. */
export function accountApi(parts: ZaloParts): Hono {
  const { state, knobs, account, now } = parts;
  const app = new Hono();
  const doors = ['/v2.0/*', '/v3.0/*', '/message/*', '/template/*'];
  for (const door of doors) app.use(door, faults(parts), keys(parts));

  app.route('/', mediaApi(parts));

  app.post('/v3.0/oa/message/cs', async (c) => {
    const { recipient, message } = await c.req.json<{ recipient?: { user_id?: string }; message?: unknown }>();
    const person = state.find(recipient?.user_id ?? '');
    const read = readMessage(message, parts.uploads);
    if (!person) return no(c, -201, 'user_id is invalid!');
    if (typeof read === 'number') return no(c, read, read === -210 ? 'Parameter exceeds allowable limit' : 'message is invalid!');
    if (person.blocks) return no(c, -244, 'User has restricted this message type from your OA');
    if (person.lastInteraction === 0) return no(c, -232, 'User has not interacted with the OA');
    if (now() - person.lastInteraction > 7 * DAY) return no(c, -230, 'User has not interacted with the OA in the past 7 days');
    const id = deliver(person, read, parts);
    return c.json({
      error: 0,
      message: 'Success',
      data: { message_id: id, user_id: person.userId, sent_time: String(now()), quota: { quota_type: 'reply' } },
    });
  });

  app.post('/v3.0/oa/message/template', async (c) => {
    const said = await c.req.json<{
      user_id?: string;
      template_id?: string;
      template_data?: Record<string, string>;
      tracking_id?: string;
    }>();
    const person = state.find(said.user_id ?? '');
    if (!person || said.tracking_id !== undefined) return no(c, -201, 'user_id is invalid!');
    if (!person.follows && person.lastInteraction === 0) return no(c, -213, 'User has not followed OA');
    if (person.blocks) return no(c, -244, 'User has restricted this message type from your OA');
    const filled = fill(said, parts);
    if (typeof filled === 'number') return no(c, filled, 'template is invalid!');
    return c.json({ error: 0, message: 'Success', data: { message_id: deliver(person, filled, parts) } });
  });

  app.post('/message/template', async (c) => {
    const said = await c.req.json<{
      phone?: string;
      template_id?: string;
      template_data?: Record<string, string>;
      tracking_id?: string;
    }>();
    if (!/^(?:\+?84)\d{9}$/.test(said.phone ?? '')) return no(c, -108, 'Phone number invalid');
    if (said.tracking_id === undefined || said.tracking_id.length > 48) return no(c, -132, 'Parameter invalid');
    if (knobs.night) return no(c, -133, 'This notification cannot be sent at night');
    if (knobs.phoneQuota <= 0) return no(c, -144, 'OA has reached its daily limit');
    const person = state.byPhone(said.phone ?? '');
    if (!person) return no(c, -118, 'Zalo account not existed');
    if (person.blocks) return no(c, -139, 'User refused this type of notification');
    const filled = fill(said, parts);
    if (typeof filled === 'number') return no(c, filled, 'template is invalid!');
    knobs.phoneQuota -= 1;
    const id = deliver(person, filled, { ...parts, trackingId: said.tracking_id });
    return c.json({
      error: 0,
      message: 'Success',
      data: { msg_id: id, sent_time: String(now()), quota: { dailyQuota: '5000', remainingQuota: String(knobs.phoneQuota) } },
    });
  });

  app.get('/v2.0/oa/getoa', (c) =>
    c.json({
      error: 0,
      message: 'Success',
      data: {
        oaid: account.accountId,
        name: account.name,
        is_verified: true,
        oa_type: 4,
        num_follower: state.people.filter(({ follows }) => follows).length,
      },
    }),
  );

  app.get('/v2.0/oa/conversation', (c) => {
    const { user_id: userId = '', count = 5 } = JSON.parse(c.req.query('data') ?? '{}') as { user_id?: string; count?: number };
    const chat = state.find(userId)?.chat ?? [];
    const data = chat
      .toReversed()
      .slice(0, Math.min(10, count))
      .map(({ id, ours, at, text }) => ({ src: ours ? 0 : 1, time: at, type: 'text', message: text, message_id: id }));
    return c.json({ error: 0, message: 'Success', data });
  });
  return app;
}

function no(c: Context, error: number, message: string): Answered {
  return c.json({ error, message });
}

/** Done, but the answer never arrives; or only half of it; or nobody is at home; or the number somebody asked for. */
function faults({ knobs }: ZaloParts): MiddlewareHandler {
  return async (c, next) => {
    if (knobs.down) return c.text('Out of service', 503);
    const refusal = knobs.refusals.find(({ path, times }) => times > 0 && c.req.path.startsWith(path));
    if (refusal) {
      refusal.times -= 1;
      return c.json({ error: refusal.error, message: 'Asked for' });
    }
    await next();
    if (knobs.lost > 0 || knobs.half > 0) {
      const isLost = knobs.lost > 0;
      if (isLost) knobs.lost -= 1;
      else knobs.half -= 1;
      c.res = isLost
        ? new Response('', { status: 504 })
        : new Response('{"error":0,"data":{"mess', { headers: { 'content-type': 'application/json' } });
    }
    return undefined;
  };
}

/** Whose token it is, whether it still holds, and how often it was used this minute. */
function keys({ state, knobs, now }: ZaloParts): MiddlewareHandler {
  let made: number[] = [];
  return async (c, next) => {
    const token = c.req.header('access_token');
    if (token === undefined || token !== state.pair?.access) return no(c, -216, 'Access token is invalid');
    if (state.pair.accessUntil < now()) return no(c, -220, 'access_token is expired or removed');
    made = [...made.filter((at) => at > now() - MINUTE), now()];
    if (!c.req.path.startsWith('/message') && made.length > knobs.perMinute) return no(c, -32, 'Your application reached limit call api');
    await next();
    return undefined;
  };
}

/** A template with its holes filled as its author allowed, or the number of what is wrong. */
function fill(
  said: { template_id?: string; template_data?: Record<string, string> },
  { templates }: ZaloParts,
): ReturnType<typeof readMessage> {
  const template = templates.find(({ id }) => id === said.template_id);
  if (!template) return -109;
  const rows: [string, string][] = [];
  for (const { name, label, maxLength } of template.params) {
    const value = said.template_data?.[name];
    if (typeof value !== 'string' || value === '') return -1122;
    if ([...value].length > maxLength) return -1121;
    rows.push([label, value]);
  }
  return { text: template.title, template: rows };
}
