import { createRoute, z } from '@hono/zod-openapi';
import { isoInVietnam } from '#kernel/clock';
import type { VISITOR_FIELDS } from '#modules/citizen';
import { meetVisitor } from '#modules/citizen/server';
import { fileAtCounter, keepBrought, startAtCounter } from '#modules/dossier/server';
import { problem } from './problem.ts';
import { DossierId, json, jsonBody, refusals, RequestKey, SIGNED_IN } from './shapes.ts';
import type { SignedInSurroundings } from './signed-in.ts';
import { resource } from './surroundings.ts';

const text = z.string().max(300);
const count = z.number().int().min(0).max(99).default(0);

const begin = createRoute({
  method: 'post',
  path: '/desk/intakes',
  summary: 'Begin a dossier for somebody at the counter: a draft of the desk, filled in and given papers like any draft',
  security: SIGNED_IN,
  request: {
    body: jsonBody(
      z.strictObject({
        deskId: z.string().max(35),
        procedureCode: z.string().max(40),
        channel: z.enum(['direct', 'postal']).default('direct'),
        mandateId: z.uuid().optional(),
        cardSeen: z.boolean().openapi({ description: 'The officer saw the card: without it nobody is taken in at the counter' }),
        visitor: z.strictObject({
          cccd: text,
          fullName: text.default(''),
          birthDate: text.default(''),
          sex: text.default(''),
          phone: text.default(''),
          unitCode: text.default(''),
          area: text.default(''),
          detail: text.default(''),
        } satisfies Record<(typeof VISITOR_FIELDS)[number], z.ZodType>),
      }),
    ),
  },
  responses: {
    201: json(z.object({ id: z.string() }), 'The draft; its id becomes the dossier’s'),
    ...refusals(400, 401, 403, 404, 409, 422),
  },
});

const bring = createRoute({
  method: 'put',
  path: '/desk/intakes/{id}/brought',
  summary: 'Count the papers laid on the counter; what is not named was not brought',
  security: SIGNED_IN,
  request: {
    params: DossierId,
    body: jsonBody(
      z.strictObject({
        brought: z
          .array(
            z.strictObject({
              component: z.string().max(200),
              originals: count,
              certified: count,
              copies: count,
              compared: z.boolean().default(false),
            }),
          )
          .max(200),
      }),
    ),
  },
  responses: { 204: { description: 'Noted' }, ...refusals(400, 401, 404, 409, 422) },
});

const file = createRoute({
  method: 'post',
  path: '/desk/intakes/{id}/file',
  summary: 'File and receive in one go: the code and the due time, however often it is sent',
  security: SIGNED_IN,
  request: { params: DossierId, headers: RequestKey },
  responses: {
    200: json(
      z.object({ dossierId: z.string(), reference: z.string(), code: z.string().nullable(), dueAt: z.string().nullable() }),
      'Filed and received',
    ),
    ...refusals(400, 401, 403, 404, 409, 422),
  },
});

/** What officers do at a counter. */
export function counter() {
  const app = resource<SignedInSurroundings>();
  app.openapi(begin, async (c) => {
    const { somebody: actor, needs } = c.var;
    const { visitor, mandateId = null, ...asked } = c.req.valid('json');
    const cardSeen = asked.cardSeen && asked.channel === 'direct';
    const met = await meetVisitor({ actor, deskId: asked.deskId, typed: visitor, cardSeen }, needs);
    if (!met.ok) {
      const { refusal } = met;
      if (refusal.code !== 'visitor.malformed') return problem(c, refusal) as never;
      const issues = refusal.issues.map(({ field, code }) => ({ path: `/visitor/${field}`, code }));
      return problem(c, { code: 'request.malformed', issues }) as never;
    }
    const begun = await startAtCounter({ actor, ...asked, visitorId: met.value.personId, mandateId }, needs);
    return begun.ok ? c.json({ id: begun.value.draftId }, 201) : (problem(c, begun.refusal) as never);
  });
  app.openapi(bring, async (c) => {
    const kept = await keepBrought({ actor: c.var.somebody, draftId: c.req.valid('param').id, ...c.req.valid('json') }, c.var.needs);
    return kept.ok ? c.body(null, 204) : problem(c, kept.refusal);
  });
  app.openapi(file, async (c) => {
    const requestId = c.req.valid('header')['idempotency-key'];
    const filed = await fileAtCounter({ actor: c.var.somebody, draftId: c.req.valid('param').id, requestId }, c.var.needs);
    if (!filed.ok) return problem(c, filed.refusal) as never;
    const { dueAt } = filed.value;
    return c.json({ ...filed.value, dueAt: dueAt === null ? null : isoInVietnam(Temporal.Instant.from(dueAt)) }, 200);
  });
  return app;
}
