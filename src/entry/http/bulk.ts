import { createRoute, z } from '@hono/zod-openapi';
import { isoInVietnam } from '#kernel/clock';
import { BULK_ACTIONS, MOST_IN_BULK } from '#modules/queue';
import { haltBulkRun, ownBulkRun, startBulkRun, type BulkRun } from '#modules/queue/server';
import { bulkResults } from '#views/bulk-results';
import { problem } from './problem.ts';
import { json, jsonBody, refusals, RequestKey, SIGNED_IN } from './shapes.ts';
import type { SignedInSurroundings } from './signed-in.ts';
import { resource } from './surroundings.ts';

const Run = z
  .object({
    id: z.string(),
    action: z.enum(BULK_ACTIONS),
    state: z.enum(['running', 'done', 'halted']),
    total: z.number().int(),
    done: z.number().int(),
    refused: z.number().int(),
    askedAt: z.string(),
    endedAt: z.string().nullable(),
  })
  .openapi('BulkRun');

/** As far as a version can be counted. */
const Version = z
  .number()
  .int()
  .positive()
  .max(2 ** 31 - 1);

const RunId = z.object({ id: z.uuid() });

const start = createRoute({
  method: 'post',
  path: '/desk/bulk',
  summary: 'Do the same to many dossiers; each is asked about when its turn comes',
  security: SIGNED_IN,
  request: {
    headers: RequestKey,
    body: jsonBody(
      z.strictObject({
        action: z.enum(BULK_ACTIONS),
        dossiers: z
          .array(z.strictObject({ id: z.uuid(), version: Version.optional() }))
          .min(1)
          .max(MOST_IN_BULK),
        body: z.record(z.string(), z.unknown()).default({}).openapi({
          description:
            'What is said of every dossier, as with the single action. `assign` takes `officerIds` and deals the dossiers out in turn',
        }),
      }),
    ),
  },
  responses: { 202: json(Run, 'Begun; follow it under its id'), ...refusals(400, 401, 403, 422) },
});

const follow = createRoute({
  method: 'get',
  path: '/desk/bulk/{id}',
  summary: 'How far it is, and how each dossier ended',
  security: SIGNED_IN,
  request: { params: RunId },
  responses: {
    200: json(
      Run.extend({
        rows: z.array(
          z.object({
            dossierId: z.string(),
            number: z.string().nullable(),
            state: z.enum(['waiting', 'done', 'refused']),
            refusal: z.looseObject({ code: z.string() }).nullable(),
          }),
        ),
      }),
      'Rows in the order they were given',
    ),
    ...refusals(400, 401, 404),
  },
});

const halt = createRoute({
  method: 'post',
  path: '/desk/bulk/{id}/halt',
  summary: 'Leave alone what has not been done yet',
  security: SIGNED_IN,
  request: { params: RunId },
  responses: { 204: { description: 'Halted, or over already' }, ...refusals(400, 401, 404) },
});

/** The same done to many dossiers at once. */
export function bulk() {
  return resource<SignedInSurroundings>()
    .openapi(start, async (c) => {
      const { action, dossiers, body } = c.req.valid('json');
      const picks = dossiers.map(({ id, version }) => ({ dossierId: id, version }));
      const requestId = c.req.valid('header')['idempotency-key'];
      const begun = await startBulkRun({ actor: c.var.somebody, action, picks, body, requestId }, c.var.needs);
      return begun.ok ? c.json(told(begun.value), 202) : (problem(c, begun.refusal) as never);
    })
    .openapi(follow, async (c) => {
      const own = await ownBulkRun({ actor: c.var.somebody, runId: c.req.valid('param').id }, c.var.needs);
      if (!own.ok) return problem(c, own.refusal) as never;
      const rows = await bulkResults(c.var.needs.db, { runId: own.value.id });
      const shown = rows.map(({ dossierId, number, state, refusal }) => ({ dossierId, number, state, refusal }));
      return c.json({ ...told(own.value), rows: shown }, 200);
    })
    .openapi(halt, async (c) => {
      const halted = await haltBulkRun({ actor: c.var.somebody, runId: c.req.valid('param').id }, c.var.needs);
      return halted.ok ? c.body(null, 204) : problem(c, halted.refusal);
    });
}

function told({ id, action, state, total, done, refused, askedAt, endedAt }: BulkRun): z.infer<typeof Run> {
  const iso = (at: string) => isoInVietnam(Temporal.Instant.from(at));
  return { id, action, state, total, done, refused, askedAt: iso(askedAt), endedAt: endedAt && iso(endedAt) };
}
