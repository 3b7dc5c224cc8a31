import { readFileSync } from 'node:fs';
import pg from 'pg';
import { prepareEmbedded, type EmbeddedServer } from '#gateways/postgres';
import { measure, type Load, type Measured } from '../../asking/measured.ts';
import { BareConnection } from './bare-connection.ts';
import { minimal, type Minimal } from './statements.ts';

const DATABASE = 'motcua_limit';

/** What minimal SQL takes on this server with as many dossiers, question by question; its database is made for it and taken away after. */
export async function measureLimit(
  server: EmbeddedServer,
  { dossiers, ...load }: Load & { readonly dossiers: number },
): Promise<ReadonlyMap<Minimal['name'], Measured>> {
  await drop(server);
  const { owner } = await prepareEmbedded(server, DATABASE);
  try {
    await fill(owner, dossiers);
    const measured = new Map<Minimal['name'], Measured>();
    for (const one of minimal(dossiers)) measured.set(one.name, await ask(owner, one, load));
    return measured;
  } finally {
    await drop(server);
  }
}

async function fill(url: string, dossiers: number): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  for (const file of ['schema.sql', 'rows.sql']) {
    const text = readFileSync(new URL(file, import.meta.url), 'utf8');
    await client.query(text.replaceAll(':dossiers', String(dossiers)));
  }
  // As large as it is, it is looked over once, as a server would have done long ago.
  await client.query('vacuum (analyze)');
  await client.end();
}

async function ask(url: string, { statements }: Minimal, load: Load): Promise<Measured> {
  const lines: BareConnection[] = [];
  for (let nth = 0; nth < load.atOnce; nth += 1) lines.push(await BareConnection.open(url, statements));
  try {
    return await measure(load, async (asker) => {
      for (const [nth, { values }] of statements.entries()) await lines[asker]?.run(nth, values());
      return true;
    });
  } finally {
    for (const line of lines) line.close();
  }
}

async function drop(server: EmbeddedServer): Promise<void> {
  const client = new pg.Client({ connectionString: server.urlOf('postgres') });
  await client.connect();
  await client.query(`drop database if exists ${DATABASE} with (force)`);
  await client.end();
}
