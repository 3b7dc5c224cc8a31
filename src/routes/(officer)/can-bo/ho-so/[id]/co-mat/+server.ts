import { error } from '@sveltejs/kit';
import { z } from 'zod';
import { beHere } from '#modules/dossier/server';
import { officerHere } from '../../../officer-here.ts';
import { sayHere } from '../say-here.ts';
import type { RequestHandler } from './$types';

const Sign = z.object({ sign: z.enum(['still', 'left']), version: z.number().int().positive().optional() });

/** The script of an open page says that it is open still, and hears who else is here and what they did. */
export const POST: RequestHandler = async function post({ locals, params, request, url }) {
  const actor = officerHere(locals, url);
  const { needs, words: t } = locals;
  const read = Sign.safeParse(await request.json().catch(() => null));
  if (!read.success) error(400, t('refusal.request.malformed'));
  const here = await beHere({ actor, dossierId: params.id, ...read.data }, needs);
  if (!here.ok) error(404, t(`refusal.${here.refusal.code}`));
  return Response.json(sayHere(here.value, t));
};
