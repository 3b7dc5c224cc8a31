import { typstRenderer } from '#gateways/pdf';
import { loadDemoPeople } from '#modules/account/server';
import { inVietnam } from '#kernel/clock';
import type { Db } from '#kernel/database';
import type { Config } from '../config.ts';
import type { OpenDatabase } from '../database.ts';
import { demoPapers } from '../demo-papers.ts';
import { readPeople } from '../demo.ts';
import { openObjects } from '../objects.ts';
import { loadPack } from '../pack.ts';
import { readInventedWords } from './invented-words.ts';
import { loadBigWorld } from './load-big-world.ts';
import type { WorldPlan } from './plan.ts';
import { findWorld, type WorldThere } from './world-store.ts';

/** A plan whose present nobody may have named. */
type Asked = Omit<WorldPlan, 'until'> & { readonly until: number | null };
type Answer = { readonly done: string } | { readonly refused: string };

/** Lends the configured database and object store to the making of a big world. */
export function bigWorldLoader(
  { ownerDb, urls }: OpenDatabase,
  { config, now, print }: { readonly config: Config; readonly now: Temporal.Instant; readonly print: (line: string) => void },
): (asked: Asked) => Promise<Answer> {
  const people = readPeople(config.pack);
  const papers = demoPapers({ objects: openObjects(config), pdf: typstRenderer() });
  return async function load(asked) {
    const plan = { ...asked, until: asked.until ?? (await presentOf(asked, { db: ownerDb, now })) };
    const loaded = await loadBigWorld(plan, {
      db: ownerDb,
      ownerUrl: urls.owner,
      now,
      words: readInventedWords(config.pack),
      demoLogins: people.officers.map(({ login }) => login),
      async settle() {
        await loadPack(ownerDb, { folder: config.pack, now });
        await loadDemoPeople(people, { db: ownerDb, now, secretKey: config.secretKey });
      },
      makePaper: (title) => papers(title, { db: ownerDb, now }),
      say: print,
    });
    if (loaded.ok) return { done: `The world is whole: ${said(loaded.value)}.` };
    if (loaded.refusal.code === 'world.not-a-demo') return { refused: 'this database is no demo: it has people or dossiers of its own' };
    return { refused: `there is another world here already: ${said(loaded.refusal.there)}` };
  };
}

/** The present of the world that was begun, so that a load goes on after midnight; else the last midnight here. */
async function presentOf(
  { seed, dossiers, years }: Asked,
  { db, now }: { readonly db: Db; readonly now: Temporal.Instant },
): Promise<number> {
  const there = await findWorld(db);
  const isTheSame = there?.seed === seed && there.dossiers === dossiers && there.years === years;
  return isTheSame ? Date.parse(there.until) : inVietnam(now).startOfDay().epochMilliseconds;
}

function said({ seed, dossiers, years, until, batchesIn, batches }: WorldThere): string {
  return `${dossiers} dossiers over ${years} years until ${until}, seed ${seed}, ${batchesIn} of ${batches} batches in`;
}
