import pg from 'pg';

/** A table as it is copied: generated columns are left out, they are computed again. */
export interface TableShape {
  readonly schema: string;
  readonly name: string;
  readonly columns: readonly string[];
}

/** How far a sequence has counted; `null` when it never did. A text, because it may exceed what a number holds. */
export interface SequenceMark {
  readonly schema: string;
  readonly name: string;
  readonly last: string | null;
}

/** One step of the schema's history; those of graphile-worker carry no checksum. */
export interface MigrationMark {
  readonly name: string;
  readonly checksum: string;
}

/** Every table whose rows are ours: all of `public` and the job tables, without the two that only count migrations. */
export async function readTables(client: pg.Client): Promise<TableShape[]> {
  const { rows } = await client.query<TableShape>(`
    select nspname as schema, relname as name, array_agg(attname::text order by attnum) as columns
    from pg_class
    join pg_namespace on pg_namespace.oid = relnamespace
    join pg_attribute on attrelid = pg_class.oid and attnum > 0 and not attisdropped and attgenerated = ''
    where nspname in ('public', 'graphile_worker') and relkind = 'r'
      and (nspname, relname) not in (('public', 'migration'), ('graphile_worker', 'migrations'))
      and not exists (select from pg_depend where objid = pg_class.oid and deptype = 'e')
    group by nspname, relname
    order by nspname collate "C", relname collate "C"`);
  return rows;
}

export async function readSequences(client: pg.Client): Promise<SequenceMark[]> {
  const { rows } = await client.query<SequenceMark>(`
    select schemaname as schema, sequencename as name, last_value::text as last
    from pg_sequences
    where schemaname in ('public', 'graphile_worker')
    order by schemaname collate "C", sequencename collate "C"`);
  return rows;
}

export async function readMigrations(client: pg.Client): Promise<MigrationMark[]> {
  const { rows } = await client.query<{ ours: string | null; jobs: string | null }>(
    `select to_regclass('public.migration') as ours, to_regclass('graphile_worker.migrations') as jobs`,
  );
  if (rows[0]?.ours === null || rows[0]?.jobs === null) return [];
  const migrations = await client.query<MigrationMark>(`
    select name, checksum from (
      select name, checksum from public.migration
      union all
      select 'graphile_worker/' || lpad(id::text, 4, '0'), '' from graphile_worker.migrations
    ) as ran
    order by name collate "C"`);
  return migrations.rows;
}

/** A table's name as SQL writes it. */
export function quoted(table: { readonly schema: string; readonly name: string }): string {
  return `${pg.escapeIdentifier(table.schema)}.${pg.escapeIdentifier(table.name)}`;
}

export function quotedColumns({ columns }: TableShape): string {
  return columns.map((column) => pg.escapeIdentifier(column)).join(', ');
}
