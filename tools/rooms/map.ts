/**
 * Who may know whom among the modules. A new arrow is a decision record in `docs/decisions`.
 *
 * Everybody may know the kernel and the ledger; that is not repeated here.
 */
export const MODULES = {
  calendar: [],
  place: [],
  paper: [],
  ledger: [],
  citizen: ['place'],
  agency: ['place', 'calendar'],
  staff: ['agency'],
  account: ['citizen', 'staff'],
  form: ['place', 'citizen'],
  procedure: ['form', 'paper', 'calendar', 'agency'],
  locker: ['form', 'paper', 'citizen'],
  dossier: ['procedure', 'form', 'paper', 'locker', 'calendar', 'citizen', 'agency', 'staff'],
  queue: ['dossier', 'agency', 'staff'],
  payment: ['dossier', 'procedure', 'citizen', 'agency'],
  notice: ['dossier', 'procedure', 'paper', 'locker', 'citizen', 'agency', 'staff'],
  conversation: ['dossier', 'procedure', 'payment', 'locker', 'calendar', 'citizen', 'agency', 'staff'],
  effort: ['dossier', 'procedure', 'form', 'locker'],
  feedback: ['dossier', 'citizen', 'agency', 'staff'],
} as const satisfies Record<string, readonly string[]>;

/**
 * Which room may import which: inward only. `routes, entry, main > views, gateways > modules > kernel`.
 *
 * `ui` holds components without nouns and `messages` the sentences; neither knows a module. `main` knows everybody.
 * The strangers of `sandbox` are played over the wire: they share no code with us beyond the kernel.
 */
export const ROOMS = {
  kernel: [],
  messages: [],
  ui: ['kernel', 'messages'],
  modules: ['kernel', 'messages', 'ui'],
  gateways: ['kernel', 'modules', 'messages'],
  views: ['kernel', 'modules', 'messages'],
  entry: ['kernel', 'modules', 'messages', 'gateways', 'views'],
  routes: ['kernel', 'modules', 'messages', 'ui', 'gateways', 'views'],
  sandbox: ['kernel'],
  main: ['kernel', 'modules', 'messages', 'ui', 'gateways', 'views', 'entry', 'routes', 'sandbox'],
} as const satisfies Record<string, readonly string[]>;

/** Where a room lives, as a regular expression on paths from the root of the project. */
export function pathOf(room: Room): string {
  if (room === 'messages' || room === 'sandbox') return `^${room}/`;
  // Beside the pages stand SvelteKit's hooks. `app.d.ts` belongs to no room: it only says what main lends to the pages.
  if (room === 'routes') return '^src/(routes/|hooks[.])';
  return `^src/${room}/`;
}

export type Room = keyof typeof ROOMS;
export type Noun = keyof typeof MODULES;
