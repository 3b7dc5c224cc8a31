import { createRoute, z } from '@hono/zod-openapi';
import { verifyPaper } from '#modules/notice/server';
import { problem } from './problem.ts';
import { json, refusals } from './shapes.ts';
import { resource } from './surroundings.ts';

const Verified = z
  .object({
    kind: z.string(),
    form: z.object({ title: z.string(), number: z.string().nullable(), basis: z.string() }).nullable(),
    number: z.string(),
    dossierNumber: z.string(),
    procedureName: z.string(),
    agencyName: z.string(),
    applicantName: z.string().openapi({ description: 'By given name and initials only' }),
    issuedAt: z.string(),
    dueAt: z.string().nullable(),
    standing: z.looseObject({ state: z.enum(['stands', 'fulfilled', 'replaced', 'withdrawn']) }),
    replacedBy: z.string().nullable(),
    sha256: z.string(),
  })
  .openapi('VerifiedPaper');

const responses = { 200: json(Verified, 'Ours; `standing` says whether it still holds'), ...refusals(400, 404, 429) };

const byCode = createRoute({
  method: 'get',
  path: '/verify/{code}',
  summary: 'What an official paper is, by the twelve letters printed on it; without signing in',
  request: { params: z.object({ code: z.string().max(40) }) },
  responses,
});

const byContent = createRoute({
  method: 'get',
  path: '/verify/file/{sha256}',
  summary: 'The same by the SHA-256 of the file: exactly the paper issued, or not ours',
  request: { params: z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }) },
  responses,
});

/** Whether a paper is ours and still stands, for whoever holds it. */
export function verification() {
  const app = resource();
  app.openapi(byContent, async (c) => {
    const found = await verifyPaper({ sha256: c.req.valid('param').sha256, address: c.env.address }, c.var.needs);
    if (found.ok) return c.json(found.value as never, 200);
    if (found.refusal.code === 'verify.too-many') c.header('retry-after', String(found.refusal.seconds));
    return problem(c, found.refusal) as never;
  });
  app.openapi(byCode, async (c) => {
    const found = await verifyPaper({ code: c.req.valid('param').code, address: c.env.address }, c.var.needs);
    if (found.ok) return c.json(found.value as never, 200);
    if (found.refusal.code === 'verify.too-many') c.header('retry-after', String(found.refusal.seconds));
    return problem(c, found.refusal) as never;
  });
  return app;
}
