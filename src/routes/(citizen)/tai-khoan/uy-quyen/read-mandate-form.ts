import { inVietnam } from '#kernel/clock';

/** A text field as posted; a file in its place is none. */
export function textIn(posted: FormData, name: string): string {
  const value = posted.get(name);
  return typeof value === 'string' ? value : '';
}

/** Today in Vietnam: `YYYY-MM-DD`. */
export function todayOf({ needs }: Pick<App.Locals, 'needs'>): string {
  return inVietnam(needs.now).toPlainDate().toString();
}
