import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Db } from '#kernel/database';

/** What is done for a reason given by code. */
export type ReasonKind = 'ask-anyway' | 'revoke';

/** A reason that may be given, in the words of each language, and what it rests on. */
export interface CodedReason {
  readonly code: string;
  readonly names: { readonly vi: string; readonly en: string };
  readonly ground: string;
}

const day = z.iso.date();
const Pack = z.strictObject({
  note: z.string(),
  reasons: z.array(
    z.strictObject({
      kind: z.enum(['ask-anyway', 'revoke']),
      code: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/),
      names: z.strictObject({ vi: z.string().min(1), en: z.string().min(1) }),
      ground: z.string().min(1),
      from: day,
      until: day.nullable(),
      /** Whether a lawyer has looked at it. */
      checked: z.boolean(),
    }),
  ),
});

/** Loads the reasons of a pack folder; one that is there is brought up to date, none is ever taken away: dossiers name them. */
export async function loadCodedReasons(db: Db, folder: string): Promise<void> {
  const path = join(folder, 'coded-reasons.json');
  const read = Pack.safeParse(JSON.parse(readFileSync(path, 'utf8')));
  if (!read.success) throw new Error(`The pack file ${path} cannot be read`, { cause: read.error });
  const rows = read.data.reasons.map((reason, nth) => ({ ...reason, nth }));
  await sql`
    insert into coded_reason (kind, code, nth, names, ground, from_on, until_on)
    select kind, code, nth, names, ground, "from", until from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as given (kind text, code text, nth integer, names jsonb, ground text, "from" date, until date)
    on conflict (kind, code) do update set nth = excluded.nth, names = excluded.names, ground = excluded.ground, from_on = excluded.from_on,
      until_on = excluded.until_on
    where (coded_reason.nth, coded_reason.names, coded_reason.ground, coded_reason.from_on, coded_reason.until_on)
      is distinct from (excluded.nth, excluded.names, excluded.ground, excluded.from_on, excluded.until_on)`.execute(db);
}

/** The reasons that may be given on a day, in the order of the pack. */
export async function reasonsOn(db: Db, kind: ReasonKind, on: string): Promise<readonly CodedReason[]> {
  const { rows } = await sql<CodedReason>`
    select code, names, ground from coded_reason
    where kind = ${kind} and from_on <= ${on}::date and (until_on is null or until_on >= ${on}::date)
    order by nth, code`.execute(db);
  return rows;
}

/** What reasons are called, those that may no longer be given too. */
export async function reasonNames(db: Db, kind: ReasonKind): Promise<ReadonlyMap<string, CodedReason['names']>> {
  const { rows } = await sql<Pick<CodedReason, 'code' | 'names'>>`
    select code, names from coded_reason where kind = ${kind} order by nth, code`.execute(db);
  return new Map(rows.map(({ code, names }) => [code, names]));
}
