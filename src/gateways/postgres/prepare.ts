import { createHmac } from 'node:crypto';
import pg from 'pg';
import type { EmbeddedServer } from './embedded.ts';

/** The two ways into one database: the owner migrates, the application cannot change facts. */
export interface DatabaseUrls {
  readonly owner: string;
  readonly app: string;
}

/** Makes the owner, the application role and the database on an embedded server; does nothing the second time. */
export async function prepareEmbedded(server: EmbeddedServer, database: string): Promise<DatabaseUrls> {
  const client = new pg.Client({ connectionString: server.urlOf('postgres') });
  await client.connect();
  try {
    for (const name of ['motcua_owner', 'motcua_app']) {
      const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [name]);
      const password = pg.escapeLiteral(passwordOf(server, name));
      if (rowCount === 0) await client.query(`create role ${name} login password ${password}`);
    }
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [database]);
    if (rowCount === 0) await client.query(`create database ${pg.escapeIdentifier(database)} owner motcua_owner`);
  } finally {
    await client.end();
  }
  return roleUrls(server, database);
}

export function roleUrls(server: EmbeddedServer, database: string): DatabaseUrls {
  const urlFor = (name: string) => server.urlOf(database, { name, password: passwordOf(server, name) });
  return { owner: urlFor('motcua_owner'), app: urlFor('motcua_app') };
}

function passwordOf(server: EmbeddedServer, role: string): string {
  return createHmac('sha256', server.secret).update(role).digest('hex').slice(0, 32);
}
