import { redirect } from '@sveltejs/kit';
import { readVerifyCode } from '#modules/notice/server';
import type { PageServerLoad } from './$types';

/** As long as a code with blanks and dashes can be, and some air. */
const MOST_CODE = 40;

const FILE_ISSUES = ['missing', 'too-large'] as const;

/** Asks for the code on a paper or for its file; a code that reads as one leads on. */
export const load: PageServerLoad = function load({ url, locals }) {
  const typed = (url.searchParams.get('ma') ?? '').trim().slice(0, MOST_CODE);
  const code = readVerifyCode(typed);
  if (code !== null) redirect(303, `/xac-minh/${code}`);

  const t = locals.words;
  const issue = FILE_ISSUES.find((known) => known === url.searchParams.get('issue'));
  return {
    typed,
    codeError: url.searchParams.has('ma') ? t(typed === '' ? 'verify.code.needed' : 'verify.code.malformed') : null,
    fileError: issue === undefined ? null : t(`verify.file.${issue}`),
  };
};
