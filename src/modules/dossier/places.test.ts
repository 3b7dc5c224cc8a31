import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { words } from '#messages';
import { nationalState, PLACES, waitsFor } from './places.ts';

const TURN = {
  applicant: 'applicant',
  receiver: 'receiving officer',
  head: 'head of unit',
  specialist: 'specialist',
  leader: 'leader',
  'records-clerk': 'records clerk',
  nobody: 'nobody',
} as const;

test('integrators are told each place with its national state and whose turn it is', () => {
  const said = readFileSync('docs/integrators.md', 'utf8').replace(/ +/g, ' ').split('\n');
  const told = PLACES.map((place) => {
    const national = nationalState(place);
    return `| \`${place}\` | ${national} ${words('vi')(`dossier.national.${national}`)} | ${TURN[waitsFor(place) as keyof typeof TURN]} |`;
  });
  expect(told.filter((line) => !said.includes(line))).toEqual([]);
  expect(said.filter((line) => /^\| `[a-z-]+` \| \d/.test(line))).toHaveLength(PLACES.length);
});
