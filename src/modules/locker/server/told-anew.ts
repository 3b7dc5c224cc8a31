import type { Db } from '#kernel/database';
import { thingKnown, type ToldAnew } from '../known-answers.ts';
import { isSameSaid, readFacts } from '../read-facts.ts';
import { statementsIn, type StatementAbout } from './fact-store.ts';

/**
 * What a dossier puts right for everywhere: each fact with what else was ever said of it. Asked by nobody but what follows from a filing.
 */
export async function toldAnew(
  db: Db,
  { partyId, dossierId }: { readonly partyId: string; readonly dossierId: string },
): Promise<readonly ToldAnew[]> {
  const statements = await statementsIn(db, { partyId, procedures: null });
  const said = statements.filter((one) => one.dossierId === dossierId && one.reach === 'everywhere');
  return said.map(({ meaning, value, thingId }) => {
    const same = statements.filter((one) => one.thingId === thingId);
    const before = same.filter((one) => one.meaning === meaning && !isSameSaid(one.value, value));
    return { meaning, value, before: before.map((one) => one.value), thing: thingOf(same) };
  });
}

function thingOf(statements: readonly StatementAbout[]): ToldAnew['thing'] {
  const kind = statements[0]?.thingKind ?? null;
  return kind && thingKnown(kind, readFacts(statements));
}
