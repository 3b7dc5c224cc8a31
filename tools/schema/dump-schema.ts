import { sql } from 'kysely';
import type { Db } from '#kernel/database';
import { readColumns, readConstraints, readFunctions, readGrants, readIndexes, readKinds, readTriggers, type Piece } from './catalogue.ts';

/**
 * The whole schema of ours as SQL, read from the catalogue of a live database.
 *
 * The same schema gives the same text on every server version we run on: nothing in it depends on the order in which things were made.
 * (The embedded server comes without `pg_dump`.)
 */
export async function dumpSchema(db: Db): Promise<string> {
  return db.connection().execute(async (one) => {
    // Names are written without their schema when it is the only one searched.
    await sql`set search_path = public, pg_catalog`.execute(one);
    try {
      return await writeSchema(one);
    } finally {
      await sql`reset search_path`.execute(one);
    }
  });
}

async function writeSchema(db: Db): Promise<string> {
  const kinds = await readKinds(db);
  const functions = await readFunctions(db);
  const columns = await readColumns(db);
  const constraints = await readConstraints(db);
  const indexes = await readIndexes(db);
  const triggers = await readTriggers(db);
  const grants = await readGrants(db);

  const tables = [...new Set(columns.map(({ owner }) => owner))].map((table) => {
    const inside = [...of(columns, table), ...of(constraints, table)].map((text) => `  ${text}`).join(',\n');
    const after = [...of(indexes, table), ...of(triggers, table), ...of(grants, table)].map((text) => `${text};`);
    return [`create table ${table} (\n${inside}\n);`, ...after].join('\n');
  });

  const parts = [
    '-- What the migrations make of an empty database. Generated (`npm run fresh`), for reading and review; never run.',
    ...kinds.map(({ text }) => `${text};`),
    ...functions.map(({ text }) => `${text.trim()};`),
    ...tables,
  ];
  return `${inHouseSpelling(parts.join('\n\n'))}\n`;
}

function of(pieces: readonly Piece[], owner: string): string[] {
  return pieces.filter((piece) => piece.owner === owner).map(({ text }) => text);
}

/** Lower-case keywords and no schema before a name, outside quotes and bodies of functions. */
function inHouseSpelling(text: string): string {
  return text.replaceAll(
    /(\$function\$[\s\S]*?\$function\$|'[^']*'|"[^"]*")|\b(public\.)|\b[A-Z]{2,}\b/g,
    (word, quoted?: string, schema?: string) => {
      if (quoted !== undefined) return word;
      return schema === undefined ? word.toLowerCase() : '';
    },
  );
}
