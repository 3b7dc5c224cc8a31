import { error } from '@sveltejs/kit';
import { verifyPaper, type VerifiedPaper } from '#modules/notice/server';
import type { Words } from '#messages';

type Asked = { readonly code: string } | { readonly sha256: string };

/** What a page says of a paper somebody holds; `null`: it is not ours. Whoever asks too often is asked to wait. */
export async function showVerified(asked: Asked, locals: Pick<App.Locals, 'needs' | 'words' | 'address'>): Promise<VerifiedPaper | null> {
  const { needs, words, address } = locals;
  const verified = await verifyPaper({ ...asked, address }, needs);
  if (verified.ok) return verified.value;
  if (verified.refusal.code === 'verify.unknown') return null;
  error(429, words('refusal.verify.too-many', { wait: sayWait(verified.refusal.seconds, words) }));
}

function sayWait(seconds: number, t: Words): string {
  return seconds > 90 ? t('tracking.wait.minutes', { count: Math.ceil(seconds / 60) }) : t('tracking.wait.seconds', { count: seconds });
}
