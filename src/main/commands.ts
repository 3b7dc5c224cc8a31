import { readConfig } from './config.ts';
import { openDatabase } from './database.ts';
import { start } from './start.ts';

type Command = (args: readonly string[]) => Promise<number>;

const print = (line: string): void => console.log(line);

/** Every command of `motcua`, by its name. */
export const commands: Readonly<Record<string, Command>> = {
  start: async () => {
    const config = readConfig(process.env);
    const running = await start(config, print);
    print(`Motcua: ${config.origin}`);
    await untilAskedToStop();
    await running.stop();
    return 0;
  },
  migrate: async () => {
    const database = await openDatabase(readConfig(process.env));
    await database.close();
    return 0;
  },
};

/** Ctrl-C, `kill`, or a closed terminal. A second Ctrl-C while stopping changes nothing. */
function untilAskedToStop(): Promise<void> {
  return new Promise((done) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => done());
  });
}
