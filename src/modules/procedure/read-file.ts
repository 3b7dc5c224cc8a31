import type { z } from 'zod';
import { unreachable } from '#kernel/exhaustive';
import { ok, refuse, type Result } from '#kernel/result';
import { ProcedureRecord } from './record.ts';

/** One record as read, and what reading it repaired. */
export interface ReadRecord {
  readonly record: ProcedureRecord;
  readonly codeTrimmed: boolean;
}

/** What is wrong with one field of one record: enough to find it in the file and repair it. */
export interface FileIssue {
  /** The record's code, or `#3` for the third record when it has none. */
  readonly record: string;
  /** 1-based place in the file. */
  readonly position: number;
  /** Path inside the record, as the file spells it: `channels[0].timeLimit.unit`. */
  readonly field: string;
  readonly code: FileIssueCode;
  readonly facts: Readonly<Record<string, string | number>>;
}

export type FileIssueCode =
  | 'missing'
  | 'wrong-type'
  | 'not-in-list'
  | 'wrong-format'
  | 'too-small'
  | 'too-big'
  | 'empty'
  | 'too-long'
  | 'channel-repeated'
  | 'code-repeated';

export type FileRefusal =
  | { readonly code: 'procedure-file.not-json'; readonly detail: string }
  | { readonly code: 'procedure-file.not-a-list' }
  | { readonly code: 'procedure-file.empty' }
  | { readonly code: 'procedure-file.forbidden-character' }
  | { readonly code: 'procedure-file.malformed'; readonly issues: readonly FileIssue[] };

/**
 * Reads a file of procedures, or refuses it whole.
 *
 * One wrong record spoils the file, because a half-imported catalogue is worse than yesterday's. Every fault is named.
 * A single record outside a list is taken as a list of one.
 */
export function readProcedureFile(text: string): Result<readonly ReadRecord[], FileRefusal> {
  const parsed = parse(text.replace(/^\uFEFF/, ''));
  if (!parsed.ok) return parsed;
  if (typeof parsed.value !== 'object' || parsed.value === null) return refuse({ code: 'procedure-file.not-a-list' });
  const entries: readonly unknown[] = Array.isArray(parsed.value) ? parsed.value : [parsed.value];
  if (entries.length === 0) return refuse({ code: 'procedure-file.empty' });

  const results = entries.map((entry) => ProcedureRecord.safeParse(entry, { reportInput: true }));
  const records = results.flatMap((result, index) => (result.success ? [asItCame(result.data, entries[index])] : []));
  const issues = [
    ...results.flatMap((result, index) =>
      result.success ? [] : result.error.issues.map((issue) => issueOf(issue, entries[index], index)),
    ),
    ...repeatedCodes(entries),
  ];
  return issues.length > 0 ? refuse({ code: 'procedure-file.malformed', issues }) : ok(records);
}

/** What was read, in the order of keys in which the office wrote it; only the code is tidied. */
function asItCame(record: ProcedureRecord, entry: unknown): ReadRecord {
  return { record: { ...(entry as ProcedureRecord), code: record.code }, codeTrimmed: rawCode(entry) !== record.code };
}

function parse(text: string): Result<unknown, FileRefusal> {
  const spoilt: string[] = [];
  try {
    const value: unknown = JSON.parse(text, (key, one: unknown) => {
      if (!canBeKept(key) || (typeof one === 'string' && !canBeKept(one))) spoilt.push(key);
      return one;
    });
    return spoilt.length === 0 ? ok(value) : refuse({ code: 'procedure-file.forbidden-character' });
  } catch (cause) {
    return refuse({ code: 'procedure-file.not-json', detail: (cause as Error).message });
  }
}

/** The database keeps neither NUL nor half a character. */
function canBeKept(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}

function issueOf(issue: z.core.$ZodIssue, entry: unknown, index: number): FileIssue {
  const field = issue.path.reduce<string>(
    (path, key) => (typeof key === 'number' ? `${path}[${key}]` : path === '' ? String(key) : `${path}.${String(key)}`),
    '',
  );
  return { record: nameOf(entry, index), position: index + 1, field, ...wordsFor(issue) };
}

function wordsFor(issue: z.core.$ZodIssue): Pick<FileIssue, 'code' | 'facts'> {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? { code: 'missing', facts: {} } : { code: 'wrong-type', facts: { expected: issue.expected } };
    case 'invalid_union':
      return wordsFor(
        issue.errors.flat().find((inner) => inner.code !== 'invalid_type') ?? { ...issue, code: 'invalid_type', expected: 'number' },
      );
    case 'invalid_value':
      return issue.input === undefined
        ? { code: 'missing', facts: {} }
        : { code: 'not-in-list', facts: { values: issue.values.map(String).join(', ') } };
    case 'too_small':
      return { code: 'too-small', facts: { minimum: String(issue.minimum) } };
    case 'too_big':
      return { code: 'too-big', facts: { maximum: String(issue.maximum) } };
    case 'custom':
      return { code: (issue.params?.code ?? 'wrong-format') as FileIssueCode, facts: {} };
    case 'invalid_format':
    case 'not_multiple_of':
    case 'invalid_key':
    case 'invalid_element':
    case 'unrecognized_keys':
      return { code: 'wrong-format', facts: {} };
    default:
      return unreachable(issue);
  }
}

function repeatedCodes(entries: readonly unknown[]): readonly FileIssue[] {
  const codes = entries.map((entry) => rawCode(entry)?.trim());
  return codes.flatMap((code, index) =>
    code !== undefined && codes.indexOf(code) < index
      ? [{ record: code, position: index + 1, field: 'code', code: 'code-repeated', facts: { first: codes.indexOf(code) + 1 } }]
      : [],
  );
}

function nameOf(entry: unknown, index: number): string {
  return rawCode(entry)?.trim() || `#${index + 1}`;
}

function rawCode(entry: unknown): string | undefined {
  const code = typeof entry === 'object' && entry !== null && 'code' in entry ? entry.code : undefined;
  return typeof code === 'string' ? code : undefined;
}
