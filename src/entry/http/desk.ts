import { createRoute, z } from '@hono/zod-openapi';
import { isoInVietnam } from '#kernel/clock';
import { queueCounts, queuePage, QUEUE_TABS } from '#views/queue';
import { problem } from './problem.ts';
import { json, refusals, SIGNED_IN } from './shapes.ts';
import type { SignedInSurroundings } from './signed-in.ts';
import { resource } from './surroundings.ts';

const queue = createRoute({
  method: 'get',
  path: '/desk/queue',
  summary: 'The dossiers that wait at the officer’s seat, most urgent first',
  security: SIGNED_IN,
  request: {
    query: z.object({
      tab: z.enum(QUEUE_TABS).default('mine'),
      role: z.string().max(30).optional(),
      agencyId: z.string().max(35).optional(),
      q: z.string().max(200).optional(),
      after: z.string().max(100).optional(),
      limit: z.coerce.number().int().min(1).max(200).optional(),
    }),
  },
  responses: {
    200: json(
      z.object({
        at: z.string(),
        seat: z.looseObject({ role: z.string(), agencyId: z.string() }).nullable(),
        counts: z.record(z.string(), z.number().int()),
        rows: z.array(z.looseObject({ id: z.string(), reference: z.string() })),
        next: z.string().nullable(),
      }),
      'One page; `next` goes into `after`',
    ),
    ...refusals(400, 401, 403),
  },
});

/** What officers see of their work. */
export function desk() {
  return resource<SignedInSurroundings>().openapi(queue, async (c) => {
    const { somebody, needs } = c.var;
    if (somebody.kind !== 'officer') return problem(c, { code: 'request.officers-only' }) as never;
    const { role, agencyId, ...asked } = c.req.valid('query');
    const wanted = somebody.roles.find((seat) => seat.role === role && (agencyId === undefined || seat.agencyId === agencyId));
    const page = await queuePage(needs.db, { officer: somebody, seat: wanted, ...asked });
    const counts = page.seat ? await queueCounts(needs.db, { officer: somebody, seat: page.seat }) : {};
    return c.json({ at: isoInVietnam(needs.now), seat: page.seat, counts, rows: page.rows, next: page.next } as never, 200);
  });
}
