import { error } from '@sveltejs/kit';
import { describeLocker } from '#modules/locker/server';
import { accountOf, ownerHere } from '../../locker-here.ts';
import { exportNames } from '../export-names.ts';
import type { RequestHandler } from './$types';

/** What is known of me and of things of mine, each with where it comes from, for machines to read. */
export const GET: RequestHandler = async function get({ locals, url }) {
  const actor = ownerHere({ locals, url });
  const described = await describeLocker(
    { actor, account: await accountOf(actor, locals), names: exportNames(actor, locals) },
    locals.needs,
  );
  if (!described.ok) error(403, locals.words(`refusal.${described.refusal.code}`));
  const { format, version, writtenAt, of, facts, things } = described.value;
  return new Response(`${JSON.stringify({ format, version, writtenAt, of, facts, things }, null, 1)}\n`, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': 'attachment; filename="thong-tin.json"',
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    },
  });
};
