import { createRoute, z } from '@hono/zod-openapi';
import { AUDIENCES_ASKED, LEVELS, ONLINE_LEVELS } from '#modules/procedure';
import { findProcedures, findPublishedRevision, type ProcedureQuery } from '#modules/procedure/server';
import { Problem, problem } from './problem.ts';
import { resource } from './surroundings.ts';

const ProcedureRow = z
  .object({
    code: z.string().openapi({ example: '1.003650' }),
    name: z.string(),
    field: z.string(),
    level: z.enum(LEVELS),
    audience: z.string(),
    online: z.boolean(),
    onlineLevel: z.enum(ONLINE_LEVELS).openapi({ description: 'All of it online, a part of it, or none' }),
    agencyId: z.string().nullable().openapi({ description: 'Who decides; null: the commune that is chosen', example: 'H12.06.27' }),
  })
  .openapi('ProcedureRow');

const list = createRoute({
  method: 'get',
  path: '/procedures',
  summary: 'Search the catalogue by code or in words: without diacritics, abbreviated, with a slip',
  request: {
    query: z.object({
      q: z.string().max(200).optional(),
      field: z.string().max(200).optional(),
      level: z.enum(LEVELS).optional(),
      agency: z.string().max(40).optional().openapi({ description: 'Who decides: the id of an agency, or `commune`' }),
      audience: z.enum(AUDIENCES_ASKED).optional(),
      online: z.enum(ONLINE_LEVELS).optional(),
      limit: z.coerce.number().int().min(1).max(100).optional(),
    }),
  },
  responses: {
    200: { description: 'Best first', content: { 'application/json': { schema: z.object({ procedures: z.array(ProcedureRow) }) } } },
    400: { description: 'Malformed', content: { 'application/problem+json': { schema: Problem } } },
  },
});

const one = createRoute({
  method: 'get',
  path: '/procedures/{code}',
  summary: 'What one procedure asks for and promises: the revision in force',
  request: { params: z.object({ code: z.string().max(40) }) },
  responses: {
    200: {
      description: 'The published revision',
      content: {
        'application/json': {
          schema: z.object({
            code: z.string(),
            revisionId: z.uuid(),
            revisionNumber: z.number().int(),
            record: z.looseObject({ name: z.string() }),
            cases: z.array(z.looseObject({ id: z.string(), name: z.string().nullable() })),
            components: z.array(z.looseObject({ id: z.string(), name: z.string(), isNote: z.boolean() })),
            channels: z.array(z.looseObject({ channel: z.string() })),
            route: z.looseObject({}),
          }),
        },
      },
    },
    404: { description: 'No such procedure', content: { 'application/problem+json': { schema: Problem } } },
  },
});

/** The catalogue, open to anybody. */
export function procedures() {
  return resource()
    .openapi(list, async (c) => {
      const { procedures: found } = await findProcedures(c.var.needs.db, c.req.valid('query') as ProcedureQuery);
      const rows = found.map(({ fieldCode: _fieldCode, revisionId: _revisionId, ...row }) => row);
      return c.json({ procedures: rows }, 200);
    })
    .openapi(one, async (c) => {
      const revision = await findPublishedRevision(c.var.needs.db, c.req.valid('param').code);
      if (!revision) return problem(c, { code: 'procedure.unknown' }) as never;
      const { record, cases, components, channels, route } = revision.content;
      const { code, id, number } = revision;
      return c.json({ code, revisionId: id, revisionNumber: number, record, cases, components, channels, route } as never, 200);
    });
}
