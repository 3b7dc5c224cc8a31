import { createRoute, z } from '@hono/zod-openapi';
import { isoInVietnam } from '#kernel/clock';
import { CHANNELS, DUE_FILTERS, QUEUE_TABS, readFilters, SEEN_FILTERS, seatsOf } from '#modules/queue';
import { queuePage } from '#views/queue';
import { queueCounts } from '#views/queue-counts';
import { QueueRowShape } from './dossier-shapes.ts';
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
      procedure: z.string().max(40).optional(),
      due: z.enum(DUE_FILTERS).optional(),
      assignee: z.string().max(36).optional().openapi({ description: 'The id of an officer, or `none`' }),
      unit: z.string().max(35).optional(),
      channel: z.enum(CHANNELS).optional(),
      from: z.iso.date().optional().openapi({ description: 'Received on this day or later; filed, where nobody has received it yet' }),
      until: z.iso.date().optional(),
      seen: z.enum(SEEN_FILTERS).optional(),
      after: z.string().max(100).optional(),
      before: z.string().max(100).optional(),
      limit: z.coerce.number().int().min(1).max(500).optional(),
    }),
  },
  responses: {
    200: json(
      z.object({
        at: z.string(),
        seat: z.looseObject({ role: z.string(), agencyId: z.string() }).nullable(),
        counts: z.record(z.string(), z.number().int()),
        rows: z.array(QueueRowShape),
        urgent: z.object({ late: z.number().int(), unopened: z.number().int() }).nullable(),
        next: z.string().nullable(),
        previous: z.string().nullable(),
      }),
      'One page; `next` goes into `after`, `previous` into `before`',
    ),
    ...refusals(400, 401, 403),
  },
});

/** What officers see of their work. */
export function desk() {
  return resource<SignedInSurroundings>().openapi(queue, async (c) => {
    const { somebody, needs } = c.var;
    if (somebody.kind !== 'officer') return problem(c, { code: 'request.officers-only' }) as never;
    const { role, agencyId, tab, q, after, before, limit, ...said } = c.req.valid('query');
    const wanted = seatsOf(somebody).find((seat) => seat.role === role && (agencyId === undefined || seat.agencyId === agencyId));
    const asked = { officer: somebody, now: needs.now };
    const filters = readFilters((name) => said[name] ?? null);
    const here = wanted ?? seatsOf(somebody)[0];
    const [page, counts] = await Promise.all([
      queuePage(needs.db, { ...asked, seat: here, tab, filters, q, after, before, limit }),
      here ? queueCounts(needs.db, { ...asked, seat: here }) : null,
    ]);
    const urgent = counts && { late: counts.late, unopened: counts.unopened };
    const { seat, rows, next, previous } = page;
    return c.json({ at: isoInVietnam(needs.now), seat, counts: counts?.tabs ?? {}, urgent, rows, next, previous } as never, 200);
  });
}
