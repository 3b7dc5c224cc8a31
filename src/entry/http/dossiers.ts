import { createRoute, z } from '@hono/zod-openapi';
import { noteDraftRead, openDossier, ownDraft, reviewDraft, type OpenedDossier } from '#modules/dossier/server';
import { localiseForm, plainForm } from '#modules/form';
import { DossierShape, TimelineStepShape } from './dossier-shapes.ts';
import { problem } from './problem.ts';
import { DossierId, json, refusals, SIGNED_IN } from './shapes.ts';
import type { SignedInSurroundings } from './signed-in.ts';
import { resource } from './surroundings.ts';

const open = createRoute({
  method: 'get',
  path: '/dossiers/{id}',
  summary: 'A draft of one’s own, or a dossier one may read: by id, code or reference',
  security: SIGNED_IN,
  request: { params: z.object({ id: z.string().max(60) }) },
  responses: { 200: json(DossierShape, 'As the asker may see it'), ...refusals(401, 404, 422) },
});

const form = createRoute({
  method: 'get',
  path: '/dossiers/{id}/form',
  summary: 'The form of a draft: schema, UI schema, the answers so far and what still stands in the way',
  security: SIGNED_IN,
  request: { params: DossierId, query: z.object({ lang: z.enum(['vi', 'en']).optional() }) },
  responses: {
    200: json(
      z.object({
        schema: z.looseObject({}),
        ui: z.looseObject({}),
        answers: z.looseObject({}),
        papers: z.array(z.looseObject({ id: z.string(), component: z.string() })),
        issues: z.array(z.looseObject({ path: z.string(), code: z.string() })),
      }),
      'The form',
    ),
    ...refusals(401, 404),
  },
});

const timeline = createRoute({
  method: 'get',
  path: '/dossiers/{id}/timeline',
  summary: 'The way of a dossier: each step with its unit, role, planned and actual working minutes',
  security: SIGNED_IN,
  request: { params: DossierId },
  responses: {
    200: json(z.object({ dueAt: z.string().nullable(), steps: z.array(TimelineStepShape) }), 'The way'),
    ...refusals(401, 404, 422),
  },
});

/** What one may read of a dossier. */
export function dossiers() {
  const app = resource<SignedInSurroundings>();
  app.openapi(open, async (c) => {
    const { needs, somebody: actor } = c.var;
    const { id } = c.req.valid('param');
    const filed = await openDossier({ actor, dossier: id, unlessDraft: true }, needs);
    if (filed.ok) return c.json(shown(filed.value) as never, 200);
    const draft = await ownDraft(needs.db, actor, id);
    if (draft.ok) await noteDraftRead(needs.db, { actor, draft: draft.value }, needs.now);
    if (draft.ok) return c.json({ draft: true, ...draft.value } as never, 200);
    // Somebody else prepares what this one may read of.
    const opened = await openDossier({ actor, dossier: id }, needs);
    return opened.ok ? c.json(shown(opened.value) as never, 200) : (problem(c, opened.refusal) as never);
  });
  app.openapi(form, async (c) => {
    const reviewed = await reviewDraft({ actor: c.var.somebody, draftId: c.req.valid('param').id }, c.var.needs);
    if (!reviewed.ok) return problem(c, reviewed.refusal) as never;
    const { draft, revision, sent } = reviewed.value;
    const { schema, ui } = plainForm(localiseForm(revision.content.form, c.req.valid('query').lang ?? 'vi'));
    return c.json({ schema, ui, answers: draft.answers, papers: draft.papers, issues: sent.issues } as never, 200);
  });
  app.openapi(timeline, async (c) => {
    const opened = await openDossier({ actor: c.var.somebody, dossier: c.req.valid('param').id }, c.var.needs);
    if (!opened.ok) return problem(c, opened.refusal) as never;
    return c.json({ dueAt: opened.value.dossier.dueAt, steps: opened.value.timeline } as never, 200);
  });
  return app;
}

/** A dossier over the wire. Officers see the answers and papers; the machinery's own columns stay inside. */
function shown({ dossier, facts, contents, notes, timeline: steps, actions, revision }: OpenedDossier): object {
  const texts = Object.fromEntries(notes.map(({ id, text }) => [id, text]));
  return {
    draft: false,
    ...dossier,
    procedureName: revision.content.record.name,
    answers: contents.answers,
    papers: contents.papers,
    facts: facts.map(({ type, seq, at, by, data }) => ({
      type,
      seq,
      at,
      by: { kind: by.kind, role: by.role, agencyId: by.agencyId },
      data,
    })),
    notes: texts,
    timeline: steps,
    actions,
  };
}
