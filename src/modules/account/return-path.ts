const ELSEWHERE = 'http://here.invalid';

/** Pages that would only send the reader round in a circle after signing in. */
const NOT_WORTH_RETURNING_TO = ['/dang-nhap', '/dang-ky', '/dang-xuat', '/can-bo/dang-nhap'];

/**
 * The path to go to after signing in, or the fallback: `next` comes from the address bar, so only a path of this very site is
 * followed, read exactly the way a browser reads it (`//evil`, `/\evil` and tabs inside are other sites to a browser).
 */
export function returnPath(next: string | null | undefined, fallback: string): string {
  if (!next || !next.startsWith('/') || next.length > 2000) return fallback;
  const url = URL.parse(next, ELSEWHERE);
  if (url?.origin !== ELSEWHERE || url.username !== '' || url.pathname.startsWith('//')) return fallback;
  if (NOT_WORTH_RETURNING_TO.some((path) => url.pathname === path || url.pathname.startsWith(`${path}/`))) return fallback;
  return url.pathname + url.search;
}

/** Where somebody who is not signed in goes first when they ask for `path`. */
export function signInPath(path: string): string {
  const door = /^\/(can-bo|quan-tri)([/?]|$)/.test(path) ? '/can-bo/dang-nhap' : '/dang-nhap';
  const next = returnPath(path, '');
  return next === '' ? door : `${door}?next=${encodeURIComponent(next)}`;
}
