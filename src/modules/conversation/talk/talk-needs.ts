import type { Db } from '#kernel/database';
import type { Lang, Words } from '#messages';

import type { CitizenActor, Place } from '#modules/dossier';
import type { LikelyProcedure } from '../understanding/settle.ts';

/** A dossier as a chat may tell of it: nothing in it names anybody. */
export interface TalkedDossier {
  readonly id: string;
  /** The code, or the reference while there is none. */
  readonly number: string;
  readonly procedureCode: string;
  readonly procedureName: string;
  readonly place: Place;
  readonly dueAt: string | null;
  /** By when the applicant must answer, while something is asked of them. */
  readonly answerBy: string | null;
  readonly endedAt: string | null;
}

/** Finds the procedure some words mean. Ours asks PostgreSQL; a model may stand in. */
export type FindProcedures = (words: string) => Promise<readonly LikelyProcedure[]>;

/** What the bot needs of the world. */
export interface TalkNeeds {
  readonly db: Db;
  readonly now: Temporal.Instant;
  readonly origin: string;
  readonly lang: Lang;
  readonly words: Words;
  readonly findProcedures: FindProcedures;
  /** Whoever the chat is known to be with: linked or signed in. */
  readonly citizen: CitizenActor | null;
  /** Theirs; asked only when there is somebody. */
  readonly ownDossiers: () => Promise<readonly TalkedDossier[]>;
  /** By code or reference, with the phone that is written in it. Never told before its code came back. */
  readonly dossierByNumber: (number: string) => Promise<(TalkedDossier & { readonly phone: string | null }) | null>;
  readonly codes: TalkCodes;
}

/** One-time codes to the phone of a dossier, counted by who asks and by dossier. */
export interface TalkCodes {
  /** Does the same whether there is a phone or not. Answers the minutes to wait when there were too many. */
  readonly send: (asked: {
    readonly userId: string;
    readonly number: string;
    readonly phone: string | null;
  }) => Promise<{ readonly challengeId: string; readonly minutes: number } | { readonly waitMinutes: number }>;
  readonly check: (given: {
    readonly userId: string;
    readonly challengeId: string;
    readonly code: string;
  }) => Promise<'right' | 'wrong' | { readonly waitMinutes: number }>;
}
