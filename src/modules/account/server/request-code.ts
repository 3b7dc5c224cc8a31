import { inTransaction } from '#kernel/database';
import { newId } from '#kernel/ids';
import { leaveJob } from '#kernel/jobs';
import { ok, refuse, type Result } from '#kernel/result';
import { readMobile, type PhoneRefusal } from '#modules/citizen';
import { askerOf } from '../network-address.ts';
import { CODE_LASTS } from '../session-span.ts';
import { SIGN_IN_LIMITS, type SignInLimits } from '../sign-in-limits.ts';
import { addCode } from './one-time-code-store.ts';
import { countTry, type Counted, type LimitNeeds } from './rate-limit.ts';
import { macOf, seal } from './secret-box.ts';
import { newCode } from './tokens.ts';

/** Says the text message in the asker's language. */
export type SayCode = (said: { readonly code: string; readonly minutes: number; readonly at: Temporal.Instant }) => string;

export interface RequestCodeNeeds extends LimitNeeds {
  readonly sayCode: SayCode;
  readonly signInLimits?: SignInLimits;
}

export type RequestCodeRefusal = PhoneRefusal | { readonly code: 'sign-in.too-many-codes'; readonly minutes: number };

/**
 * Sends a one-time code to a phone and answers the challenge that only the asking browser knows.
 *
 * Anyone may ask. A phone we know and one we do not are treated by the very same statements, so neither the answer nor its
 * time tells them apart: the first sign-in makes the account. The message leaves by a committed job that carries no more than
 * the challenge's id.
 */
export async function requestCode(
  asked: { readonly phone: string; readonly address: string },
  needs: RequestCodeNeeds,
): Promise<Result<{ readonly challengeId: string; readonly expiresAt: string }, RequestCodeRefusal>> {
  const phone = readMobile(asked.phone);
  if (!phone.ok) return phone;

  const usedUp = await countTry(codesAsked({ phone: phone.value, address: asked.address }, needs.signInLimits), needs);
  if (usedUp) return refuse({ code: 'sign-in.too-many-codes', minutes: Math.ceil(usedUp.seconds / 60) });

  const id = newId();
  const code = newCode();
  const expiresAt = needs.now.add({ seconds: CODE_LASTS });
  const text = needs.sayCode({ code, minutes: CODE_LASTS / 60, at: needs.now });
  await inTransaction(needs.db, async (trx) => {
    await addCode(trx, {
      id,
      phone: phone.value,
      mac: codeMac({ challengeId: id, code }, needs),
      sealedMessage: seal(needs.secretKey, { purpose: 'message', owner: id, text }),
      askedAt: needs.now,
      expiresAt,
    });
    await leaveJob(trx, 'send-code', { challengeId: id }, { maxAttempts: 6, urgent: true });
  });
  return ok({ challengeId: id, expiresAt: expiresAt.toString() });
}

/** What a code is kept as: bound to its challenge, so that a code told for one question answers no other. */
export function codeMac(of: { challengeId: string; code: string }, needs: Pick<LimitNeeds, 'secretKey'>): Buffer {
  return macOf(needs.secretKey, { purpose: 'one-time-code', text: `${of.challengeId} ${of.code}` });
}

/** The counters one request for a code goes through; taken back when the phone's owner signs in. */
export function codesAsked(by: { phone: string; address: string }, limits: SignInLimits = SIGN_IN_LIMITS): readonly Counted[] {
  const asker = askerOf(by.address);
  return [
    { what: 'codes-phone-address', whose: [by.phone, asker], limit: limits.codesPerPhoneFromAddress },
    { what: 'codes-address', whose: [asker], limit: limits.codesPerAddress },
    { what: 'codes-phone', whose: [by.phone], limit: limits.codesPerPhone },
  ];
}
