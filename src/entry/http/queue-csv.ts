import { createRoute, z } from '@hono/zod-openapi';
import { inVietnam } from '#kernel/clock';
import { CSV_BEGINS, csvLine } from '#kernel/csv';
import { LANGS, words, type Lang, type Words } from '#messages';
import { CHANNELS, DUE_FILTERS, QUEUE_TABS, readFilters, seatKey, SEEN_FILTERS, seatsOf } from '#modules/queue';
import { noteExport } from '#modules/queue/server';
import type { QueueRow } from '#views/queue';
import { queueRows } from '#views/queue-rows';
import { problem } from './problem.ts';
import { refusals, SIGNED_IN } from './shapes.ts';
import type { SignedInSurroundings } from './signed-in.ts';
import { resource } from './surroundings.ts';

const queueFile = createRoute({
  method: 'get',
  path: '/desk/queue.csv',
  summary: 'The whole list of the officer’s seat as a file for spreadsheets, names by initials as in the list; that it was taken is kept',
  security: SIGNED_IN,
  request: {
    query: z.object({
      tab: z.enum(QUEUE_TABS).default('mine'),
      seat: z
        .string()
        .max(120)
        .optional()
        .openapi({ description: 'As `role@agency`; the first one when absent', example: 'receiver@H12.01' }),
      q: z.string().max(200).optional(),
      procedure: z.string().max(40).optional(),
      due: z.enum(DUE_FILTERS).optional(),
      assignee: z.string().max(36).optional(),
      unit: z.string().max(35).optional(),
      channel: z.enum(CHANNELS).optional(),
      from: z.string().max(20).optional(),
      until: z.string().max(20).optional(),
      seen: z.enum(SEEN_FILTERS).optional(),
      lang: z.enum(LANGS as [Lang, ...Lang[]]).optional(),
    }),
  },
  responses: {
    200: { description: 'One line for each dossier, under a line of heads', content: { 'text/csv': { schema: z.string() } } },
    ...refusals(400, 401, 403),
  },
});

/** An officer's list to be taken along. It leaves row by row: a hundred thousand weigh no more on us than five hundred. */
export function queueCsv() {
  return resource<SignedInSurroundings>().openapi(queueFile, async (c) => {
    const { somebody, needs } = c.var;
    if (somebody.kind !== 'officer') return problem(c, { code: 'request.officers-only' });
    const { tab, seat: key, q, lang = 'vi', ...said } = c.req.valid('query');
    const seat = seatsOf(somebody).find((one) => key === undefined || seatKey(one) === key);
    if (!seat) return problem(c, { code: 'queue.officers-only' });
    const filters = readFilters((name) => said[name] ?? null);
    const noted = await noteExport({ actor: somebody, seat, tab, filters, searched: q !== undefined }, needs);
    if (!noted.ok) return problem(c, noted.refusal);

    const rows = queueRows(needs.db, { officer: somebody, seat, tab, filters, q, now: needs.now });
    const day = inVietnam(needs.now).toPlainDate().toString();
    return c.body(streamOf(bytesOf(rows, words(lang))), 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="ho-so-${day}.csv"`,
    });
  });
}

/** Asked for as fast as it is taken; when the reader goes away, nothing more is read. */
function streamOf(bytes: AsyncGenerator<Uint8Array<ArrayBuffer>, undefined>): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream(
    {
      async pull(into) {
        const next = await bytes.next();
        if (next.done === true) into.close();
        else into.enqueue(next.value);
      },
      cancel: () => void bytes.return(undefined),
    },
    { highWaterMark: 1 },
  );
}

async function* bytesOf(rows: AsyncIterable<readonly QueueRow[]>, t: Words): AsyncGenerator<Uint8Array<ArrayBuffer>, undefined> {
  const utf8 = new TextEncoder();
  yield utf8.encode(CSV_BEGINS + csvLine(HEADS.map((head) => t(head))));
  for await (const some of rows) yield utf8.encode(some.map((row) => csvLine(cellsOf(row, t))).join(''));
  return undefined;
}

const HEADS = [
  'queue.file.code',
  'queue.file.reference',
  'queue.file.procedure-code',
  'queue.file.procedure',
  'queue.column.applicant',
  'queue.filter.channel',
  'queue.column.state',
  'queue.file.filed',
  'queue.file.received',
  'queue.file.due',
  'queue.column.assignee',
  'queue.filter.unit',
] as const;

function cellsOf(row: QueueRow, t: Words): readonly (string | null)[] {
  return [
    ...[row.code, row.reference, row.procedureCode, row.procedureName, row.applicantName],
    ...[t(`dossier.channel.${row.channel}`), t(`dossier.place.${row.place}`)],
    ...[momentOf(row.filedAt), momentOf(row.receivedAt), momentOf(row.dueAt), row.assigneeName, row.unitId],
  ];
}

/** As spreadsheets read a moment: `2026-11-22 10:00`, on the clocks of Vietnam. */
function momentOf(at: string | null): string | null {
  return at === null ? null : inVietnam(Temporal.Instant.from(at)).toPlainDateTime().toString({ smallestUnit: 'minute' }).replace('T', ' ');
}
