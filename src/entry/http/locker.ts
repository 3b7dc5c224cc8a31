import { createRoute, z } from '@hono/zod-openapi';
import { ownDraft, reviewDraft, whatItAsks } from '#modules/dossier/server';
import { principalOf } from '#modules/citizen';
import { findOffers, openLocker, openLockerPaper } from '#modules/locker/server';
import { paperState } from '#modules/paper';
import { lockerReadings } from '#views/locker-readings';
import { factOut, LockerFactShape, LockerPaperShape, paperOut, ReadingShape } from './locker-shapes.ts';
import { receiveLockerPaper } from './locker-uploads.ts';
import { problem } from './problem.ts';
import { DossierId, json, refusals, SIGNED_IN } from './shapes.ts';
import type { SignedInSurroundings } from './signed-in.ts';
import { resource } from './surroundings.ts';

const whole = createRoute({
  method: 'get',
  path: '/locker',
  summary: 'The locker of whom the asker acts for: papers, and what their dossiers say of them and of things of theirs',
  security: SIGNED_IN,
  responses: {
    200: json(
      z.object({
        papers: z.array(LockerPaperShape),
        facts: z.array(LockerFactShape),
        things: z.array(z.object({ id: z.string(), kind: z.string(), facts: z.array(LockerFactShape) })),
      }),
      'Papers newest first',
    ),
    ...refusals(401, 403),
  },
});

const one = createRoute({
  method: 'get',
  path: '/locker/papers/{id}',
  summary: 'A paper of that locker',
  security: SIGNED_IN,
  request: { params: DossierId },
  responses: { 200: json(LockerPaperShape, 'The paper'), ...refusals(401, 403, 404) },
});

const file = createRoute({
  method: 'get',
  path: '/locker/papers/{id}/file',
  summary: 'Its content, once it was found safe',
  security: SIGNED_IN,
  request: { params: DossierId },
  responses: {
    200: {
      description: 'The content',
      content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } },
    },
    ...refusals(401, 403, 404, 409),
  },
});

const putBy = createRoute({
  method: 'post',
  path: '/locker/papers',
  summary: 'Put a paper by ahead of need; fields before the file: type, number, issuedOn, expiresOn',
  security: SIGNED_IN,
  request: {
    body: {
      required: true,
      content: {
        'multipart/form-data': {
          schema: z.object({
            type: z.string(),
            number: z.string().optional(),
            issuedOn: z.string().optional(),
            expiresOn: z.string().optional(),
            file: z.string().openapi({ format: 'binary' }),
          }),
        },
      },
    },
  },
  responses: { 201: json(z.object({ id: z.string(), sha256: z.string() }), 'Kept'), ...refusals(401, 403, 409, 413, 415, 422) },
});

const readings = createRoute({
  method: 'get',
  path: '/locker/readings',
  summary: 'Who looked into the locker or at a paper of it, as whom, for what and why; latest first',
  security: SIGNED_IN,
  request: { query: z.object({ paper: z.uuid().optional(), before: z.coerce.number().int().positive().optional() }) },
  responses: {
    200: json(z.object({ readings: z.array(ReadingShape), next: z.number().int().nullable() }), '`next` goes into `before`'),
    ...refusals(400, 401, 403),
  },
});

const offers = createRoute({
  method: 'get',
  path: '/dossiers/{id}/offers',
  summary: 'What the locker has for each component of a draft, and why something of that type is not offered',
  security: SIGNED_IN,
  request: { params: DossierId },
  responses: {
    200: json(
      z.object({
        components: z.record(
          z.string(),
          z.object({
            offered: z.array(z.object({ paper: LockerPaperShape, checkedAgain: z.boolean() })),
            withheld: z.array(z.object({ paper: LockerPaperShape, because: z.array(z.string()) })),
          }),
        ),
      }),
      'By component; best first',
    ),
    ...refusals(401, 404),
  },
});

const ON_A_PAGE = 50;

