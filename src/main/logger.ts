import { pino, type Logger } from 'pino';

export type { Logger };

/** Numbers that may name a person: twelve digits (CCCD), ten starting with 0 (phone), and six alone (one-time code). */
const PERSONAL = /(?<![0-9a-f.-])(?:\d{12}|(?:\+?84|0)[2-9]\d{8,9}|\d{6})(?![0-9a-f-])/giu;

/**
 * One JSON line per event on standard error. No line may hold a phone, a CCCD or a one-time code: texts pass through a
 * filter as a last fence, and nothing but method, path, status and timing of a request is told in the first place.
 */
export function createLogger(level: string): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: {
        err: (error: Error) => ({ type: error.name, message: hidePersonal(error.message), stack: hidePersonal(error.stack ?? '') }),
      },
      hooks: {
        logMethod(args, method) {
          method.apply(this, args.map((arg) => (typeof arg === 'string' ? hidePersonal(arg) : arg)) as Parameters<typeof method>);
        },
      },
    },
    calmDestination(),
  );
}

const MOST_WAITING = 4 * 1024 * 1024; // bytes

/**
 * Standard error, written beside the work: a log that is full, or that nobody reads, holds nobody up. So much waits for it; what is
 * more is lost, and the program goes on.
 */
function calmDestination(): ReturnType<typeof pino.destination> {
  const out = pino.destination({ fd: 2, sync: false, maxLength: MOST_WAITING });
  out.on('error', () => undefined);
  return out;
}

/** A text without the numbers that may name a person. */
export function hidePersonal(text: string): string {
  return text.replace(PERSONAL, '[hidden]');
}
