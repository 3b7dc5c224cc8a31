import { existsSync } from 'node:fs';
import { format } from 'prettier';
import { isMessageKey, words } from '#messages';
import { STATUS } from '../../src/entry/http/problem.ts';
import type { Generated } from './generated.ts';

const FILE = 'docs/refusals.md';

/** Every code the interface may refuse with, its status, and what people read in its place. */
export const refusals: Generated = {
  make: async () => new Map([[FILE, await format(page(), { parser: 'markdown' })]]),
  committed: () => (existsSync(FILE) ? [FILE] : []),
};

/** What programs alone hear: no page ever says it. */
const TO_PROGRAMS: Readonly<Record<string, string>> = {
  'bulk.empty': 'No dossier is named.',
  'bulk.not-yours': 'No seat of yours may do this to many dossiers.',
  'bulk.too-many': 'More than {most} dossiers are named.',
  'bulk.unknown': 'There is no such run.',
  'queue.officers-only': 'The queue is for officers, each on a seat of their own or held for another.',
  'request.cross-site': 'A page of another site sent this with a cookie of ours.',
  'request.key-missing': 'The header `Idempotency-Key` is missing or malformed.',
  'request.officers-only': 'Only officers may ask this.',
  'request.too-large': 'A body has at most {limitKb} KB.',
  'request.unauthenticated': 'Nobody is signed in, or the token is over.',
  'request.unknown-path': 'There is nothing under this address, or not for this method.',
  'server.fault': 'Something of ours is broken; `requestId` finds it in the log. Under the same `Idempotency-Key` it may be tried again.',
  'server.unavailable': 'Something we stand on is away for a moment (`trouble`); the header `Retry-After` says when to try again.',
};

function page(): string {
  const rows = Object.entries(STATUS)
    .toSorted(([one], [other]) => one.localeCompare(other, 'en'))
    .map(([code, status]) => `| \`${code}\` | ${status} | ${sentenceOf(code)} |`);
  return `# Why the interface refuses

Generated from the code (\`npm run fresh\`). A refusal is RFC 9457 problem+json; \`code\` and status are part of the contract, the sentences are what people read on the pages and may change. What stands in braces travels beside the code.

| Code | Status | What it means |
| --- | --- | --- |
${rows.join('\n')}
`;
}

/** Holes keep their names; where a number chooses a word, the one for many stands. */
function sentenceOf(code: string): string {
  const key = `refusal.${code}`;
  if (!isMessageKey(key)) return toPrograms(code);
  const say = words('en');
  const names = [...say(key).matchAll(/\{(\w+)/g)].map(([, name = '']) => [name, `{${name}}`] as const);
  return say(key, Object.fromEntries(names));
}

function toPrograms(code: string): string {
  const sentence = TO_PROGRAMS[code];
  if (sentence === undefined)
    throw new Error(`Nobody says what the refusal ${code} means: a sentence refusal.${code}, or a line in tools/fresh/refusals.ts`);
  return sentence;
}
