import { pino, type Logger } from 'pino';
import { calmLog } from './calm-log.ts';

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
    calmLog(2),
  );
}

/** A text without the numbers that may name a person. */
export function hidePersonal(text: string): string {
  return text.replace(PERSONAL, '[hidden]');
}