/** A locker over the wire: of whom the asker acts for, and nobody else’s. */
export function locker() {
  const app = resource<SignedInSurroundings>();
  app.openapi(whole, async (c) => {
    const opened = await openLocker({ actor: c.var.somebody, account: [] }, c.var.needs);
    if (!opened.ok) return problem(c, opened.refusal) as never;
    const { papers, facts, things, partyId } = opened.value;
    return c.json(
      {
        papers: papers.map((paper) => paperOut(paper, partyId)),
        facts: facts.map(factOut),
        things: things.map((thing) => ({ id: thing.id, kind: thing.kind, facts: thing.facts.map(factOut) })),
      } as never,
      200,
    );
  });
  app.openapi(one, async (c) => {
    const { somebody: actor, needs } = c.var;
    const opened = await openLockerPaper({ actor, paperId: c.req.valid('param').id }, needs);
    if (!opened.ok) return problem(c, opened.refusal) as never;
    return c.json(paperOut(opened.value, actor.kind === 'citizen' ? principalOf(actor) : ''), 200);
  });
  app.openapi(file, async (c) => {
    const { somebody: actor, needs } = c.var;
    const opened = await openLockerPaper({ actor, paperId: c.req.valid('param').id }, needs);
    if (!opened.ok) return problem(c, opened.refusal);
    const { sha256, scan } = opened.value;
    if (paperState(scan) === 'checking') return problem(c, { code: 'paper.checking' });
    if (paperState(scan) !== 'open' || !(await needs.objects.has(sha256))) return problem(c, { code: 'paper.unknown' });
    if (!(await needs.objects.isWhole(sha256))) {
      needs.tellOperator(`The content ${sha256} is not what was stored; a backup has it under the same hash`);
      return problem(c, { code: 'server.fault' });
    }
    return new Response((await needs.objects.open(sha256)) as never, {
      headers: {
        'content-type': 'application/octet-stream',
        'content-disposition': 'attachment',
        'x-content-type-options': 'nosniff',
        'cache-control': 'private, no-store',
      },
    });
  });
  // Outside the described route, because its body must not be read before its owner is known.
  app.openAPIRegistry.registerPath(putBy);
  app.post('/locker/papers', async (c) => {
    const { somebody: actor, needs } = c.var;
    if (actor.kind !== 'citizen') return problem(c, { code: 'locker.owner-only' });
    const kept = await receiveLockerPaper({ actor, principal: principalOf(actor), request: c.req.raw }, needs);
    if (!kept.ok) return kept.refusal.code === 'principal.changed' ? problem(c, { code: 'locker.owner-only' }) : problem(c, kept.refusal);
    return c.json({ id: kept.value.paperId, sha256: kept.value.sha256 }, 201);
  });
  app.openapi(readings, async (c) => {
    const { somebody: actor, needs } = c.var;
    if (actor.kind !== 'citizen' || actor.actingFor?.as === 'delegate') return problem(c, { code: 'locker.owner-only' }) as never;
    const { paper, before = null } = c.req.valid('query');
    const found = await lockerReadings(needs.db, { partyId: principalOf(actor), paperId: paper, before, limit: ON_A_PAGE });
    const rows = found.readings.map(({ until, kind, name, role, agencyName, reason, number, purpose, paperNames, looks }) => ({
      ...{ until, kind, name, role, agencyName, reason, purpose, looks, dossier: number, papers: [...paperNames] },
    }));
    return c.json({ readings: rows, next: found.next }, 200);
  });
  app.openapi(offers, async (c) => {
    const { somebody: actor, needs } = c.var;
    const { id } = c.req.valid('param');
    const draft = actor.kind === 'citizen' ? await ownDraft(needs.db, actor, id) : null;
    const reviewed = draft?.ok ? await reviewDraft({ actor, draftId: id }, needs) : null;
    if (actor.kind !== 'citizen' || !reviewed?.ok) return problem(c, { code: 'draft.unknown' }) as never;
    const filing = await whatItAsks(reviewed.value.draft, reviewed.value.revision, needs);
    const found = await findOffers({ actor, filing }, needs);
    const out = [...found].map(([component, { offered, withheld }]) => {
      const shown = {
        offered: offered.map(({ paper, checkedAgain }) => ({ paper: paperOut(paper, filing.party.id), checkedAgain })),
        withheld: withheld.map(({ paper, because }) => ({ paper: paperOut(paper, filing.party.id), because: [...because] })),
      };
      return [component, shown] as const;
    });
    return c.json({ components: Object.fromEntries(out) }, 200);
  });
  return app;
}
