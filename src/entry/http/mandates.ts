import { createRoute, z } from '@hono/zod-openapi';
import { inVietnam } from '#kernel/clock';
import { isInForce } from '#modules/citizen';
import { myMandates } from '#modules/citizen/server';
import { problem } from './problem.ts';
import { json, refusals, SIGNED_IN } from './shapes.ts';
import type { SignedInSurroundings } from './signed-in.ts';
import { resource } from './surroundings.ts';

const Mandate = z
  .object({
    id: z.string(),
    kind: z.enum(['representative', 'delegate']),
    principal: z.object({ id: z.string().nullable(), kind: z.enum(['person', 'organisation']).nullable(), name: z.string() }),
    procedures: z.array(z.string()).nullable(),
    from: z.string(),
    until: z.string().nullable(),
    state: z.string(),
    inForce: z.boolean(),
  })
  .openapi('Mandate');

const list = createRoute({
  method: 'get',
  path: '/mandates',
  summary: 'For whom the asker may act: the id goes into the header Motcua-Acting-For',
  security: SIGNED_IN,
  responses: { 200: json(z.object({ mandates: z.array(Mandate) }), 'Newest first'), ...refusals(401, 403) },
});

/** For whom one may act. */
export function mandates() {
  return resource<SignedInSurroundings>().openapi(list, async (c) => {
    const { needs, somebody } = c.var;
    const found = await myMandates({ actor: somebody }, needs);
    if (!found.ok) return problem(c, { code: 'draft.citizens-only' }) as never;
    const today = inVietnam(needs.now).toPlainDate().toString();
    const rows = found.value.byMe.map((one) => ({
      id: one.id,
      kind: one.kind,
      principal: { id: one.principalId, kind: one.principalKind, name: one.principalName ?? one.claim?.name ?? '' },
      procedures: one.procedures === null ? null : [...one.procedures],
      from: one.fromOn,
      until: one.untilOn,
      state: one.state,
      inForce: isInForce(one, today),
    }));
    return c.json({ mandates: rows }, 200);
  });
}
