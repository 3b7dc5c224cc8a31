import { error } from '@sveltejs/kit';
import { archiveLocker, describeLocker } from '#modules/locker/server';
import { accountOf, ownerHere } from '../../locker-here.ts';
import { exportNames } from '../export-names.ts';
import type { RequestHandler } from './$types';

/** My whole locker as one archive, written while it is sent. */
export const GET: RequestHandler = async function get({ locals, url }) {
  const actor = ownerHere({ locals, url });
  const { needs, words } = locals;
  const described = await describeLocker({ actor, account: await accountOf(actor, locals), names: exportNames(actor, locals) }, needs);
  if (!described.ok) error(403, words(`refusal.${described.refusal.code}`));
  return new Response(archiveLocker(described.value, needs) as never, {
    headers: {
      'content-type': 'application/zip',
      'content-disposition': 'attachment; filename="kho-giay-to.zip"',
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    },
  });
};
