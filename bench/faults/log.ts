import { freePorts } from '#test/program';
import { browse } from './caller.ts';
import type { Fault } from './faults.ts';
import { keep } from './kept.ts';
import { judged } from './score.ts';

const QUESTIONS = 3000;

/** A log nobody can write to, or that nobody reads. */
export const fullLog: readonly Fault[] = [through('the log has no room left', 'full disk'), through('nobody reads the log', 'never read')];

function through(name: string, log: 'full disk' | 'never read'): Fault {
  return {
    name,
    happens: async (house) => {
      const settings = { ...house.settings, PROCESSES: 'web', LOG_LEVEL: 'info' };
      const web = keep({ folder: house.folder, port: await freePorts(), settings, log });
      try {
        await web.ready();
        let [well, slowest] = [0, 0];
        const ask = async (): Promise<void> => {
          const { status, milliseconds } = await browse({ origin: web.origin, path: '/healthz' });
          if (status === 200) well += 1;
          slowest = Math.max(slowest, milliseconds);
        };
        for (let asked = 0; asked < QUESTIONS; asked += 20) await Promise.all(Array.from({ length: 20 }, ask));
        return judged(`${well} of ${QUESTIONS} answered, the slowest after ${slowest.toFixed(0)} ms`, {
          'all answered': well === QUESTIONS,
          'the process lives': web.restarts() === 0,
        });
      } finally {
        await web.stop();
      }
    },
  };
}
