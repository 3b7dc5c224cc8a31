import type { Db } from '#kernel/database';
import { ok, type Result } from '#kernel/result';
import type { Actor } from '../actor.ts';
import { atDesk, type AtDeskRefusal } from './at-desk.ts';
import { changedSince, type DossierChanged } from './changed-since.ts';
import type { DossierWithFacts } from './dossier-store.ts';
import { dropPresence, dropPresenceBefore, keepBeat, keepOpened, type Present } from './presence-store.ts';

/** A page with a script says every half minute that it is open; one that was silent for longer than this is closed. */
const BEAT_SECONDS = 60;
/** Without a script nobody knows when a page is closed: whoever opened it this recently may still look at it. */
const OPENED_MINUTES = 5;

const GIVE = { opened: keepOpened, still: keepBeat, left: dropPresence } as const;

interface Needs {
  readonly db: Db;
  readonly now: Temporal.Instant;
}

export interface BeHere {
  readonly actor: Actor;
  readonly dossierId: string;
  /** The page was opened, is open still, or was left. */
  readonly sign: 'opened' | 'still' | 'left';
  /** The version the officer looks at, when they say so. */
  readonly version?: number | undefined;
  /** The dossier, where this very request opened it. */
  readonly opened?: DossierWithFacts | undefined;
}

export interface Here {
  readonly others: readonly Present[];
  /** What happened since the version looked at; null when nothing did. */
  readonly changed: DossierChanged | null;
}

/** An officer has a dossier open: tells who else has, and whether somebody acted meanwhile. Nothing of the applicant is in the answer. */
export async function beHere(asked: BeHere, needs: Needs): Promise<Result<Here, AtDeskRefusal>> {
  const desk = await atDesk(asked, needs);
  if (!desk.ok) return desk;
  const { db, now } = needs;
  const { dossier, facts, officer, acting } = desk.value;
  const sign = { dossierId: dossier.id, officerId: officer.officerId, role: acting.role, at: now.toString() };
  const since = { beat: now.subtract({ seconds: BEAT_SECONDS }).toString(), opened: now.subtract({ minutes: OPENED_MINUTES }).toString() };
  const others = await GIVE[asked.sign](db, sign, since);
  const isOlder = asked.version !== undefined && asked.version < dossier.version;
  return ok({ others, changed: isOlder ? await changedSince(db, facts) : null });
}

/** Who had what open yesterday is nobody's business. */
export async function forgetPresence(needs: Needs): Promise<void> {
  await dropPresenceBefore(needs.db, needs.now.subtract({ hours: 24 }).toString());
}
