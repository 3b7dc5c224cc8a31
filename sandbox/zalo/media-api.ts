import { Hono } from 'hono';
import type { ZaloParts } from './zalo-parts.ts';

const LARGEST = { image: 1024 * 1024, file: 5 * 1024 * 1024 } as const; // bytes
const TAKES = {
  image: /^image\/(?:jpeg|png)$/,
  file: /^(?:application\/(?:pdf|msword|vnd\.openxmlformats-officedocument\.wordprocessingml\.document)|text\/csv)$/,
} as const;

/** What is brought beforehand to be sent, and what may be asked about people, templates and messages. */
export function mediaApi({ state, templates, uploads, newNumber }: ZaloParts): Hono {
  const app = new Hono();

  for (const kind of ['image', 'file'] as const) {
    app.post(`/v2.0/oa/upload/${kind}`, async (c) => {
      const { file } = await c.req.parseBody<{ file?: string | File }>();
      if (!(file instanceof File) || !TAKES[kind].test(file.type)) return c.json({ error: -201, message: 'file is invalid!' });
      if (file.size > LARGEST[kind]) return c.json({ error: -210, message: 'Parameter exceeds allowable limit' });
      const token = newNumber();
      uploads.set(token, { name: file.name, size: file.size });
      return c.json({ error: 0, message: 'Success', data: kind === 'image' ? { attachment_id: token } : { token } });
    });
  }

  app.get('/v3.0/oa/user/detail', (c) => {
    const person = state.find(asked(c.req.query('data')));
    if (!person) return c.json({ error: -201, message: 'user_id is invalid!' });
    if (!person.follows) return c.json({ error: -213, message: 'User has not followed OA' });
    const data = { user_id: person.userId, display_name: person.name, user_is_follower: true, shared_info: {} };
    return c.json({ error: 0, message: 'Success', data });
  });

  app.post('/v3.0/oa/quota/message', async (c) => {
    const { user_id: userId = '' } = await c.req.json<{ user_id?: string }>();
    const person = state.find(userId);
    if (!person) return c.json({ error: -201, message: 'user_id is invalid!' });
    return c.json({ error: 0, message: 'Success', data: { last_interaction: String(person.lastInteraction) } });
  });

  app.get('/template/info/v2', (c) => {
    const template = templates.find(({ id }) => id === c.req.query('template_id'));
    if (!template) return c.json({ error: -109, message: 'Template id invalid' });
    const listParams = template.params.map(({ name, maxLength }) => ({
      name,
      require: true,
      type: 'STRING',
      maxLength,
      minLength: 1,
      acceptNull: false,
    }));
    const data = {
      templateId: Number(template.id),
      templateName: template.title,
      status: 'ENABLE',
      listParams,
      price_sdt: '800',
      price_uid: '560',
    };
    return c.json({ error: 0, message: 'Success', data });
  });

  app.get('/message/status', (c) => {
    const id = c.req.query('message_id');
    const line = state.people.flatMap(({ chat }) => chat).find((one) => one.ours && one.id === id);
    return c.json({ error: 0, message: 'Success', data: { status: line ? 1 : -1 } });
  });
  return app;
}

/** Parameters of a request that only reads come as one piece of JSON. */
function asked(data = '{}'): string {
  const { user_id: userId = '' } = JSON.parse(data) as { user_id?: string };
  return userId;
}
