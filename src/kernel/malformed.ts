import type { z } from 'zod';
import { ok, refuse, type Result } from './result.ts';

/** A file from outside that cannot be read: the record and the field at fault, and what is wrong with it. */
export interface Malformed {
  readonly code: 'file.malformed';
  /** Where the record stands in its file: `days[12]`. */
  readonly record: string;
  /** The field inside that record: `date`, `hours[0]`; empty when the whole record is wrong. */
  readonly field: string;
  readonly problem: string;
}

/** Reads what came in by its schema, or names the first record and field that does not fit. */
export function readWhole<S extends z.ZodType>(schema: S, content: unknown): Result<z.output<S>, Malformed> {
  const read = schema.safeParse(content);
  if (read.success) return ok(read.data);
  const issue = read.error.issues[0];
  return refuse(malformed(issue?.path ?? [], issue?.message ?? 'unreadable'));
}

/** The refusal of one place in a file, for what a schema cannot see (a parent that is not there). */
export function malformed(path: readonly PropertyKey[], problem: string): Malformed {
  const [record, field] = splitAtRecord(path);
  return { code: 'file.malformed', record: spell(record) || 'file', field: spell(field), problem };
}

/** A record is an element of a list, or a named member of the file; what follows is its field. */
function splitAtRecord(path: readonly PropertyKey[]): [readonly PropertyKey[], readonly PropertyKey[]] {
  const length = typeof path[0] === 'number' ? 1 : 2;
  return [path.slice(0, length), path.slice(length)];
}

function spell(path: readonly PropertyKey[]): string {
  return path.map((step, at) => (typeof step === 'number' ? `[${step}]` : `${at === 0 ? '' : '.'}${String(step)}`)).join('');
}
