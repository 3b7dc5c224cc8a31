/** The page somebody came from, when it is one of ours; the front page for anything else (`//evil` is another site to a browser). */
export function backPath(asked: unknown, here: URL): string {
  const target = typeof asked === 'string' ? URL.parse(asked, here) : null;
  if (target?.origin !== here.origin || target.pathname.startsWith('//')) return '/';
  return target.pathname + target.search;
}
