import { inVietnam } from '#kernel/clock';
import type { Words } from '#messages';
import type { SayCode } from '#modules/account/server';
import { plainLetters } from '#modules/notice';

/** The text message with the code, and with the time it was asked for: two messages in a row can be told apart. */
export function codeMessage(words: Words): SayCode {
  return ({ code, minutes, at }) => {
    const time = inVietnam(at).toPlainTime().toString({ smallestUnit: 'minute' });
    return plainLetters(words('account.sms.code', { code, minutes, time }));
  };
}
