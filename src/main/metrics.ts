import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Db } from '#kernel/database';
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
      const { count, since } = await contentsWaiting(db);
      waiting.set(count);
      oldest.set(since === null ? 0 : Temporal.Instant.from(since).epochMilliseconds / 1000);
    },
  });
}
