import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { useDatabase } from '#test/database';

const lent = useDatabase();

test.each([
  'update mandate_fact set type = $1',
  'delete from mandate_fact where type = $1',
  'truncate mandate_fact',
  'delete from mandate',
])('the application cannot %s', async (statement) => {
  const asked = sql.raw(statement.replace('$1', "'asked'"));
  await expect(asked.execute(lent.db)).rejects.toThrow(/permission denied/);
});
