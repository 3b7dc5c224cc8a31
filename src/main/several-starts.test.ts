import { sql } from 'kysely';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { connect } from '#gateways/postgres';
import { asSuperuser } from '#test/database';
import { aClosedFolder, freePorts, startProgram, type Program } from '#test/program';

const given = inject('database');
const database = `several_${process.pid}`;
const { folder, remove } = aClosedFolder();
const settings = { DATABASE_URL: on(given.appUrl), DATABASE_OWNER_URL: on(given.ownerUrl), LOG_LEVEL: 'info' };
let programs: readonly Program[] = [];

function on(url: string): string {
  return url.replace('/motcua_template', `/${database}`);
}

beforeAll(() => asSuperuser(given.superuserUrl, `create database ${database} owner motcua_owner`));
afterAll(async () => {
  for (const { child } of programs) child.kill('SIGTERM');
  await Promise.all(programs.map(({ exited }) => exited));
  await asSuperuser(given.superuserUrl, `drop database if exists ${database} with (force)`);
  remove();
});

test('two web processes and a worker started at once on an empty database all serve, on one demo', { timeout: 180_000 }, async () => {
  const ports = [await freePorts(), await freePorts(), await freePorts()];
  const sandbox = { SANDBOX_PORT: String(ports[2]! + 1) };
  const parts = ['web', 'web', 'worker,sandbox'];
  programs = parts.map((part, nth) => startProgram({ folder, port: ports[nth]!, settings: { ...settings, ...sandbox, PROCESSES: part } }));
  await Promise.all(programs.map(({ ready }) => ready()));
  expect(programs.map(({ child }) => child.exitCode)).toEqual([null, null, null]);

  const db = connect({ url: on(given.ownerUrl), max: 1 });
  const { rows } = await sql<{ dossiers: number; people: number; revisions: number }>`
    select (select count(*)::int from dossier) as dossiers,
      (select count(*)::int from (select from account group by coalesce(phone, login) having count(*) > 1) doubled) as people,
      (select count(*)::int from (select from procedure_revision group by code, number having count(*) > 1) doubled) as revisions`.execute(
    db,
  );
  await db.destroy();
  expect(rows[0]).toMatchObject({ people: 0, revisions: 0 });
  expect(rows[0]!.dossiers).toBeGreaterThan(10);

  const offered = await Promise.all(
    programs.slice(0, 2).map(async ({ port }) => (await fetch(`http://localhost:${port}/dang-nhap`)).text()),
  );
  for (const page of offered) expect(page, 'says where the codes of the demo arrive').toContain(`http://localhost:${sandbox.SANDBOX_PORT}`);
});
