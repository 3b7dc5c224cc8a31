import { error } from '@sveltejs/kit';
import { showVerified } from '../../show-verified.ts';
import type { PageServerLoad } from './$types';

/** What the file with this hash is: exactly a paper we issued, or not ours. The file itself was kept nowhere. */
export const load: PageServerLoad = async function load({ params, locals, setHeaders }) {
  setHeaders({ 'cache-control': 'private, no-store' });
  const { sha256 } = params;
  if (!/^[0-9a-f]{64}$/.test(sha256)) error(404, locals.words('verify.no-hash'));
  return { sha256, found: await showVerified({ sha256 }, locals) };
};
