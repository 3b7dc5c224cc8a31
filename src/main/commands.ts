import { wallClock } from '#kernel/clock';
import { readConfig, type Config } from './config.ts';
import { openDatabase, roleOf, type OpenDatabase } from './database.ts';
import { demoWelcome } from './demo-welcome.ts';
import { bookRestored } from '#modules/ledger/server';
import { fileHeadBook } from '#gateways/head-book';
import { openHeadBook } from './heads.ts';
import { openObjects } from './objects.ts';
import { loadPack } from './pack.ts';
import { start } from './start.ts';

type Command = (args: readonly string[]) => Promise<number>;

/** Every command of `motcua`, by its name. */
export const commands: Readonly<Record<string, Command>> = {
  start: async () => {
    const config = readConfig(process.env);
    const running = await start(config, print);
    print(`Motcua: ${config.origin}`);
    if (config.mode === 'demo') for (const line of demoWelcome(config)) print(line);
    await untilAskedToStop();
    await running.stop();
    return 0;
  },
  migrate: async () => {
    const database = await openDatabase(readConfig(process.env));
    await database.close();
    return 0;
  },
  bench: async (args) => (await import('../../bench/bench.ts')).bench(args, { print, fail }),
  due: async (args) => (await import('../entry/cli/due.ts')).due(args, { print, fail }),
  procedure: async (args) => {
    const { procedure } = await import('../entry/cli/procedure.ts');
    return onDatabase({}, ({ ownerDb }, { pack }) => procedure(args, { db: ownerDb, now: wallClock(), packFolder: pack, print, fail }));
  },
  officer: async (args) => {
    const { officer } = await import('../entry/cli/officer.ts');
    return onDatabase({}, ({ ownerDb }, { secretKey }) => officer(args, { db: ownerDb, now: wallClock(), secretKey, print, fail }));
  },
  token: async (args) => {
    const { token } = await import('../entry/cli/token.ts');
    return onDatabase({}, ({ ownerDb }) => token(args, { db: ownerDb, now: wallClock(), print, fail }));
  },
  backup: async (args) => {
    const { backup } = await import('../entry/cli/backup.ts');
    return onDatabase({ migrations: false }, ({ urls }, config) =>
      backup(args, { ownerUrl: urls.owner, objects: openObjects(config), now: wallClock(), print, fail }),
    );
  },
  restore: async (args) => {
    const { restore } = await import('../entry/cli/restore.ts');
    return onDatabase({}, async ({ urls, ownerDb }, config) => {
      const done = await restore(args, { ownerUrl: urls.owner, appRole: roleOf(urls.app), objects: openObjects(config), print, fail });
      if (done === 0) await bookRestored({ db: ownerDb, heads: openHeadBook(config), now: wallClock() });
      return done;
    });
  },
  world: async (args) => {
    const { world } = await import('../entry/cli/world.ts');
    const { bigWorldLoader } = await import('./big-world/big-world-loader.ts');
    return onDatabase({}, (database, config) => {
      const now = wallClock();
      return world(args, { mode: config.mode, load: bigWorldLoader(database, { config, now, print }), print, fail });
    });
  },
  bot: async (args) => {
    const { bot } = await import('../entry/cli/bot.ts');
    return onDatabase({}, async ({ ownerDb }, { pack, origin }) => {
      const now = wallClock();
      // On a database that nobody started yet there is nothing to answer from.
      await loadPack(ownerDb, { folder: pack, now });
      return bot(args, { db: ownerDb, now, origin, input: process.stdin, print, fail });
    });
  },
  locker: async (args) => {
    const { locker } = await import('../entry/cli/locker.ts');
    return onDatabase({}, ({ ownerDb }) => locker(args, { db: ownerDb, print, fail }));
  },
  ledger: async (args) => {
    const { ledger } = await import('../entry/cli/ledger.ts');
    return onDatabase({ migrations: false }, ({ ownerDb }, config) => {
      const heads = openHeadBook(config);
      return ledger(args, { db: ownerDb, secretKey: config.secretKey, heads, openBook: (file) => fileHeadBook({ file }), print, fail });
    });
  },
};

function print(line: string): void {
  console.log(line);
}

function fail(line: string): void {
  console.error(line);
}

/** Lends the configured database to a command and closes it again, whatever happens. */
async function onDatabase(
  options: { migrations?: boolean },
  work: (database: OpenDatabase, config: Config) => Promise<number>,
): Promise<number> {
  const config = readConfig(process.env);
  const database = await openDatabase(config, options);
  try {
    return await work(database, config);
  } finally {
    await database.close();
  }
}

/** Ctrl-C, `kill`, or a closed terminal. A second Ctrl-C while stopping changes nothing. */
function untilAskedToStop(): Promise<void> {
  return new Promise((done) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => done());
  });
}
