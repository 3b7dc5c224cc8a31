import { existsSync } from 'node:fs';
import { format } from 'prettier';
import { rightOf, OCCASIONS, RELATIONS, type Right, type Occasion, type Relation } from '#modules/dossier/server';
import type { Generated } from './generated.ts';

const FILE = 'docs/permissions.md';

/** Who may do what to a dossier, as the rules answer, for people to read; the same cells are tried over REST. */
export const permissions: Generated = {
  make: async () => new Map([[FILE, await format(page(), { parser: 'markdown' })]]),
  committed: () => (existsSync(FILE) ? [FILE] : []),
};

const SIGNS: Readonly<Record<Right, string>> = { may: '✔', 'not-yours': '–', unknown: '' };

function page(): string {
  return `# Who may do what

Generated from the rules (\`npm run fresh\`); every cell is tried over the REST interface by the tests. What the state of a dossier and the steps of its route allow is another question: each action is asked for where it can be done.

✔ may · – hears that it is not theirs (403 \`dossier.not-yours\`) · empty: there is no such dossier for them (404 \`dossier.unknown\`)

A seat is a role at an agency. It is over a dossier at its desk, at its competent agency or above, or at the unit that works on it or above; a specialist's is where the dossier was given to them. Deciding asks for a proof of identity of the last five minutes, of substitutes too.

## On a seat of one's own

${table((relation) => 'role' in relation && relation.seat === 'own', roleOf)}

## On a seat held for another

The fact keeps both: who did it, and for whom they sat.

${table((relation) => 'role' in relation && relation.seat === 'substitute', roleOf)}

## From elsewhere

${table((relation) => 'role' in relation && relation.seat === 'elsewhere', roleOf)}

## Others

${table((relation) => !('role' in relation) || relation.seat === 'colleague' || relation.seat === 'consulted', otherOf)}
`;
}

function table(isShown: (relation: Relation) => boolean, nameOf: (relation: Relation) => string): string {
  const shown = RELATIONS.filter(isShown);
  const head = ['', ...shown.map(nameOf)];
  const rows = OCCASIONS.map((occasion) => [sayOccasion(occasion), ...shown.map((relation) => SIGNS[rightOf(occasion, relation)])]);
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** Where an action is asked for is said only when it matters. */
function sayOccasion({ action, at, filed }: Occasion): string {
  if (filed) return `\`${action}\` (filed at the ${filed})`;
  const isAlone = OCCASIONS.filter((one) => one.action === action && !one.filed).length === 1;
  return isAlone ? `\`${action}\`` : `\`${action}\` (${at})`;
}

function roleOf(relation: Relation): string {
  return 'role' in relation ? relation.role : '';
}

function otherOf(relation: Relation): string {
  if (!('role' in relation)) return relation.citizen;
  return relation.seat === 'colleague' ? 'specialist beside' : 'body asked for an opinion';
}
