import type { Db } from '#kernel/database';
import type { LockerOrigin } from '../origin.ts';
import { originsOf, papersOfContents } from './paper-store.ts';

/** Everything that happened to some contents in a party's locker, by hash; the caller has asked whether it may be told. */
export async function pastOfContents(
  db: Db,
  asked: { readonly partyId: string; readonly contents: readonly string[] },
): Promise<ReadonlyMap<string, readonly LockerOrigin[]>> {
  const papers = asked.contents.length === 0 ? [] : await papersOfContents(db, asked);
  const origins = await originsOf(
    db,
    papers.map(({ id }) => id),
  );
  const byContent = Map.groupBy(papers, ({ sha256 }) => sha256);
  return new Map(
    [...byContent].map(([sha256, same]) => {
      const ids = new Set(same.map(({ id }) => id));
      return [sha256, origins.filter(({ paperId }) => ids.has(paperId))] as const;
    }),
  );
}
