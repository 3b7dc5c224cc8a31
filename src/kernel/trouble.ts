/**
 * What is in the way for the moment and passes without the asker changing anything: the database does not answer, it has its hands full,
 * or there is no room left to write.
 */
export type Trouble = 'database-away' | 'database-busy' | 'no-room';

/** When it is worth asking again, in seconds. */
export const ASK_AGAIN_AFTER: Readonly<Record<Trouble, number>> = { 'database-away': 10, 'database-busy': 5, 'no-room': 60 };

/** The trouble behind a fault, however deep it lies, or `null` when the fault is ours to repair. */
export function troubleIn(fault: unknown): Trouble | null {
  if (!(fault instanceof Error)) return null;
  const own = troubleOf(fault);
  if (own) return own;
  const beneath: unknown[] = fault instanceof AggregateError ? [...(fault.errors as unknown[]), fault.cause] : [fault.cause];
  return beneath.reduce<Trouble | null>((found, one) => found ?? troubleIn(one), null);
}

/** Whether the database gave up one of two transactions that stood in each other's way: nothing of it was done, and it may be tried anew. */
export function gaveWay(fault: unknown): boolean {
  return fault instanceof Error && 'code' in fault && (fault.code === SERIALIZATION_FAILURE || fault.code === DEADLOCK);
}

const SERIALIZATION_FAILURE = '40001';
const DEADLOCK = '40P01';

/** PostgreSQL's codes (appendix A of its manual): whole classes by their first two letters, the rest one by one. */
const BY_STATE: Readonly<Record<string, Trouble>> = {
  '08': 'database-away', // connection exceptions
  '57P01': 'database-away', // admin_shutdown
  '57P02': 'database-away', // crash_shutdown
  '57P03': 'database-away', // cannot_connect_now
  '58030': 'no-room', // io_error
  '53100': 'no-room', // disk_full
  '53200': 'database-busy', // out_of_memory
  '53300': 'database-busy', // too_many_connections
  '55P03': 'database-busy', // lock_not_available
  '57014': 'database-busy', // query_canceled: it took longer than it may
  [SERIALIZATION_FAILURE]: 'database-busy',
  [DEADLOCK]: 'database-busy',
};

/** What the system says of disks and open files. */
const BY_DISK: Readonly<Record<string, Trouble>> = {
  ENOSPC: 'no-room',
  EDQUOT: 'no-room',
  EFBIG: 'no-room',
  EROFS: 'no-room',
  EIO: 'no-room',
  EMFILE: 'no-room',
  ENFILE: 'no-room',
};

/** What the system says of a line. A file may be missing too, so it counts only when it was the line that was asked for. */
const LINE_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOENT',
  'ENOTFOUND',
  'EAI_AGAIN',
]);
const LINE_CALLS = new Set(['connect', 'getaddrinfo', 'read', 'write']);

/** What the driver says, which gives these no code. */
const BY_WORDS: readonly (readonly [RegExp, Trouble])[] = [
  [/^timeout exceeded when trying to connect$/, 'database-busy'],
  [/^Query read timeout$/, 'database-busy'],
  [/^Connection terminated/, 'database-away'],
  [/not queryable$/, 'database-away'],
];

function troubleOf(fault: Error): Trouble | null {
  const { code = '', syscall = '' } = fault as { readonly code?: unknown; readonly syscall?: unknown };
  if (typeof code !== 'string' || typeof syscall !== 'string') return null;
  if (LINE_CODES.has(code)) return LINE_CALLS.has(syscall) ? 'database-away' : null;
  return BY_STATE[code] ?? BY_STATE[code.slice(0, 2)] ?? BY_DISK[code] ?? BY_WORDS.find(([said]) => said.test(fault.message))?.[1] ?? null;
}
