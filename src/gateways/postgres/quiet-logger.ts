import { Logger } from 'graphile-worker';

/** graphile-worker tells every start and stop; ours are told elsewhere, so only its warnings and errors pass. */
export function quietLogger(tell: (level: 'warning' | 'error', message: string) => void = () => undefined): Logger {
  return new Logger(() => (level, message) => {
    if (level === 'warning' || level === 'error') tell(level, message);
  });
}
