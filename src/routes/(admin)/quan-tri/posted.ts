/** A field of a posted form as text; files and missing fields are empty. */
export function textOf(posted: FormData, name: string): string {
  const value = posted.get(name);
  return typeof value === 'string' ? value.trim() : '';
}

/** What a form that came back says of itself. */
export interface Wrong {
  readonly field?: string;
  readonly text: string;
}
