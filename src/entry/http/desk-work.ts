import { createRoute, z } from '@hono/zod-openapi';
import type { Actor } from '#modules/account';
import {
  checksOf,
  deskNotesOf,
  markPlace,
  MOST_NOTE_LETTERS,
  openDossier,
  standingChecks,
  takeBackDeskNote,
  writeDeskNote,
  type OpenedDossier,
} from '#modules/dossier/server';
import { isId } from '#kernel/ids';
import { refuse, type Result } from '#kernel/result';
import type { RequestNeeds } from '../../main/world.ts';
import { problem } from './problem.ts';
import { DossierId, json, jsonBody, refusals, RequestKey, SIGNED_IN } from './shapes.ts';
import type { SignedInSurroundings } from './signed-in.ts';
import { resource } from './surroundings.ts';

const Mark = z
  .object({
    place: z.string().openapi({ description: '`component:ID`, or the path of an answer', example: '/owner/trade' }),
    verdict: z.enum(['right', 'wrong']),
    code: z.string().nullable(),
    reason: z.string().nullable(),
    officerId: z.string(),
    round: z.number().int(),
    checkedAt: z.string(),
  })
  .openapi('Mark');

const Note = z
  .object({
    id: z.string(),
    officerId: z.string(),
    role: z.string().nullable(),
    text: z.string().nullable().openapi({ description: 'Null once its officer took it back' }),
    writtenAt: z.string(),
  })
  .openapi('DeskNote');

const marks = createRoute({
  method: 'get',
  path: '/dossiers/{id}/marks',
  summary: 'What officers said of papers and answers: of each place the word that holds',
  security: SIGNED_IN,
  request: { params: DossierId },
  responses: { 200: json(z.object({ marks: z.array(Mark) }), 'Never shown to the applicant'), ...refusals(401, 404) },
});

const mark = createRoute({
  method: 'put',
  path: '/dossiers/{id}/marks',
  summary: 'Say of a paper or an answer that it is right, or what is wrong; `none` takes the mark back',
  security: SIGNED_IN,
  request: {
    params: DossierId,
    body: jsonBody(
      z.strictObject({
        place: z.string().max(300),
        verdict: z.enum(['right', 'wrong', 'none']),
        code: z.string().max(64).optional(),
        reason: z.string().max(2000).optional(),
      }),
    ),
  },
  responses: { 204: { description: 'Kept; said again, the later word counts' }, ...refusals(400, 401, 403, 404, 422) },
});

const notes = createRoute({
  method: 'get',
  path: '/dossiers/{id}/notes',
  summary: 'What officers wrote to one another, oldest first',
  security: SIGNED_IN,
  request: { params: DossierId },
  responses: { 200: json(z.object({ notes: z.array(Note) }), 'Never shown to the applicant'), ...refusals(401, 404) },
});

const write = createRoute({
  method: 'post',
  path: '/dossiers/{id}/notes',
  summary: 'Leave a note to the other officers',
  security: SIGNED_IN,
  request: {
    params: DossierId,
    headers: RequestKey,
    body: jsonBody(z.strictObject({ text: z.string().max(2 * MOST_NOTE_LETTERS) })),
  },
  responses: { 204: { description: 'Kept, however often it is sent' }, ...refusals(400, 401, 403, 404, 422) },
});

const takeBack = createRoute({
  method: 'delete',
  path: '/dossiers/{id}/notes/{noteId}',
  summary: 'Take one’s own words back; the line that there was a note stays',
  security: SIGNED_IN,
  request: { params: DossierId.extend({ noteId: z.string().refine(isId).openapi({ format: 'uuid' }) }) },
  responses: { 204: { description: 'Gone' }, ...refusals(401, 404) },
});

/** Work at the desk that is no fact: marks on what was handed in, and notes among officers. */
export function deskWork() {
  const app = resource<SignedInSurroundings>();
  app.openapi(marks, async (c) => {
    const { somebody: actor, needs } = c.var;
    const opened = await openForOfficer({ actor, dossier: c.req.valid('param').id }, needs);
    if (!opened.ok) return problem(c, opened.refusal) as never;
    const { dossier, facts } = opened.value;
    return c.json({ marks: standingChecks(await checksOf(needs.db, dossier.id), facts) } as never, 200);
  });
  app.openapi(mark, async (c) => {
    const marked = await markPlace({ actor: c.var.somebody, dossierId: c.req.valid('param').id, ...c.req.valid('json') }, c.var.needs);
    return marked.ok ? c.body(null, 204) : problem(c, marked.refusal);
  });
  app.openapi(notes, async (c) => {
    const { somebody: actor, needs } = c.var;
    const opened = await openForOfficer({ actor, dossier: c.req.valid('param').id }, needs);
    if (!opened.ok) return problem(c, opened.refusal) as never;
    return c.json({ notes: await deskNotesOf(needs.db, opened.value.dossier.id) } as never, 200);
  });
  app.openapi(write, async (c) => {
    const requestId = c.req.valid('header')['idempotency-key'];
    const { text } = c.req.valid('json');
    const kept = await writeDeskNote({ actor: c.var.somebody, dossierId: c.req.valid('param').id, requestId, text }, c.var.needs);
    return kept.ok ? c.body(null, 204) : problem(c, kept.refusal);
  });
  app.openapi(takeBack, async (c) => {
    const { id: dossierId, noteId } = c.req.valid('param');
    const gone = await takeBackDeskNote({ actor: c.var.somebody, dossierId, noteId }, c.var.needs);
    return gone.ok ? c.body(null, 204) : problem(c, gone.refusal);
  });
  return app;
}

/** Reasons and notes may name people, so reading them is a look at the dossier; for its applicant there are none. */
async function openForOfficer(
  asked: { readonly actor: Actor; readonly dossier: string },
  needs: RequestNeeds,
): Promise<Result<OpenedDossier, { readonly code: 'dossier.unknown' }>> {
  return asked.actor.kind === 'officer' ? openDossier(asked, needs) : refuse({ code: 'dossier.unknown' });
}
