import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';

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
