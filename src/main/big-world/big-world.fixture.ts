import { createHash } from 'node:crypto';
import { loadDemoPeople } from '#modules/account/server';
import { recordObject } from '#modules/paper/server';
import type { TestDatabase } from '#test/database';
import { readPeople } from '../demo.ts';
import { loadPack } from '../pack.ts';
import { readInventedWords } from './invented-words.ts';
import type { BigWorldNeeds } from './load-big-world.ts';
import { BATCH, type WorldPlan } from './plan.ts';

const PACK = 'packs/ca-mau';
export const NOW = Temporal.Instant.from('2026-11-22T03:00:00Z');

/** One batch and a part of the next. */
export const PLAN: WorldPlan = { seed: 'test', dossiers: BATCH + 400, years: 3, until: Date.parse('2026-11-21T17:00:00Z') };

/** What a world in a test stands on: the real pack and the people of the demo; papers are only on record. */
export function needsOf(database: TestDatabase): BigWorldNeeds {
  const db = database.ownerDb;
  const people = readPeople(PACK);
  return {
    db,
    ownerUrl: database.ownerUrl,
    now: NOW,
    words: readInventedWords(PACK),
    demoLogins: people.officers.map(({ login }) => login),
    async settle() {
      await loadPack(db, { folder: PACK, now: NOW });
      await loadDemoPeople(people, { db, now: NOW, secretKey: 'secret of the test' });
    },
    async makePaper(title) {
      const sha256 = createHash('sha256').update(title).digest('hex');
      await recordObject(db, { sha256, size: 1000, mediaType: 'application/pdf', pages: 1, storedAt: NOW });
      return sha256;
    },
    say: () => undefined,
  };
}
