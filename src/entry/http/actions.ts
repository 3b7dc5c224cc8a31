import { createRoute, z } from '@hono/zod-openapi';
import { words } from '#messages';
import { ACTION_BODY, ACTION_TYPES, isActionType, type ActionType } from '#modules/dossier';
import { actOnDossier } from '#modules/dossier/server';
import { NationalState, Place } from './dossier-shapes.ts';
import { problem } from './problem.ts';
import { DossierId, json, refusals, RequestKey, SIGNED_IN } from './shapes.ts';
import type { SignedInSurroundings } from './signed-in.ts';
import { resource } from './surroundings.ts';

const Acted = z
  .object({
    dossierId: z.string(),
    reference: z.string(),
    code: z.string().nullable(),
    place: Place,
    national: NationalState,
    dueAt: z.string().nullable(),
    version: z.number().int(),
    factId: z.string(),
    at: z.string(),
  })
  .openapi('Acted');

const Headers = RequestKey.extend({
  'if-match': z
    .string()
    .optional()
    .openapi({ example: '"7"', description: 'The `version` last seen: 409 `dossier.changed` when the dossier is at another by now' }),
});

/** One described operation per action, so that each body stands in the description. */
function routeOf(action: ActionType) {
  return createRoute({
    method: 'post',
    path: `/dossiers/{id}/actions/${action}`,
    summary: words('en')(`dossier.action.${action}`),
    security: SIGNED_IN,
    request: {
      params: DossierId,
      headers: Headers,
      body: { content: { 'application/json': { schema: ACTION_BODY[action] as z.ZodType } } },
    },
    responses: { 200: json(Acted, 'Done'), ...refusals(400, 401, 403, 404, 409, 422) },
  });
}

/** Everything that can be done to a dossier, each under its name. */
export function actions() {
  const app = resource<SignedInSurroundings>();
  for (const action of ACTION_TYPES) app.openAPIRegistry.registerPath(routeOf(action));
  app.post('/dossiers/:id/actions/:action', async (c) => {
    const action = c.req.param('action');
    if (!isActionType(action)) return problem(c, { code: 'request.unknown-path' });
    const key = RequestKey.safeParse({ 'idempotency-key': c.req.header('idempotency-key') });
    if (!key.success) return problem(c, { code: 'request.key-missing' });

    const asked = { actor: c.var.somebody, dossierId: c.req.param('id'), action, requestId: key.data['idempotency-key'] };
    const version = versionOf(c.req.header('if-match'));
    if (version === null) return problem(c, { code: 'request.malformed', issues: [{ path: '/', code: 'if-match' }] });
    const body = await bodyOf(c.req.raw);
    if (body === undefined) return problem(c, { code: 'request.malformed', issues: [{ path: '/', code: 'not-json' }] });
    const done = await actOnDossier({ ...asked, body, version }, c.var.needs);
    return done.ok ? c.json(done.value, 200) : problem(c, done.refusal);
  });
  return app;
}

/** An action may come without a body; `undefined` is a body that is no JSON. */
async function bodyOf(request: Request): Promise<unknown> {
  const text = await request.text();
  if (text.trim() === '') return {};
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** `If-Match: "7"`: only when the dossier is still at the version the asker saw; `null`: it names no version, and nothing is done in the dark. */
function versionOf(header: string | undefined): number | undefined | null {
  if (header === undefined) return undefined;
  const version = /^"?(\d{1,9})"?$/.exec(header)?.[1];
  return version === undefined ? null : Number(version);
}
