import type { Server } from 'node:http';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { clamdScanner } from '#gateways/antivirus';
import { mailGateway } from '#gateways/mail';
import { pagePainter } from '#gateways/page-images';
import { typstRenderer } from '#gateways/pdf';
import { inTurn } from '#gateways/postgres';
import { cscSigner } from '#gateways/signing';
import { smsGateway } from '#gateways/sms';
import { openZalo } from '#gateways/zalo';
import { nationalLocker } from '#gateways/national-locker';
import { wallClock } from '#kernel/clock';
import { readMarks } from '#kernel/reference';
import { words } from '#messages';
import { readPaperForms, readZaloTemplates } from '#modules/notice/server';
import { readUnits } from '#modules/place/server';
import { createApi } from '../entry/http/api.ts';
import { startWorker } from '../entry/worker/start-worker.ts';
import { tellWhoScans } from '../entry/worker/scans.ts';
import { readAdministeredPack } from './administered-pack.ts';
import { ensureBuilt } from './build.ts';
import type { Config } from './config.ts';
import { loadDemoWorld, startStrangers } from './demo.ts';
import { consentInDemo } from './demo-zalo.ts';
import { openDatabase, type OpenDatabase } from './database.ts';
import { closeServer, createHttpServer, type PageHandler } from './http-server.ts';
import { openHeadBook } from './heads.ts';
import { createLogger, type Logger } from './logger.ts';
import { createMetrics, watchJobs, watchScans, watchZalo } from './metrics.ts';
import { openDerived, openObjects, openUploadParts } from './objects.ts';
import { loadPack } from './pack.ts';
import { readPracticeForm } from './practice-form.ts';
import { sharedPages } from './shared-pages.ts';
import type { World } from './world.ts';

/** A started program. */
export interface Running {
  readonly stop: () => Promise<void>;
}

/**
 * Starts what `PROCESSES` names, in the order that lets each find what it needs. When a part fails to start, what had
 * started is stopped again, newest first.
 */
export async function start(config: Config, tell: (line: string) => void): Promise<Running> {
  const logger = createLogger(config.logLevel);
  const stops: (() => Promise<void>)[] = [];
  async function stop(): Promise<void> {
    for (const end of stops.splice(0).reverse()) {
      try {
        await end();
      } catch (fault) {
        // What comes after it must end all the same, the database above all.
        logger.error({ err: fault }, 'a part did not stop');
      }
    }
  }
  try {
    if (config.processes.has('web')) await ensureBuilt(tell);
    // Part of a program may help one that runs already; a second whole one on the same data would only be a mistake.
    const isWhole = config.processes.has('web') && config.processes.has('worker');
    const database = await openDatabase(config, { visit: !isWhole, tell: (message) => logger.error({ part: 'database' }, message) });
    stops.push(database.close);
    const world = await inTurn(database.urls.owner, () => loadWorld(config, { database, logger }));
    tellWhoScans(world);
    if (config.processes.has('sandbox')) {
      stops.push(await startStrangers(config, world.db));
      if (world.zalo) await consentInDemo(world.zalo, config);
    }
    if (config.processes.has('worker')) stops.push(await startJobs(world, { database, logger }));
    if (config.processes.has('web')) stops.push(await startWeb(world, { config, logger }));
    return { stop };
  } catch (fault) {
    await stop();
    throw fault;
  }
}

/** What comes with the program is brought into the database by one process at a time. */
async function loadWorld(config: Config, lent: { database: OpenDatabase; logger: Logger }): Promise<World> {
  await loadPack(lent.database.db, { folder: config.pack, now: wallClock() });
  const world = await createWorld(config, lent);
  if (config.mode === 'demo') await loadDemoWorld(world, config.pack);
  return world;
}

async function createWorld(config: Config, lent: { database: OpenDatabase; logger: Logger }): Promise<World> {
  const units = new Set((await readUnits(lent.database.db)).map(({ code }) => code));
  return {
    db: lent.database.db,
    clock: wallClock,
    origin: config.origin,
    secretKey: config.secretKey,
    mode: config.mode,
    sandboxOrigin: config.sandboxOrigin,
    objects: openObjects(config),
    parts: openUploadParts(config),
    painter: pagePainter(),
    derived: openDerived(config),
    scanner: config.clamdUrl === null ? null : clamdScanner({ url: config.clamdUrl }),
    signer: config.signing && cscSigner({ ...config.signing, tellOperator: (message) => lent.logger.warn(message) }),
    heads: openHeadBook(config),
    paperLimits: config.paperLimits,
    personLimits: config.personLimits,
    pdf: typstRenderer(),
    national: config.national === null ? null : nationalLocker(config.national),
    sendSms: smsGateway({ url: config.smsApiUrl }),
    sendMail: mailGateway({ url: config.smtpUrl, from: { name: words('vi')('ui.frame.site'), address: config.mailFrom } }),
    zalo: zaloOf(config, lent),
    zaloTemplates: readZaloTemplates(config.pack),
    quietHours: config.quietHours,
    lawWords: words('vi'),
    paperForms: readPaperForms(config.pack),
    practiceForm: readPracticeForm(config.pack),
    pack: readAdministeredPack(config.pack),
    isUnit: (code) => units.has(code),
    tellOperator: (message) => lent.logger.warn(message),
    reportFault: (fault, context) => lent.logger.error({ err: fault, ...context }, 'fault'),
  };
}

function zaloOf(config: Config, { database, logger }: { database: OpenDatabase; logger: Logger }): World['zalo'] {
  if (!config.zalo) return null;
  const { zalo: settings, secretKey } = config;
  return openZalo({ db: database.db, clock: wallClock, secretKey, settings, tellOperator: (message) => logger.warn(message) });
}

async function startJobs(world: World, on: { database: OpenDatabase; logger: Logger }): Promise<() => Promise<void>> {
  const worker = await startWorker({
    databaseUrl: on.database.urls.app,
    world,
    tell: (level, message) => on.logger[level === 'error' ? 'error' : 'warn']({ part: 'worker' }, message),
  });
  return worker.stop;
}

async function startWeb(world: World, on: { config: Config; logger: Logger }): Promise<() => Promise<void>> {
  const { config, logger } = on;
  const metrics = createMetrics();
  watchScans(metrics.registry, world.db);
  watchJobs(metrics.registry, world.db);
  if (world.zalo) watchZalo(metrics.registry, world.zalo);
  const server = createHttpServer({
    config,
    world,
    logger,
    metrics,
    api: createApi({ world, metrics: metrics.registry }),
    pages: await pageHandler(),
    shared: sharedPages({ origin: config.origin, readMark: async () => JSON.stringify(await readMarks(world.db)) }),
  });
  await listen(server, config);
  return () => closeServer(server, 5_000);
}

/** adapter-node reads these names when it is imported; the headers are overwritten on every request. */
async function pageHandler(): Promise<PageHandler> {
  Object.assign(process.env, { PROTOCOL_HEADER: 'x-motcua-proto', HOST_HEADER: 'x-motcua-host', ADDRESS_HEADER: 'x-motcua-address' });
  const { handler } = (await import(pathToFileURL(resolve(join('build', 'handler.js'))).href)) as { handler: PageHandler };
  return handler;
}

async function listen(server: Server, config: Config): Promise<void> {
  await new Promise<void>((done, fail) => {
    server.once('error', (fault: NodeJS.ErrnoException) => {
      fail(fault.code === 'EADDRINUSE' ? new Error(`Port ${config.port} is taken; set PORT to a free one`) : fault);
    });
    server.listen(config.port, config.host, done);
  });
}
