import type { CopyTarget, TableShape } from '#gateways/postgres';
import type { Manifest } from './backup-manifest.ts';

/** Why a backup may not go into this database; empty when it may. */
export function restoreObstacles(manifest: Manifest, target: CopyTarget): readonly string[] {
  const migrations = differences(manifest, target);
  if (migrations.length > 0) {
    return [`The database does not have the schema of the backup (${migrations.join('; ')}); restore with the version that made it`];
  }
  const obstacles: string[] = [];
  if (target.filled.length > 0) {
    obstacles.push(`The database is in use (rows in ${target.filled.join(', ')}); restore into one that was only migrated`);
  }
  if (target.visitors > 0) obstacles.push(`The program is running on this database (${target.visitors} connections); stop it first`);
  for (const table of target.tables) {
    const copied = manifest.tables.find((other) => isSame(other, table));
    if (!copied) obstacles.push(`The backup has no table ${table.schema}.${table.name}`);
    else if (copied.columns.join() !== table.columns.join())
      obstacles.push(`${table.schema}.${table.name} has other columns in the backup`);
  }
  return obstacles;
}

/** What goes in, and what somebody had added by hand to the database the backup was taken of. */
export function tablesToRestore(manifest: Manifest, target: CopyTarget): { taken: Manifest['tables']; leftOut: Manifest['tables'] } {
  const known = (table: TableShape): boolean => target.tables.some((other) => isSame(other, table));
  return { taken: manifest.tables.filter(known), leftOut: manifest.tables.filter((table) => !known(table)) };
}

function differences(manifest: Manifest, target: CopyTarget): string[] {
  const there = new Map(manifest.migrations.map(({ name, checksum }) => [name, checksum]));
  const here = new Map(target.migrations.map(({ name, checksum }) => [name, checksum]));
  return [...new Set([...there.keys(), ...here.keys()])].sort().flatMap((name) => {
    if (!here.has(name)) return `${name} is missing here`;
    if (!there.has(name)) return `${name} is only here`;
    return here.get(name) === there.get(name) ? [] : `${name} is another one here`;
  });
}

function isSame(one: TableShape, other: TableShape): boolean {
  return one.schema === other.schema && one.name === other.name;
}
