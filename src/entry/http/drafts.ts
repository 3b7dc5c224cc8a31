import { createRoute, z } from '@hono/zod-openapi';
import { ARRANGEMENTS, arrangePaper, deleteDraft, removePaper, saveDraft, startDraft, submitDossier } from '#modules/dossier/server';
import { noteSaved } from '#modules/effort/server';
import { knownToFill } from '#views/known-to-fill';
import { problem } from './problem.ts';
import { receiveUpload } from './receive-upload.ts';
import { DossierId, json, jsonBody, refusals, RequestKey, SIGNED_IN } from './shapes.ts';
import type { SignedInSurroundings } from './signed-in.ts';
import { resource } from './surroundings.ts';

const Saved = z
  .object({
    id: z.string(),
    version: z.number().int(),
    caseId: z.string().nullable(),
    agencyId: z.string().nullable(),
    savedAt: z.string(),
    answers: z
      .looseObject({})
      .optional()
      .openapi({ description: 'The answers as they now stand, for whoever named the version they knew and missed a change' }),
  })
  .openapi('SavedDraft');
const Paper = z
  .object({ id: z.string(), component: z.string(), name: z.string(), mediaType: z.string(), size: z.number().int(), sha256: z.string() })
  .openapi('DraftPaper');

const begin = createRoute({
  method: 'post',
  path: '/dossiers',
  summary: 'Begin to prepare a dossier: a draft, which is not yet a fact',
  security: SIGNED_IN,
  request: {
    body: jsonBody(
      z.strictObject({
        procedureCode: z.string().max(40),
        caseId: z.string().max(100).optional(),
        agencyId: z.string().max(35).optional(),
      }),
    ),
  },
  responses: {
    201: json(z.object({ id: z.string() }), 'The draft; its id becomes the dossier’s'),
    ...refusals(400, 401, 403, 404, 409, 422),
  },
});

const change = createRoute({
  method: 'patch',
  path: '/dossiers/{id}',
  summary: 'Change a draft: answers are merged field by field, the last change of a field wins',
  security: SIGNED_IN,
  request: {
    params: DossierId,
    body: jsonBody(
      z.strictObject({
        answers: z.record(z.string(), z.unknown()).optional(),
        changedAt: z
          .record(z.string().max(500), z.number().int().nonnegative())
          .optional()
          .openapi({ description: 'When answers were typed, by JSON Pointer, in milliseconds since 1970: what was typed later stays' }),
        caseId: z.string().max(100).optional(),
        agencyId: z.string().max(35).optional(),
        page: z.string().max(100).optional(),
        known: z.number().int().optional().openapi({ description: 'The version of the draft the sender knows' }),
      }),
    ),
  },
  responses: { 200: json(Saved, 'Saved'), ...refusals(400, 401, 404, 413, 422) },
});

const discard = createRoute({
  method: 'delete',
  path: '/dossiers/{id}',
  summary: 'Throw a draft away; a filed dossier stays',
  security: SIGNED_IN,
  request: { params: DossierId },
  responses: { 204: { description: 'Gone' }, ...refusals(401, 404, 409) },
});

const addPaper = createRoute({
  method: 'post',
  path: '/dossiers/{id}/papers',
  summary: 'Hand in a file for a component; fields before the file: component. Large files over a weak line: tus 1.0 at /uploads/tus',
  security: SIGNED_IN,
  request: {
    params: DossierId,
    body: {
      required: true,
      content: { 'multipart/form-data': { schema: z.object({ component: z.string(), file: z.string().openapi({ format: 'binary' }) }) } },
    },
  },
  responses: { 201: json(Paper, 'Kept'), ...refusals(400, 401, 404, 413, 415, 422) },
});

const takePaper = createRoute({
  method: 'delete',
  path: '/dossiers/{id}/papers/{paperId}',
  summary: 'Take a paper of a draft away again',
  security: SIGNED_IN,
  request: { params: DossierId.extend({ paperId: z.uuid() }) },
  responses: { 204: { description: 'Gone' }, ...refusals(401, 404) },
});

