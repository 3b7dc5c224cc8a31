import { EventEmitter } from 'node:events';
import { Logger, run, type TaskList, type WorkerEvents } from 'graphile-worker';
import { jobPool, showLife, type JobPool } from '#gateways/postgres';
import { LIVE_AS } from '#kernel/jobs';
import { crontab } from './crontab.ts';
import { keepWorking, type Turn } from './keep-working.ts';
import { TASKS, type JobAt } from './tasks.ts';
import type { JobNeeds, WorkerWorld } from './worker-world.ts';

/** How a worker is set up. */
export interface WorkerOptions {
  /** As the application connects: the tables of jobs were made by the migrations, and are not touched here. */
  readonly databaseUrl: string;
  readonly world: WorkerWorld;
  readonly tell: (level: 'warning' | 'error', message: string) => void;
  /** How many jobs at once. */
  readonly concurrency?: number;
}

/** How often a worker without work looks for some, in milliseconds: most jobs are left without calling it. */
const LOOK_EVERY = 500;

/** How long a running job may take to end when the worker is asked to stop, in milliseconds. */
const PATIENCE = 5000;

/**
 * Works jobs until told to stop. `stop` lets running jobs end; one that is cut off is taken up again by the next worker.
 *
 * Any number of workers share the work; each job is done by one of them. What a killed one held is free again within two minutes. One
 * whose database goes away works on when it is back.
 */
export async function startWorker(options: WorkerOptions): Promise<{ readonly stop: () => Promise<void> }> {
  const connections = jobPool({ url: options.databaseUrl, max: concurrencyOf(options) + 2 });
  const begin = (): Promise<Turn> => beginTurn(options, connections);
  const kept = keepWorking({ first: await begin(), again: begin, tell: (message) => options.tell('error', message) });
  return {
    stop: async () => {
      await kept.stop();
      await connections.end();
    },
  };
}

function concurrencyOf({ concurrency = 4 }: WorkerOptions): number {
  return concurrency;
}

async function beginTurn(options: WorkerOptions, { pool }: JobPool): Promise<Turn> {
  const { world, tell } = options;
  const events: WorkerEvents = new EventEmitter();
  let letGo = (): Promise<void> => Promise.resolve();
  events.once('pool:create', ({ workerPool: { id } }) => (letGo = showLife({ url: options.databaseUrl, take: LIVE_AS, id })));
  const runner = await run({
    pgPool: pool,
    concurrency: concurrencyOf(options),
    noHandleSignals: true,
    pollInterval: LOOK_EVERY,
    gracefulShutdownAbortTimeout: PATIENCE,
    // Noted one by one, a job whose end cannot be written down would end the whole process, and nobody could catch that.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    crontab: crontab(),
    taskList: taskList(world),
    events,
    logger: new Logger(() => (level, message) => {
      if (level === 'warning' || level === 'error') tell(level, message);
    }),
  });
  return {
    ended: runner.promise.catch((fault: unknown) => {
      tell('error', `The worker ended: ${fault instanceof Error ? fault.message : 'unknown'}`);
    }),
    end: async () => {
      // One that ended before has nothing left to stop; that was told when it happened.
      await runner.stop().catch(() => undefined);
      await letGo();
    },
  };
}

function taskList(world: WorkerWorld): TaskList {
  const tasks: [string, (job: JobAt, needs: JobNeeds) => Promise<unknown>][] = Object.entries(TASKS);
  return Object.fromEntries(
    tasks.map(([name, task]) => [
      name,
      async (payload, { job }) => {
        await task({ payload, lastTry: job.attempts >= job.max_attempts }, { ...world, now: world.clock() });
      },
    ]),
  ) satisfies TaskList;
}
