// breaks: rules-touch-no-world
import { sql } from 'kysely';

export const query = sql;
