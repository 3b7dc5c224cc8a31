import { unreachable } from '#kernel/exhaustive';
import { formatDong } from '#kernel/money';
import { sayLimit as sayCalendarLimit } from '#modules/calendar';
import { isMessageKey, type Lang, type Words } from '#messages';
import type { Flag } from './flag.ts';
import { calendarLimit, type Limit } from './limit.ts';
import type { FileIssue, FileRefusal } from './read-file.ts';
import type { RevisionChange } from './revision-change.ts';
import type { RouteProblem } from './route-problems.ts';

/** Routes refused at the door, as far as they are said. */
interface RoutesRefused {
  readonly code: 'procedure-route.unsound';
  readonly issues: readonly (RouteProblem & { readonly procedure: string })[];
}

/** The reader's language: its name and its sentences. */
export interface Reader {
  readonly lang: Lang;
  readonly t: Words;
}

/** A limit in words: `3,5 ngày làm việc`; "chưa công bố" when there is none. */
export function sayLimit(limit: Limit, { lang, t }: Reader): string {
  const spent = calendarLimit(limit);
  if (spent === null) return t('procedure.limit.unpublished');
  const { key, params } = sayCalendarLimit(spent, lang);
  return t(key, params);
}

/** An amount in words. Unknown is never free. */
export function sayFee(amount: number | null, { t }: Reader): string {
  return amount === null ? t('procedure.fee.unpublished') : formatDong(amount);
}

/** One thing to look at before publishing. */
export function sayFlag(flag: Flag, { t }: Reader): string {
  return t(`procedure.flag.${flag.code}`, flag.facts);
}

/** One difference between two revisions. */
export function sayChange(change: RevisionChange, reader: Reader): string {
  const { t } = reader;
  switch (change.kind) {
    case 'limit-changed':
      return t('procedure.change.limit-changed', {
        channel: t(`procedure.channel.${change.channel}`),
        from: sayLimit(change.from, reader),
        to: sayLimit(change.to, reader),
      });
    case 'fee-changed':
      return t('procedure.change.fee-changed', {
        channel: t(`procedure.channel.${change.channel}`),
        from: sayFee(change.from, reader),
        to: sayFee(change.to, reader),
      });
    case 'channel-added':
    case 'channel-removed':
    case 'channel-note-changed':
      return t(`procedure.change.${change.kind}`, { channel: t(`procedure.channel.${change.channel}`) });
    case 'component-added':
      return t(change.mandatory ? 'procedure.change.component-added-mandatory' : 'procedure.change.component-added', { name: change.name });
    case 'choices-changed':
      return t('procedure.change.choices-changed', { id: change.id, added: change.added.join(', '), removed: change.removed.join(', ') });
    case 'record-changed':
      return t('procedure.change.record-changed', { field: sayField(change.field, t), from: change.from, to: change.to });
    case 'component-removed':
    case 'component-code-corrected':
    case 'component-scope-changed':
    case 'component-note-changed':
    case 'label-reworded':
    case 'made-optional':
    case 'made-mandatory':
    case 'copies-changed':
    case 'paper-type-changed':
    case 'field-type-changed':
    case 'case-added':
    case 'case-removed':
    case 'case-reworded':
    case 'form-changed':
    case 'route-changed':
    case 'handling-changed':
      return t(`procedure.change.${change.kind}`, { ...change });
    default:
      return unreachable(change);
  }
}

/** Why a whole file was refused: one line, or one for each fault in it. */
export function sayFileRefusal(refusal: FileRefusal | RoutesRefused, { t }: Reader): readonly string[] {
  if (refusal.code === 'procedure-route.unsound') {
    const { issues } = refusal;
    return [t('refusal.procedure-route.unsound', { count: issues.length }), ...issues.map((issue) => sayRouteProblem(issue, t))];
  }
  if (refusal.code !== 'procedure-file.malformed') return [t(`refusal.${refusal.code}`, { ...refusal })];
  return [t('refusal.procedure-file.malformed', { count: refusal.issues.length }), ...refusal.issues.map((issue) => sayIssue(issue, t))];
}

function sayIssue(issue: FileIssue, t: Words): string {
  const problem = t(`procedure.file-issue.${issue.code}`, issue.facts);
  return t('procedure.file-issue', {
    record: issue.record,
    position: issue.position,
    field: issue.field || t('procedure.file-issue.whole'),
    problem,
  });
}

/** What is wrong with a step, as the file names it. */
function sayRouteProblem({ procedure, step, code, says = '' }: RoutesRefused['issues'][number], t: Words): string {
  return t('route.problem', { procedure, step, problem: t(`route.problem.${code}`, { says }) });
}

function sayField(field: string, t: Words): string {
  const key = `procedure.field.${field}`;
  return isMessageKey(key) ? t(key) : field;
}
