import type { ProcedureRecord } from './record.ts';
import type { Component } from './revision.ts';
import { flag, type Flag } from './flag.ts';
import { channelTraps } from './channel-traps.ts';
import { componentTraps } from './component-traps.ts';

/** What the flags are judged against. */
export interface TrapNeeds {
  /** Paper types the province knows. */
  readonly paperTypes: ReadonlySet<string>;
  /** `YYYY-MM-DD` */
  readonly today: string;
  /** Whether the code came with blanks around it. */
  readonly codeTrimmed: boolean;
}

/** Years after which a decision is worth asking about: national catalogues keep records that law has abolished. */
const OLD_AFTER_YEARS = 5;

/**
 * The traps of national data (domain knowledge of 5,473 records) that this record falls into, for a person to look at
 * before publishing.
 */
export function flagsOf(record: ProcedureRecord, components: readonly Component[], needs: TrapNeeds): readonly Flag[] {
  return [...recordTraps(record, needs), ...channelTraps(record), ...componentTraps(record, components, needs.paperTypes)];
}

function recordTraps(record: ProcedureRecord, needs: TrapNeeds): readonly Flag[] {
  const flags: Flag[] = [];
  if (needs.codeTrimmed) flags.push(flag('code.trimmed', null, { code: record.code }));
  if (!record.steps?.length) flags.push(flag('steps.missing'));
  if (!record.legalBasis?.length) flags.push(flag('legal-basis.missing'));
  const decidedOn = record.decision?.date;
  if (decidedOn && decidedOn < yearsBefore(needs.today)) flags.push(flag('decision.old', null, { date: decidedOn }));
  return flags;
}

function yearsBefore(today: string): string {
  return `${Number(today.slice(0, 4)) - OLD_AFTER_YEARS}${today.slice(4)}`;
}
