import { administratorHere, formHere, sampleOf } from '../../../administrator-here.ts';
import type { RequestHandler } from './$types';

/** The same pages as a picture for the screen. */
export const GET: RequestHandler = async function get({ locals, params, url }) {
  administratorHere(locals, url);
  const form = formHere(locals, params);
  const picture = await locals.needs.pdf.draw(form.template, sampleOf(form, locals));
  const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'; sandbox";
  return new Response(picture, {
    headers: { 'content-type': 'image/svg+xml', 'content-security-policy': policy, 'cache-control': 'private, no-store' },
  });
};
