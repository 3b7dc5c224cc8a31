import type { Form } from '#modules/form';
import type { Audience, Channel, Level, ProcedureRecord } from './record.ts';
import type { Flag } from './flag.ts';
import type { Limit } from './limit.ts';
import type { Route } from './route.ts';
import type { Handling } from './handling.ts';
import type { OnlineLevel } from './online-level.ts';

/**
 * What a procedure promises, frozen: once published nothing in it changes, and a dossier keeps the revision it was filed under.
 */
export interface Revision {
  readonly id: string;
  readonly code: string;
  readonly number: number;
  readonly state: RevisionState;
  readonly contentHash: string;
  readonly flags: readonly Flag[];
  readonly stagedAt: string;
  readonly publishedAt: string | null;
  readonly publishedBy: string | null;
  readonly content: RevisionContent;
}

export type RevisionState = 'staged' | 'published' | 'superseded';

/** The part of a revision that its hash covers. */
export interface RevisionContent {
  /** As imported, with keys unknown to us. */
  readonly record: ProcedureRecord;
  /** Never empty: a procedure without cases has the one called `general`. */
  readonly cases: readonly ProcedureCase[];
  readonly components: readonly Component[];
  readonly channels: readonly ChannelTerms[];
  readonly form: Form;
  readonly route: Route;
  readonly handling: Handling;
}

/** A situation the applicant chooses; it decides papers and limit. */
export interface ProcedureCase {
  readonly id: string;
  /** In the record's words; null for the one case of a procedure without cases. */
  readonly name: string | null;
  readonly limits: Readonly<Partial<Record<Channel, Limit>>>;
}

/** A paper the procedure asks for, or (`isNote`) a remark that the catalogue keeps among the papers. */
export interface Component {
  /** The same across revisions for as long as it is the same paper. */
  readonly id: string;
  readonly code: string | null;
  readonly name: string;
  readonly originals: number;
  readonly copies: number;
  /** Whether it must be supplied in its cases and channels; never true of a remark, nor of what only a circumstance asks for. */
  readonly required: boolean;
  /** The cases that ask for it; null: every case. */
  readonly caseIds: readonly string[] | null;
  /** The circumstance, in words, in which it is asked for inside its cases; null: always. */
  readonly onlyWhen: string | null;
  /** The channels that ask for it; null: every channel. */
  readonly channels: readonly Channel[] | null;
  readonly paperType: string | null;
  readonly formNumber: string | null;
  readonly note: string | null;
  readonly isNote: boolean;
}

/** What one way of filing means in time and money. */
export interface ChannelTerms {
  readonly channel: Channel;
  readonly limit: Limit;
  readonly limitNote: string | null;
  readonly fee: Fee;
}

/** Whole đồng; null is "not published", which is never the same as free. */
export interface Fee {
  readonly amount: number | null;
  readonly note: string | null;
}

/** A published procedure as lists show it. */
export interface ProcedureSummary {
  readonly code: string;
  readonly name: string;
  readonly field: string;
  readonly fieldCode: string | null;
  readonly level: Level;
  readonly audience: Audience;
  readonly revisionId: string;
  /** Whether it can be filed online. */
  readonly online: boolean;
  readonly onlineLevel: OnlineLevel;
  /** Who decides; null when the commune that is chosen does. */
  readonly agencyId: string | null;
}

export const GENERAL_CASE = 'general';

/** The case of that id; without an id, the only case there is. Null when there is no such case or a choice must be made. */
export function findCase(content: Pick<RevisionContent, 'cases'>, caseId: string | null | undefined): ProcedureCase | null {
  if (caseId) return content.cases.find((one) => one.id === caseId) ?? null;
  return content.cases.length === 1 ? (content.cases[0] ?? null) : null;
}

/** The papers one filing may have to supply, remarks left out, in the order of the record. */
export function componentsFor(
  content: Pick<RevisionContent, 'components'>,
  filing: { readonly caseId: string; readonly channel: Channel },
): readonly Component[] {
  return content.components.filter(
    (one) =>
      !one.isNote &&
      (one.caseIds === null || one.caseIds.includes(filing.caseId)) &&
      (one.channels === null || one.channels.includes(filing.channel)),
  );
}

/** The limit promised to one filing; unpublished when the record says nothing for its channel. */
export function limitFor(content: Pick<RevisionContent, 'cases'>, filing: { readonly caseId: string; readonly channel: Channel }): Limit {
  return findCase(content, filing.caseId)?.limits[filing.channel] ?? { kind: 'unpublished' };
}

/** The fee of one channel; unknown when the record says nothing for it. */
export function feeFor(content: Pick<RevisionContent, 'channels'>, channel: Channel): Fee {
  return content.channels.find((one) => one.channel === channel)?.fee ?? { amount: null, note: null };
}

/** Whether a channel is open at all. */
export function hasChannel(content: Pick<RevisionContent, 'channels'>, channel: Channel): boolean {
  return content.channels.some((one) => one.channel === channel);
}
