import type { Socket } from 'node:net';
import pg from 'pg';

/**
 * Lends one connection of the owner for copying. When the work fails it is cut, not closed: a copy broken off half way
 * cannot be ended politely, and the server undoes what a vanished client left.
 */
export async function inCopySession<T>(ownerUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'motcua-copy' });
  client.on('error', () => undefined);
  await client.connect();
  let done = false;
  try {
    await client.query(SESSION);
    const answer = await work(client);
    done = true;
    return answer;
  } finally {
    if (done) await client.end();
    else socketOf(client).destroy();
  }
}

/**
 * The same text on every server, and no limit that a long copy would run into. Without `row_security = off` rows that a policy
 * hides would be missing from a copy in silence; with it such a copy is refused.
 */
const SESSION = `
  set client_encoding = 'UTF8';
  set search_path = public;
  set time zone 'UTC';
  set datestyle = 'ISO, YMD';
  set intervalstyle = 'postgres';
  set bytea_output = 'hex';
  set extra_float_digits = 1;
  set row_security = off;
  set statement_timeout = 0;
  set lock_timeout = 0;
  set idle_in_transaction_session_timeout = 0`;

function socketOf(client: pg.Client): Socket {
  return (client as unknown as { connection: { stream: Socket } }).connection.stream;
}
