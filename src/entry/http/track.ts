import { createRoute, z } from '@hono/zod-openapi';
import { trackDossier } from '#modules/dossier/server';
import { problem } from './problem.ts';
import { json, jsonBody, refusals } from './shapes.ts';
import { resource } from './surroundings.ts';

const track = createRoute({
  method: 'post',
  path: '/track',
  summary: 'Follow a dossier without signing in: its number and the last four digits of the applicant’s CCCD or phone',
  request: { body: jsonBody(z.strictObject({ code: z.string().max(60), factor: z.string().max(20) })) },
  responses: {
    200: json(z.looseObject({ number: z.string(), national: z.number().int() }), 'Names are masked'),
    ...refusals(400, 404, 422, 429),
  },
});

/** Tracking, open to anybody, one answer for a wrong factor and an unknown number. */
export function tracking() {
  return resource().openapi(track, async (c) => {
    const tracked = await trackDossier({ ...c.req.valid('json'), address: c.env.address }, c.var.needs);
    if (tracked.ok) return c.json(tracked.value as never, 200);
    if (tracked.refusal.code === 'track.too-many') c.header('retry-after', String(tracked.refusal.seconds));
    return problem(c, tracked.refusal) as never;
  });
}
