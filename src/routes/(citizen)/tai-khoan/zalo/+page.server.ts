import { redirect } from '@sveltejs/kit';
import { signInPath, type CitizenActor } from '#modules/account';
import { LINK_MINUTES, offerZaloLink, unlinkZalo, zaloLinkOf } from '#modules/account/server';
import { chooseWays, chosenWays } from '#modules/notice/server';
import { expectOk } from '#kernel/result';
import type { Actions, PageServerLoad } from './$types';

const WAYS = ['zalo', 'sms', 'mail'] as const;

export const load: PageServerLoad = async function load({ locals, url }) {
  const actor = citizenOr(locals);
  const { needs } = locals;
  const wanted = expectOk(await chosenWays({ actor }, needs));
  return {
    hasAccount: needs.zalo !== null,
    since: expectOk(await zaloLinkOf({ actor }, needs)),
    chosen: WAYS.filter((way) => wanted[way]),
    saved: url.searchParams.has('da-luu'),
    unlinked: url.searchParams.has('da-huy'),
  };
};

export const actions: Actions = {
  offer: async ({ locals }) => {
    const actor = citizenOr(locals);
    const { token } = expectOk(await offerZaloLink({ actor }, locals.needs));
    const said = `LIENKET ${token.slice(0, 5)}-${token.slice(5)}`;
    return { said, minutes: LINK_MINUTES, open: chatAddress(locals) };
  },

  unlink: async ({ locals }) => {
    expectOk(await unlinkZalo({ actor: citizenOr(locals) }, locals.needs));
    redirect(303, '/tai-khoan/zalo?da-huy');
  },

  ways: async ({ request, locals }) => {
    const actor = citizenOr(locals);
    const chosen = (await request.formData()).getAll('ways');
    const wanted = { zalo: chosen.includes('zalo'), sms: chosen.includes('sms'), mail: chosen.includes('mail') };
    expectOk(await chooseWays({ actor, wanted }, locals.needs));
    redirect(303, '/tai-khoan/zalo?da-luu');
  },
};

/** Where the chat with the office opens: in the app, or on the phone of the sandbox. */
function chatAddress({ needs }: App.Locals): string | null {
  if (!needs.zalo) return null;
  return needs.sandboxOrigin === null ? `https://zalo.me/${needs.zalo.accountId}` : `${needs.sandboxOrigin}/zalo`;
}

function citizenOr({ actor }: App.Locals): CitizenActor {
  if (actor?.kind === 'citizen') return actor;
  redirect(303, actor?.kind === 'officer' ? '/can-bo' : signInPath('/tai-khoan/zalo'));
}
