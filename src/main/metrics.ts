import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Zalo } from '#gateways/zalo';
import type { Db } from '#kernel/database';
import { countJobs } from '#kernel/jobs';
import { troubleIn } from '#kernel/trouble';
import { contentsWaiting } from '#modules/paper/server';

/** Counts what the HTTP server did, without any label a visitor can invent. */
export interface HttpMetrics {
  readonly registry: Registry;
  readonly seen: (request: { method: string; kind: 'api' | 'page'; status: number; milliseconds: number }) => void;
}

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PATCH', 'PUT', 'DELETE', 'OPTIONS']);

export function createMetrics(): HttpMetrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const seconds = new Histogram({
    name: 'motcua_http_request_seconds',
    help: 'Time to answer a request',
    labelNames: ['method', 'kind', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  });
  return {
    registry,
    seen: ({ method, kind, status, milliseconds }) =>
      seconds.observe({ method: METHODS.has(method) ? method : 'OTHER', kind, status: String(status) }, milliseconds / 1000),
  };
}

/** Shows how many papers wait to be looked over, and for how long the first of them: both grow while the scanner is away. */
export function watchScans(registry: Registry, db: Db): void {
  const waiting = new Gauge({ name: 'motcua_papers_waiting_for_scan', help: 'Papers nobody can open yet', registers: [registry] });
  // One look serves both: they are collected in the order in which they are registered.
  const oldest = new Gauge({
    name: 'motcua_papers_waiting_for_scan_since_seconds',
    help: 'When the first of them came, in seconds since 1970; 0 when none waits',
    registers: [registry],
    async collect() {
      const { count, since } = await orUnknown(contentsWaiting(db), { count: Number.NaN, since: null });
      waiting.set(count);
      oldest.set(since === null ? 0 : Temporal.Instant.from(since).epochMilliseconds / 1000);
    },
  });
}

/** Shows how many jobs wait, which of them failed and are tried again, and which nobody tries any more: those are for a person to look at. */
export function watchJobs(registry: Registry, db: Db): void {
  const jobs = new Gauge({
    name: 'motcua_jobs',
    help: 'Jobs of the worker: waiting, failing (tried again later), given-up (nobody tries any more)',
    labelNames: ['state'],
    registers: [registry],
    async collect() {
      const unknown = { waiting: Number.NaN, failing: Number.NaN, 'given-up': Number.NaN };
      for (const [state, count] of Object.entries(await orUnknown(countJobs(db), unknown))) jobs.set({ state }, count);
    },
  });
}

/** Shows how we stand with Zalo: `granted` 0 means that somebody must consent anew, and that notices go by SMS. */
export function watchZalo(registry: Registry, { standing }: Pick<Zalo, 'standing'>): void {
  const zalo = new Gauge({
    name: 'motcua_zalo',
    help: 'granted: 1 while we may speak for the account; unanswered: what people said and nobody answered; waits-since: when the oldest of it came, in seconds since 1970, 0 for none; failed: answers that did not arrive, last day',
    labelNames: ['what'],
    registers: [registry],
    async collect() {
      const stands = await orUnknown(standing(), { granted: false, unanswered: Number.NaN, since: null, failed: Number.NaN });
      zalo.set({ what: 'granted' }, stands.granted ? 1 : 0);
      zalo.set({ what: 'unanswered' }, stands.unanswered);
      zalo.set({ what: 'waits-since' }, stands.since === null ? 0 : Temporal.Instant.from(stands.since).epochMilliseconds / 1000);
      zalo.set({ what: 'failed' }, stands.failed);
    },
  });
}

/** While the database is away the process still tells how it is itself. */
async function orUnknown<T>(asked: Promise<T>, unknown: T): Promise<T> {
  try {
    return await asked;
  } catch (fault) {
    if (!troubleIn(fault)) throw fault;
    return unknown;
  }
}
