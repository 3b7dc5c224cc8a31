import { sql } from 'kysely';
import type { Db } from '#kernel/database';

export function findPlace(db: Db) {
  return sql`select 1`.execute(db);
}
