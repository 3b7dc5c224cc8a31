import { createRoute, z } from '@hono/zod-openapi';
import { inVietnam } from '#kernel/clock';
import { isInForce } from '#modules/citizen';
import { myMandates } from '#modules/citizen/server';
import { CONSENT_PURPOSES, SHARE_DAYS } from '#modules/locker';
import { readConsents, readShares, sayConsent, sharePaper, stopSharing } from '#modules/locker/server';
import { ShareShape } from './locker-shapes.ts';
import { problem } from './problem.ts';
import { DossierId, json, jsonBody, refusals, SIGNED_IN } from './shapes.ts';
import type { SignedInSurroundings } from './signed-in.ts';
import { resource } from './surroundings.ts';

const share = createRoute({
  method: 'post',
  path: '/locker/papers/{id}/shares',
  summary: 'Share a paper for a purpose and a time: with whoever holds the address, one person by their number, or who acts for the owner',
  security: SIGNED_IN,
  request: {
    params: DossierId,
    body: jsonBody(
      z.strictObject({
        to: z.union([z.literal('link'), z.literal('number'), z.uuid()]),
        forNumber: z.string().max(40).optional(),
        purpose: z.string().max(500),
        days: z.union(SHARE_DAYS.map((days) => z.literal(days))),
      }),
    ),
  },
  responses: {
    201: json(z.object({ id: z.string(), url: z.string(), until: z.string() }), 'The address is told this once'),
    ...refusals(400, 401, 403, 404, 409, 422),
  },
});

const shares = createRoute({
  method: 'get',
  path: '/locker/shares',
  summary: 'What an owner shared, newest first',
  security: SIGNED_IN,
  responses: { 200: json(z.object({ shares: z.array(ShareShape) }), 'The latest two hundred'), ...refusals(401, 403) },
});

const end = createRoute({
  method: 'delete',
  path: '/locker/shares/{id}',
  summary: 'Stop sharing at once',
  security: SIGNED_IN,
  request: { params: DossierId },
  responses: { 204: { description: 'Nobody opens it any more' }, ...refusals(401, 403, 404) },
});

const Consent = z.object({ purpose: z.enum(CONSENT_PURPOSES), holds: z.boolean(), since: z.string().nullable() }).openapi('LockerConsent');

const consents = createRoute({
  method: 'get',
  path: '/locker/consents',
  summary: 'What an owner allows now',
  security: SIGNED_IN,
  responses: { 200: json(z.object({ consents: z.array(Consent) }), 'Allowed until withdrawn'), ...refusals(401, 403) },
});

const consent = createRoute({
  method: 'post',
  path: '/locker/consents',
  summary: 'Allow or withdraw a purpose, of everything or, of offers, of one paper; what was filed keeps what it has',
  security: SIGNED_IN,
  request: {
    body: jsonBody(z.strictObject({ purpose: z.enum(CONSENT_PURPOSES), given: z.boolean(), paperId: z.uuid().optional() })),
  },
  responses: { 204: { description: 'Noted' }, ...refusals(400, 401, 403, 404) },
});

/** What the owner of a locker alone may do. */
export function lockerRights() {
  const app = resource<SignedInSurroundings>();
  app.openapi(share, async (c) => {
    const { somebody: actor, needs } = c.var;
    const { to, forNumber = '', purpose, days } = c.req.valid('json');
    const mandates = await myMandates({ actor }, needs);
    const today = inVietnam(needs.now).toPlainDate().toString();
    const delegates = mandates.ok ? mandates.value.forMe.flatMap((one) => (isInForce(one, today) ? (one.delegateId ?? []) : [])) : [];
    const typed = { to, forNumber, purpose, days: String(days) };
    const shared = await sharePaper({ actor, paperId: c.req.valid('param').id, typed, delegates }, needs);
    if (!shared.ok) return problem(c, shared.refusal) as never;
    const { id, secret, until } = shared.value;
    return c.json({ id, url: new URL(`/chia-se/${secret}`, needs.origin).href, until }, 201);
  });
  app.openapi(shares, async (c) => {
    const found = await readShares({ actor: c.var.somebody }, c.var.needs);
    if (!found.ok) return problem(c, found.refusal) as never;
    const rows = found.value.map(({ id, paperId, purpose, sharedAt, until, endedAt, looks, lastLook }) => ({
      ...{ id, paperId, purpose, sharedAt, until, endedAt, looks, lastLook },
    }));
    return c.json({ shares: rows }, 200);
  });
  app.openapi(end, async (c) => {
    const ended = await stopSharing({ actor: c.var.somebody, shareId: c.req.valid('param').id }, c.var.needs);
    return ended.ok ? c.body(null, 204) : problem(c, ended.refusal);
  });
  app.openapi(consents, async (c) => {
    const found = await readConsents({ actor: c.var.somebody }, c.var.needs);
    return found.ok ? c.json({ consents: [...found.value.now] }, 200) : (problem(c, found.refusal) as never);
  });
  app.openapi(consent, async (c) => {
    const { paperId, ...said } = c.req.valid('json');
    const done = await sayConsent({ actor: c.var.somebody, ...said, ...(paperId !== undefined && { paperId }) }, c.var.needs);
    return done.ok ? c.body(null, 204) : problem(c, done.refusal);
  });
  return app;
}
