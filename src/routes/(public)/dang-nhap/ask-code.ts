import { fail, redirect, type ActionFailure, type RequestEvent } from '@sveltejs/kit';
import type { Words } from '#messages';
import { returnPath } from '#modules/account';
import { requestCode, type RequestCodeRefusal } from '#modules/account/server';
import { keepChallenge } from './challenge-cookie.ts';
import { codeMessage } from './code-message.ts';

/** What a form that came back says, and what was typed into it. */
export interface PhoneReturned {
  readonly phone: string;
  readonly error: string;
}

/** Sends a code to the phone that was typed and goes to the page that asks for it; the same whether or not we know the phone. */
export async function askCode(event: RequestEvent): Promise<ActionFailure<PhoneReturned>> {
  const { needs, address, words } = event.locals;
  const form = await event.request.formData();
  const phone = textOf(form, 'phone');

  const asked = await requestCode({ phone, address }, { ...needs, sayCode: codeMessage(words) });
  if (!asked.ok) return fail(statusOf(asked.refusal), { phone: phone.slice(0, 40), error: sentenceOf(asked.refusal, words) });

  keepChallenge(event.cookies, { challengeId: asked.value.challengeId, origin: needs.origin });
  const next = returnPath(textOf(form, 'next'), '');
  redirect(303, next === '' ? '/dang-nhap/ma' : `/dang-nhap/ma?next=${encodeURIComponent(next)}`);
}

export function sentenceOf(refusal: RequestCodeRefusal, words: Words): string {
  return refusal.code === 'sign-in.too-many-codes' ? words(`refusal.${refusal.code}`, refusal) : words(`issue.${refusal.code}`);
}

function statusOf(refusal: RequestCodeRefusal): 422 | 429 {
  return refusal.code === 'sign-in.too-many-codes' ? 429 : 422;
}

/** A field of a posted form as text; a file in its place is no text. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}
