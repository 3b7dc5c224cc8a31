import { createRoute, z } from '@hono/zod-openapi';
import { heldForDossier, type HeldItem } from '#modules/dossier/server';
import { problem } from './problem.ts';
import { DossierId, json, refusals, SIGNED_IN } from './shapes.ts';
import type { SignedInSurroundings } from './signed-in.ts';
import { resource } from './surroundings.ts';

const Held = z
  .object({
    place: z.string().openapi({ description: '`component:ID`, or the path of an answer', example: 'component:KQ001' }),
    what: z.enum(['paper', 'fact']),
    item: z.string().openapi({ description: 'The type of the paper, or the meaning of the fact' }),
    paperId: z.string().nullable(),
    name: z.string(),
    says: z.string().nullable().openapi({ description: 'The number of the paper, or what the fact says' }),
    level: z.string().nullable().openapi({ description: 'A (read from a register) to E (found right by an office before)' }),
    issuedOn: z.string().nullable(),
    expiresOn: z.string().nullable(),
    since: z.string(),
  })
  .openapi('HeldItem') satisfies z.ZodType<HeldItem>;

const held = createRoute({
  method: 'get',
  path: '/dossiers/{id}/held',
  summary: 'What the applicant’s locker has of what the dossier asks for; asking for it again takes a coded reason',
  security: SIGNED_IN,
  request: { params: DossierId },
  responses: {
    200: json(z.object({ held: z.array(Held) }), 'For who checks the dossier; each look is recorded'),
    ...refusals(401, 403, 404),
  },
});

/** The applicant's locker, as far as an office may look into it from a dossier. */
export function deskLocker() {
  const app = resource<SignedInSurroundings>();
  app.openapi(held, async (c) => {
    const found = await heldForDossier({ actor: c.var.somebody, dossierId: c.req.valid('param').id }, c.var.needs);
    return found.ok ? c.json({ held: [...found.value] }, 200) : (problem(c, found.refusal) as never);
  });
  return app;
}
