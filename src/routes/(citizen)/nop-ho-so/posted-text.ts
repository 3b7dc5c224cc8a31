/** One posted field as text; nothing, or a file in its place, is no text. */
export function postedText(posted: FormData, name: string): string {
  const value = posted.get(name);
  return typeof value === 'string' ? value : '';
}

/** Which file a "remove" button names, and the component it was given for. */
export function postedFile(posted: FormData): { readonly paperId: string; readonly component: string } {
  const [paperId = '', ...component] = postedText(posted, 'paper').split(' ');
  return { paperId, component: component.join(' ') };
}

/** What an "arrange" button asks for: `up`, `down` or `turn`, which file, and the component it was given for. */
export function postedArrangement(posted: FormData): { readonly how: string; readonly paperId: string; readonly component: string } {
  const [how = '', paperId = '', ...component] = postedText(posted, 'paper').split(' ');
  return { how, paperId, component: component.join(' ') };
}
