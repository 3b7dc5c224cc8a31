import { fail, redirect, type ActionFailure } from '@sveltejs/kit';
import { drawCode, type DrawnCode } from '#gateways/qr';
import type { OfficerActor } from '#modules/account';
import { changeOwnPassword, offerOwnAuthenticator, takeOwnAuthenticator } from '#modules/account/server';
import type { MessageKey, Words } from '#messages';
import { officerHere } from '../officer-here.ts';
import type { Actions, PageServerLoad } from './$types';

const DONE = ['password', 'authenticator'] as const;

/** An officer's own account: the password and the authenticator they sign in with. */
export const load: PageServerLoad = function load({ locals, url }) {
  officerHere(locals, url);
  return { done: DONE.find((one) => one === url.searchParams.get('done')) ?? null };
};

/** A new authenticator, shown on this one page: its secret, and the ticket that comes back with its first code. */
interface Offered {
  readonly ticket: string;
  readonly secret: string;
  readonly qr: DrawnCode | null;
}

interface Returned {
  /** Which form it is about. */
  readonly about: (typeof DONE)[number];
  readonly errors: readonly { readonly field: string; readonly text: string }[];
  readonly offered: Offered | null;
}

export const actions: Actions = {
  password: async (event): Promise<ActionFailure<Returned>> => {
    const { asked, form, t } = await askedOf(event);
    const chosen = textOf(form, 'chosen');
    const wrong = (errors: Returned['errors']): ActionFailure<Returned> => fail(422, { about: 'password', errors, offered: null });
    const missing = missingIn(form, ['password', 'code', 'chosen'], t);
    if (missing.length > 0) return wrong(missing);
    if (chosen !== textOf(form, 'again')) return wrong([{ field: 'again', text: t('issue.password.differs') }]);
    const changed = await changeOwnPassword({ ...asked, chosen }, event.locals.needs);
    if (changed.ok) redirect(303, '/can-bo/tai-khoan?done=password');
    return wrong([{ field: fieldOf(changed.refusal.code), text: say(changed.refusal, t) }]);
  },

  /** Shows another authenticator; the one in use counts until the new one has answered. */
  offer: async (event): Promise<ActionFailure<Returned> | Returned> => {
    const { asked, form, t } = await askedOf(event);
    const wrong = (errors: Returned['errors']): ActionFailure<Returned> => fail(422, { about: 'authenticator', errors, offered: null });
    const missing = missingIn(form, ['password', 'code'], t);
    if (missing.length > 0) return wrong(missing);
    const offered = await offerOwnAuthenticator(asked, event.locals.needs);
    if (!offered.ok) return wrong([{ field: fieldOf(offered.refusal.code), text: say(offered.refusal, t) }]);
    const { ticket, totpSecret, totpUri } = offered.value;
    return { about: 'authenticator', errors: [], offered: { ticket, secret: totpSecret, qr: drawCode(totpUri) } };
  },

  take: async (event): Promise<ActionFailure<Returned>> => {
    const { asked, form, t } = await askedOf(event);
    const taken = await takeOwnAuthenticator({ ...asked, ticket: textOf(form, 'ticket') }, event.locals.needs);
    if (taken.ok) redirect(303, '/can-bo/tai-khoan?done=authenticator');
    const { refusal } = taken;
    // The picture was shown once; whoever mistyped looks at their phone, not at it.
    const offered = refusal.code === 'own-account.code-wrong' ? { ticket: textOf(form, 'ticket'), secret: '', qr: null } : null;
    return fail(422, { about: 'authenticator', errors: [{ field: offered ? 'first' : 'password', text: say(refusal, t) }], offered });
  },
};

type Event = Parameters<Actions['password']>[0];

async function askedOf({ locals, request, url }: Event) {
  const actor: OfficerActor = officerHere(locals, url);
  const form = await request.formData();
  const { sessionToken, address, words: t } = locals;
  const code = textOf(form, 'first') || textOf(form, 'code');
  return { form, t, asked: { actor, token: sessionToken ?? '', password: textOf(form, 'password'), code, address } };
}

const MISSING = {
  password: 'issue.password.required',
  code: 'issue.totp.required',
  chosen: 'issue.password.required',
} as const satisfies Record<string, MessageKey>;

function missingIn(form: FormData, fields: readonly (keyof typeof MISSING)[], t: Words): { field: string; text: string }[] {
  return fields.filter((field) => textOf(form, field).trim() === '').map((field) => ({ field, text: t(MISSING[field]) }));
}

function fieldOf(code: string): string {
  if (code.startsWith('password.')) return 'chosen';
  return code === 'sign-in.code-used' ? 'code' : 'password';
}

function say(refusal: { readonly code: string }, t: Words): string {
  return t(`refusal.${refusal.code}` as MessageKey, { ...refusal });
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}
