import { createRoute, z } from '@hono/zod-openapi';
import { inVietnam } from '#kernel/clock';
import { CSV_BEGINS, csvLine } from '#kernel/csv';
import { onceOnlyShare } from '#modules/effort';
import { askedAgainMost, figuresByAgency, figuresByProcedure, type AgencyFigure, type AskedAgain } from '#modules/effort/server';
import { Problem } from './problem.ts';
import { json } from './shapes.ts';
import { resource } from './surroundings.ts';

/** Fewer at one agency would tell of somebody. */
const ENOUGH = 5;
const MOST_ITEMS = 5000;

const Asked = z.object({
  year: z.coerce.number().int().min(2025).max(2200).optional().openapi({ description: 'The current one when absent' }),
  procedure: z.string().max(40).optional().openapi({ example: '1.003650' }),
});

const Score = z
  .object({
    procedureCode: z.string(),
    agencyId: z.string(),
    year: z.number().int(),
    filings: z.number().int(),
    fieldsAsked: z.number().int(),
    fieldsFilledIn: z.number().int(),
    fieldsHeld: z.number().int(),
    fieldsAskedAgain: z.number().int(),
    papersAsked: z.number().int(),
    papersReused: z.number().int(),
    papersHeld: z.number().int(),
    papersAskedAgain: z.number().int(),
    tripsAvoided: z.number().int(),
    share: z.number().nullable().openapi({ description: 'Asked again although held, of all that was asked; 0 is best' }),
  })
  .openapi('OnceOnlyScore');

const Offender = z
  .object({
    procedureCode: z.string(),
    kind: z.enum(['field', 'paper']),
    item: z.string().openapi({ description: 'The meaning of a question, or the id of a component' }),
    label: z.string(),
    times: z.number().int(),
  })
  .openapi('AskedAgain');

const CSV_FILE = { 'text/csv': { schema: z.string() } };
const malformed = { 400: { description: 'Malformed', content: { 'application/problem+json': { schema: Problem } } } };

const scores = createRoute({
  method: 'get',
  path: '/open-data/once-only',
  summary: 'Once-only score of each procedure at each agency in a year, and what is asked again most although an office holds it',
  request: { query: Asked },
  responses: {
    200: json(
      z.object({ year: z.number().int(), scores: z.array(Score), askedAgain: z.array(Offender) }),
      'Where at least five were filed',
    ),
    ...malformed,
  },
});

const scoresFile = createRoute({
  method: 'get',
  path: '/open-data/once-only.csv',
  summary: 'The once-only scores as a file for spreadsheets',
  request: { query: Asked },
  responses: { 200: { description: 'One line for each procedure at each agency', content: CSV_FILE }, ...malformed },
});

const againFile = createRoute({
  method: 'get',
  path: '/open-data/asked-again.csv',
  summary: 'What is asked again although an office holds it, as a file for spreadsheets',
  request: { query: Asked },
  responses: { 200: { description: 'One line for each question and paper of a procedure', content: CSV_FILE }, ...malformed },
});

/** Figures anybody may have: numbers of procedures and agencies, and nothing about anybody. */
export function openData() {
  return resource()
    .openapi(scores, async (c) => {
      const asked = read(c.req.valid('query'), c.var.needs.now);
      const [rows, again] = [await scoresOf(c.var.needs.db, asked), await askedAgain(c.var.needs.db, asked)];
      return c.json({ year: asked.year, scores: rows, askedAgain: [...again] }, 200);
    })
    .openapi(scoresFile, async (c) => {
      const rows = await scoresOf(c.var.needs.db, read(c.req.valid('query'), c.var.needs.now));
      const heads = Object.keys(Score.shape) as (keyof z.infer<typeof Score>)[];
      return c.body(fileOf([heads, ...rows.map((row) => heads.map((head) => row[head]))]), 200, CSV);
    })
    .openapi(againFile, async (c) => {
      const rows = await askedAgain(c.var.needs.db, read(c.req.valid('query'), c.var.needs.now));
      const heads = Object.keys(Offender.shape) as (keyof AskedAgain)[];
      return c.body(fileOf([heads, ...rows.map((row) => heads.map((head) => row[head]))]), 200, CSV);
    });
}

const CSV = { 'content-type': 'text/csv; charset=utf-8' } as const;

interface Read {
  readonly year: number;
  readonly procedure: string | null;
}

function read({ year, procedure }: z.infer<typeof Asked>, now: Temporal.Instant): Read {
  return { year: year ?? inVietnam(now).year, procedure: procedure ?? null };
}

async function scoresOf(db: Parameters<typeof figuresByAgency>[0], { year, procedure }: Read): Promise<z.infer<typeof Score>[]> {
  const all = await figuresByAgency(db, { year, enough: ENOUGH });
  return all.filter(({ procedureCode }) => procedure === null || procedureCode === procedure).map((one) => scoreOf(one, year));
}

function scoreOf({ fieldsLaidIn, fieldsAgain, papersAgain, ...figure }: AgencyFigure, year: number): z.infer<typeof Score> {
  const { fieldsAsked, papersAsked } = figure;
  const share = onceOnlyShare({ asked: fieldsAsked, again: fieldsAgain }, { asked: papersAsked, again: papersAgain });
  return { ...figure, year, fieldsFilledIn: fieldsLaidIn, fieldsAskedAgain: fieldsAgain, papersAskedAgain: papersAgain, share };
}

/** Of procedures of which enough were filed to say anything. */
async function askedAgain(db: Parameters<typeof askedAgainMost>[0], { year, procedure }: Read): Promise<readonly AskedAgain[]> {
  const enough = new Set((await figuresByProcedure(db, year)).flatMap((one) => (one.filings < ENOUGH ? [] : one.procedureCode)));
  const most = await askedAgainMost(db, { year, procedureCode: procedure, limit: MOST_ITEMS });
  return most.filter(({ procedureCode }) => enough.has(procedureCode));
}

function fileOf(lines: readonly (readonly (string | number | null)[])[]): string {
  return CSV_BEGINS + lines.map(csvLine).join('');
}
