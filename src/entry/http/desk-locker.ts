import { createRoute, z } from '@hono/zod-openapi';
import { isId } from '#kernel/ids';
import { digitisePaper, heldForDossier, openDossier, type HeldItem } from '#modules/dossier/server';
import { noteOfficeLook } from '#modules/locker/server';
import { learntElsewhere, papersKnown, type KnownPaper } from '#views/papers-known';
import { problem } from './problem.ts';
import { DossierId, json, jsonBody, refusals, SIGNED_IN } from './shapes.ts';
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

const Trust = z
  .object({
    paperId: z.string().openapi({ description: 'The paper in the dossier' }),
    level: z.enum(['A', 'B', 'C', 'D', 'E', 'F']),
    standing: z.enum(['stands', 'faulted', 'superseded', 'revoked']),
    standingSince: z.string().nullable(),
    number: z.string().nullable(),
    issuedOn: z.string().nullable(),
    expiresOn: z.string().nullable(),
    origins: z.array(
      z.object({ kind: z.string(), dossierId: z.string(), number: z.string(), at: z.string(), agencyName: z.string().nullable() }),
    ),
  })
  .openapi('PaperTrust') satisfies z.ZodType<Omit<KnownPaper, 'lockerId'>>;

const trust = createRoute({
  method: 'get',
  path: '/dossiers/{id}/papers/trust',
  summary: 'How far each paper of a dossier can be relied on, and where it is known from',
  security: SIGNED_IN,
  request: { params: DossierId },
  responses: {
    200: json(z.object({ papers: z.array(Trust) }), 'For officers; what was learnt elsewhere is recorded'),
    ...refusals(401, 404),
  },
});

const Body = z
  .strictObject({
    heldBy: z.enum(['applicant', 'other']),
    abstract: z.string(),
    number: z.string().optional(),
    issuer: z.string().optional(),
    issuedOn: z.string().optional(),
    expiresOn: z.string().nullable().openapi({ description: 'Null: it holds for good' }),
    scope: z.enum(['country', 'province']),
    compared: z.literal(true).openapi({ description: 'The officer has seen the original' }),
    pin: z.string().max(64).optional().openapi({ description: 'Opens the officer’s key at the service of signatures; nobody keeps it' }),
  })
  .openapi('DigitisedPaper');

const digitise = createRoute({
  method: 'put',
  path: '/dossiers/{id}/papers/{paperId}/data',
  summary: 'Write down what the law asks for of a paper compared with its original, and sign it where there is a service of signatures',
  security: SIGNED_IN,
  request: { params: DossierId.extend({ paperId: z.string().refine(isId).openapi({ format: 'uuid' }) }), body: jsonBody(Body) },
  responses: {
    200: json(z.object({ signed: z.boolean() }), 'Kept; said again, the later word counts. Not signed it stays at level E'),
    ...refusals(400, 401, 403, 404, 409, 422),
  },
});

/** The applicant's locker, as far as an office may look into it from a dossier. */
export function deskLocker() {
  const app = resource<SignedInSurroundings>();
  app.openapi(held, async (c) => {
    const found = await heldForDossier({ actor: c.var.somebody, dossierId: c.req.valid('param').id }, c.var.needs);
    return found.ok ? c.json({ held: [...found.value] }, 200) : (problem(c, found.refusal) as never);
  });
  app.openapi(trust, async (c) => {
    const { somebody: actor, needs } = c.var;
    const opened = actor.kind === 'officer' ? await openDossier({ actor, dossier: c.req.valid('param').id }, needs) : null;
    if (!opened?.ok || actor.kind !== 'officer') return problem(c, { code: 'dossier.unknown' }) as never;
    const { dossier, acting } = opened.value;
    const known = await papersKnown(needs.db, { dossierId: dossier.id, applicantId: dossier.applicantId });
    const papers = learntElsewhere(known, dossier.id);
    const by = { kind: 'officer' as const, id: actor.officerId, role: acting.role, agencyId: acting.agencyId };
    const look = { partyId: dossier.applicantId, dossierId: dossier.id, by, standsInFor: acting.standsInFor, papers };
    await noteOfficeLook(needs.db, { ...look, reason: 'papers-of-dossier' }, needs.now);
    return c.json({ papers: known.map(({ lockerId: _, origins, ...paper }) => ({ ...paper, origins: [...origins] })) }, 200);
  });
  app.openapi(digitise, async (c) => {
    const { id: dossierId, paperId } = c.req.valid('param');
    const { pin, ...body } = c.req.valid('json');
    const done = await digitisePaper({ actor: c.var.somebody, dossierId, paperId, body, pin }, c.var.needs);
    return done.ok ? c.json(done.value, 200) : (problem(c, done.refusal) as never);
  });
  return app;
}
