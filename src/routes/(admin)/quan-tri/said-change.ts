import { isMessageKey, type Words } from '#messages';
import type { ChangeTold } from '#views/changes-told';

/** A line of the history of changes, in words. */
export interface SaidChange {
  readonly id: number;
  readonly at: string;
  readonly what: string;
  readonly by: string;
  /** What stood there before and what stands there now, where that is a plain value. */
  readonly details: readonly string[];
}

export function sayChanges(changes: readonly ChangeTold[], t: Words): readonly SaidChange[] {
  return changes.map(({ id, at, what, by, before, after }) => {
    const key = `administration.what.${what}`;
    return {
      id,
      at,
      what: isMessageKey(key) ? t(key) : what,
      by: by ?? t('administration.history.system'),
      details: detailsOf(before, after),
    };
  });
}

/** Each part that differs: `name: UBND xã Một → UBND phường Một`. Codes stay codes; this is the record, not a letter. */
function detailsOf(before: unknown, after: unknown): readonly string[] {
  const [former, now] = [partsOf(before), partsOf(after)];
  return [...new Set([...former.keys(), ...now.keys()])].map((name) => {
    const [was, is] = [former.get(name), now.get(name)];
    return [
      `${name}:`,
      ...(was === undefined ? [] : [was]),
      ...(was === undefined || is === undefined ? [] : ['→']),
      ...(is === undefined ? [] : [is]),
    ].join(' ');
  });
}

function partsOf(value: unknown): ReadonlyMap<string, string> {
  if (typeof value !== 'object' || value === null) return new Map();
  return new Map(Object.entries(value).flatMap(([name, part]) => (part === null ? [] : [[name, sayPart(part)]])));
}

function sayPart(part: unknown): string {
  if (typeof part === 'string') return part;
  if (Array.isArray(part)) return part.map(sayPart).join(', ');
  const { role, agencyId } = part as Readonly<Record<string, unknown>>;
  return typeof role === 'string' && typeof agencyId === 'string' ? `${role}@${agencyId}` : JSON.stringify(part);
}
