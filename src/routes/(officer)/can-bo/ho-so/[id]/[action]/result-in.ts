import { isMessageKey, type Words } from '#messages';

/** What the address says of an uploaded result: the content kept, or why it was not. */
export function resultIn(
  query: URLSearchParams,
  t: Words,
): { readonly sha256: string | null; readonly name: string; readonly error: string | null } {
  const sha256 = /^[0-9a-f]{64}$/.exec(query.get('result') ?? '')?.[0] ?? null;
  const code = query.get('issue');
  const key = `refusal.${code ?? ''}`;
  const text = isMessageKey(key) ? t(key, Object.fromEntries(query)) : t('desk.result.failed');
  return { sha256, name: (query.get('name') ?? '').slice(0, 200), error: code === null ? null : text };
}
