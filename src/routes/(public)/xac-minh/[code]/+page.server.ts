import { readVerifyCode } from '#modules/notice/server';
import { showVerified } from '../show-verified.ts';
import type { PageServerLoad } from './$types';

/** What the paper with this code is, to whoever holds it. */
export const load: PageServerLoad = async function load({ params, locals, setHeaders }) {
  setHeaders({ 'cache-control': 'private, no-store' });
  const code = readVerifyCode(params.code.slice(0, 40));
  return { code: code ?? params.code.slice(0, 40), found: code === null ? null : await showVerified({ code }, locals) };
};
