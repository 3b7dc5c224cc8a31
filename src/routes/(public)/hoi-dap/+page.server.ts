import { fail } from '@sveltejs/kit';
import { newId } from '#kernel/ids';
import { isTalkingTooFast, talkCodes } from '#modules/account/server';
import { answerInbound } from '#modules/conversation/server';
import { dossiersToTalkOf, dossierToProve } from '#views/talked-dossiers';
import { cookieOptions } from '#modules/account';
import { addLines, readLines, type Line } from './lines.ts';
import type { Actions } from './$types';

/** Who writes here without having signed in, for a day. */
const COOKIE = 'hoi';
const DAY = 24 * 60 * 60;
const MOST_LETTERS = 1000;

export const actions: Actions = {
  /** One question. What was said before comes along in the form: nothing of it is kept here. */
  noi: async ({ locals, request, cookies, setHeaders }) => {
    const { needs, words, lang, actor, address } = locals;
    setHeaders({ 'cache-control': 'private, no-store' });
    const posted = await request.formData();
    const earlier = readLines(posted.get('truoc'));
    // A button sends what it asks for and what it was called.
    const [payload = '', ...title] = textIn(posted.get('chon')).split('|');
    const typed = payload === '' ? textIn(posted.get('cau')).trim().slice(0, MOST_LETTERS) : title.join('|');
    if (typed === '') return { lines: earlier, next: [], error: null };
    if (await isTalkingTooFast(address, needs)) return fail(429, { lines: earlier, next: [], error: words('bot.page.too-often') });

    // Whoever acts for another asks here for nobody but themselves, and signs back to themselves first.
    const citizen = actor?.kind === 'citizen' && !actor.actingFor ? actor : null;
    const userId = citizen?.accountId ?? cookies.get(COOKIE) ?? newId();
    if (!citizen) cookies.set(COOKIE, userId, { ...cookieOptions(needs.origin), path: '/hoi-dap', maxAge: DAY });
    const { db, now, origin, secretKey } = needs;
    const event = { channel: 'web', userId, messageId: newId(), at: now.toString(), kind: 'text', text: payload || typed } as const;
    const messages = await answerInbound(event, {
      db,
      now,
      origin,
      lang,
      words,
      citizen,
      ownDossiers: () => (citizen ? dossiersToTalkOf(db, citizen.personId) : Promise.resolve([])),
      dossierByNumber: (number) => dossierToProve(db, number),
      codes: talkCodes({ db, now, secretKey, address, sayTalkCode: (said) => words('bot.code.sms', said) }),
    });
    const answered: Line[] = messages.map(({ bare }) => ({ mine: false, text: bare }));
    return { lines: addLines(earlier, [{ mine: true, text: typed }, ...answered]), next: messages.at(-1)?.buttons ?? [], error: null };
  },
};

function textIn(value: FormDataEntryValue | null): string {
  return typeof value === 'string' ? value.toWellFormed() : '';
}
