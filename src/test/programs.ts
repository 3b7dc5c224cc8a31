import { freePorts, startProgram, type Program } from './program.ts';
import { roundRobin, type RoundRobin } from './round-robin.ts';

/** Several processes that are one site: whoever visits it cannot tell which of them answers. */
export interface Programs {
  readonly origin: string;
  readonly sandbox: string;
  /** Where their data is. */
  readonly folder: string;
  readonly web: readonly Program[];
  /** How many requests each web process was given. */
  readonly given: () => readonly number[];
  /** What all of them logged. */
  readonly logged: () => string;
  readonly stop: () => Promise<void>;
}

/**
 * Starts a worker with the strangers of the demo, then so many web processes on the same data, and a proxy before them that gives each
 * request to the next one. Nothing a web process remembers by itself can help: the next request is answered by another.
 */
export async function startPrograms({ folder, web }: { readonly folder: string; readonly web: number }): Promise<Programs> {
  const port = await freePorts();
  const origin = `http://localhost:${port}`;
  const together = { ORIGIN: origin, SANDBOX_PORT: String(port + 1), TRUSTED_PROXIES: '1' };
  const worker = startProgram({ folder, port, settings: { ...together, PROCESSES: 'worker,sandbox' } });
  const started: Program[] = [worker];
  let proxy: RoundRobin | undefined;

  async function stop(): Promise<void> {
    await proxy?.close();
    // The worker last: with it goes the database.
    for (const programs of [started.slice(1), [worker]]) {
      for (const { child } of programs) child.kill('SIGTERM');
      await Promise.all(programs.map(({ exited }) => exited));
    }
  }

  try {
    await worker.ready();
    for (let nth = 0; nth < web; nth += 1)
      started.push(startProgram({ folder, port: await freePorts(), settings: { ...together, PROCESSES: 'web' } }));
    await Promise.all(started.map(({ ready }) => ready()));
    proxy = await roundRobin({ port, ports: started.slice(1).map(({ port: its }) => its) });
  } catch (fault) {
    await stop();
    throw fault;
  }
  return {
    origin,
    sandbox: worker.sandbox,
    folder,
    web: started.slice(1),
    given: proxy.given,
    logged: () => started.map(({ logged }) => logged()).join(''),
    stop,
  };
}
