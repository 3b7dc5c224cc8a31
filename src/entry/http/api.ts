import { OpenAPIHono } from '@hono/zod-openapi';
import { Hono } from 'hono';
import { except } from 'hono/combine';
import { HTTPException } from 'hono/http-exception';
import type { Registry } from 'prom-client';
import { askingOnce } from '#kernel/reference';
import { troubleIn } from '#kernel/trouble';
import type { World } from '../../main/world.ts';
import { actions } from './actions.ts';
import { authentication } from './authentication.ts';
import { checkPaper } from './check-paper.ts';
import { counter } from './counter.ts';
import { refuseCrossSite } from './cross-site.ts';
import { bulk } from './bulk.ts';
import { desk } from './desk.ts';
import { deskLocker } from './desk-locker.ts';
import { deskWork } from './desk-work.ts';
import { docs, type Described } from './docs.ts';
import { dossiers } from './dossiers.ts';
import { drafts } from './drafts.ts';
import { limitBody } from './limit-body.ts';
import { letRestIn } from './let-rest-in.ts';
import { locker } from './locker.ts';
import { lockerRights } from './locker-rights.ts';
import { lockerUploads } from './locker-uploads.ts';
import { mandateUploads } from './mandate-uploads.ts';
import { mandates } from './mandates.ts';
import { nationalPapersOf } from './national-papers.ts';
import { openData } from './open-data.ts';
import { operations } from './operations.ts';
import { sayWhoseItIs } from './other-principal.ts';
import { problem } from './problem.ts';
import { procedures } from './procedures.ts';
import { refuseNul } from './refuse-nul.ts';
import { queueCsv } from './queue-csv.ts';
import { sayTrouble } from './say-trouble.ts';
import { signedIn, signedInForPages } from './signed-in.ts';
import type { Surroundings } from './surroundings.ts';
import { tracking } from './track.ts';
import { TUS_PATH, tusUploads } from './tus-uploads.ts';
import { uploads } from './uploads.ts';
import { verification } from './verify.ts';
import { zaloCalls } from './zalo.ts';

const LARGEST_JSON = 1024 * 1024; // bytes; files go another way
const PAPERS = /^\/api\/v1\/(?:dossiers\/[^/]+|locker)\/papers$/;

/** Everything that is answered before the pages: health, the REST interface, uploads and strangers' calls. */
export function createApi(lent: { readonly world: World; readonly metrics: Registry }): Pick<Hono, 'fetch'> {
  const app = new Hono<Surroundings>();
  app.use('*', refuseCrossSite(lent.world.origin));
  app.use('*', refuseNul);
  app.route('/', operations({ db: lent.world.db, metrics: lent.metrics }) as unknown as Hono<Surroundings>);
  app.route('/api/v1', version1());
  app.route('/webhooks/zalo', zaloCalls());
  // Anybody may ask, so nobody is asked who they are.
  app.post('/uploads/check', checkPaper);
  app.use('/uploads/*', letRestIn, authentication, signedInForPages);
  app.route(TUS_PATH, tusUploads(lent.world) as unknown as Hono<Surroundings>);
  app.route('/uploads/mandates', mandateUploads() as unknown as Hono<Surroundings>);
  app.route('/uploads/locker', lockerUploads() as unknown as Hono<Surroundings>);
  app.route('/uploads', uploads() as unknown as Hono<Surroundings>);
  app.route('/api/docs', docs(description));
  app.notFound((c) => problem(c, { code: 'request.unknown-path' }));
  app.onError((fault, c) => {
    const refusal = refusalIn(fault);
    if (refusal) return problem(c, refusal);
    lent.world.reportFault(fault, { requestId: c.env.requestId });
    const trouble = troubleIn(fault);
    return trouble ? sayTrouble(c, trouble) : problem(c, { code: 'server.fault' });
  });
  return app as unknown as Pick<Hono, 'fetch'>;
}

const DESCRIPTION = { openapi: '3.1.0', info: { title: 'Motcua', version: '1' }, servers: [{ url: '/api/v1' }] };

/** What Hono itself found wrong with a request before any of our code saw it; nothing when the fault is ours. */
function refusalIn(fault: Error): Parameters<typeof problem>[1] | null {
  if (!(fault instanceof HTTPException) || fault.status >= 500) return null;
  return { code: 'request.malformed', issues: [{ path: '/', code: 'not-json' }] };
}

/** The interface as its own schemas describe it. */
function description(): Described {
  return version1().getOpenAPI31Document(DESCRIPTION) as unknown as Described;
}

/** The interface itself; also what the written description is made from. */
export function version1(): OpenAPIHono<Surroundings> {
  const api = new OpenAPIHono<Surroundings>();
  api.use('*', (_c, next) => askingOnce(next));
  api.use('*', authentication);
  api.use('/dossiers/:id/papers', letRestIn);
  const limitJson = limitBody(LARGEST_JSON);
  // The one path that takes files measures them itself, while they stream.
  api.use(
    '*',
    except((c) => c.req.method === 'POST' && PAPERS.test(c.req.path), limitJson),
  );
  api.route('/', procedures());
  api.route('/', tracking());
  api.route('/', verification());
  api.route('/', openData());
  api.use('/dossiers', signedIn);
  api.use('/dossiers/*', signedIn);
  api.use('/dossiers/:id', sayWhoseItIs as never);
  api.use('/dossiers/:id/*', sayWhoseItIs as never);
  api.use('/mandates', signedIn);
  api.use('/locker', signedIn);
  api.use('/locker/*', signedIn);
  api.use('/locker/papers', letRestIn);
  api.use('/desk/*', signedIn);
  api.route('/', drafts() as unknown as OpenAPIHono<Surroundings>);
  api.route('/', nationalPapersOf() as unknown as OpenAPIHono<Surroundings>);
  api.route('/', dossiers() as unknown as OpenAPIHono<Surroundings>);
  api.route('/', deskLocker() as unknown as OpenAPIHono<Surroundings>);
  api.route('/', deskWork() as unknown as OpenAPIHono<Surroundings>);
  api.route('/', desk() as unknown as OpenAPIHono<Surroundings>);
  api.route('/', queueCsv() as unknown as OpenAPIHono<Surroundings>);
  api.route('/', counter() as unknown as OpenAPIHono<Surroundings>);
  api.route('/', bulk() as unknown as OpenAPIHono<Surroundings>);
  api.route('/', locker() as unknown as OpenAPIHono<Surroundings>);
  api.route('/', lockerRights() as unknown as OpenAPIHono<Surroundings>);
  api.route('/', mandates() as unknown as OpenAPIHono<Surroundings>);
  api.route('/', actions() as unknown as OpenAPIHono<Surroundings>);
  api.openAPIRegistry.registerComponent('securitySchemes', 'bearer', { type: 'http', scheme: 'bearer' });
  api.openAPIRegistry.registerComponent('securitySchemes', 'session', { type: 'apiKey', in: 'cookie', name: 'motcua' });
  api.doc31('/openapi.json', DESCRIPTION);
  return api;
}