const arrange = createRoute({
  method: 'patch',
  path: '/dossiers/{id}/papers/{paperId}',
  summary: 'Move a file of a draft up or down within its component, or turn a photo by a quarter, clockwise',
  security: SIGNED_IN,
  request: { params: DossierId.extend({ paperId: z.uuid() }), body: jsonBody(z.strictObject({ how: z.enum(ARRANGEMENTS) })) },
  responses: { 204: { description: 'Arranged' }, ...refusals(400, 401, 404) },
});

const submit = createRoute({
  method: 'post',
  path: '/dossiers/{id}/submit',
  summary: 'File: the draft becomes a dossier; however often it is sent, there is one dossier and one reference',
  security: SIGNED_IN,
  request: { params: DossierId, headers: RequestKey },
  responses: { 200: json(z.object({ dossierId: z.string(), reference: z.string() }), 'Filed'), ...refusals(400, 401, 404, 409, 422) },
});

/** What its owner does with a draft. */
export function drafts() {
  const app = resource<SignedInSurroundings>();
  app.openapi(begin, async (c) => {
    const { needs, somebody } = c.var;
    const known = somebody.kind === 'citizen' ? { known: await knownToFill(needs, somebody) } : {};
    const started = await startDraft({ actor: somebody, ...c.req.valid('json'), ...known }, needs);
    return started.ok ? c.json({ id: started.value.draftId }, 201) : (problem(c, started.refusal) as never);
  });
  app.openapi(change, async (c) => {
    const { known, ...asked } = c.req.valid('json');
    const saved = await saveDraft({ actor: c.var.somebody, draftId: c.req.valid('param').id, ...asked }, c.var.needs);
    if (!saved.ok) return problem(c, saved.refusal) as never;
    const { id, version, caseId, agencyId, updatedAt, answers, overtaken } = saved.value;
    await noteSaved(id, c.var.needs);
    const missed = known !== undefined && (overtaken || version !== known + 1);
    return c.json({ id, version, caseId, agencyId, savedAt: updatedAt, ...(missed ? { answers } : {}) }, 200);
  });
  app.openapi(discard, async (c) => {
    const gone = await deleteDraft({ actor: c.var.somebody, draftId: c.req.valid('param').id }, c.var.needs);
    return gone.ok ? c.body(null, 204) : problem(c, gone.refusal);
  });
  // Outside the described route, because its body must not be read before its owner is known.
  app.openAPIRegistry.registerPath(addPaper);
  app.post('/dossiers/:id/papers', async (c) => {
    const kept = await receiveUpload({ actor: c.var.somebody, draftId: c.req.param('id'), request: c.req.raw }, c.var.needs);
    if (!kept.ok) return problem(c, kept.refusal);
    const { id, component, name, mediaType, size, sha256 } = kept.value;
    return c.json({ id, component, name, mediaType, size, sha256 }, 201);
  });
  app.openapi(takePaper, async (c) => {
    const { id, paperId } = c.req.valid('param');
    const gone = await removePaper({ actor: c.var.somebody, draftId: id, paperId }, c.var.needs);
    return gone.ok ? c.body(null, 204) : problem(c, gone.refusal);
  });
  app.openapi(arrange, async (c) => {
    const { id, paperId } = c.req.valid('param');
    const done = await arrangePaper({ actor: c.var.somebody, draftId: id, paperId, ...c.req.valid('json') }, c.var.needs);
    return done.ok ? c.body(null, 204) : problem(c, done.refusal);
  });
  app.openapi(submit, async (c) => {
    const requestId = c.req.valid('header')['idempotency-key'];
    const sent = await submitDossier({ actor: c.var.somebody, draftId: c.req.valid('param').id, requestId }, c.var.needs);
    return sent.ok ? c.json(sent.value, 200) : (problem(c, sent.refusal) as never);
  });
  return app;
}
