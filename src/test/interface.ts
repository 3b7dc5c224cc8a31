import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Registry } from 'prom-client';
import { fileDerived, fileObjectStore, fileUploadParts } from '#gateways/object-store';
import { pagePainter } from '#gateways/page-images';
import { DEFAULT_LIMITS, DEFAULT_PERSON_LIMITS } from '#modules/paper';
import { fileHeadBook } from '#gateways/head-book';
import { typstRenderer } from '#gateways/pdf';
import { newId } from '#kernel/ids';
import { expectOk } from '#kernel/result';
import { words } from '#messages';
import { issueToken } from '#modules/account/server';
import { readPaperForms } from '#modules/notice/server';
import { createApi } from '../entry/http/api.ts';
import { readAdministeredPack } from '../main/administered-pack.ts';
import { loadDemo } from '../main/demo.ts';
import { loadPack } from '../main/pack.ts';
import { needsOf, type World } from '../main/world.ts';
import type { TestDatabase } from './database.ts';

/** The whole interface on a database of its own, with the pack and the people of the demo, asked without a network. */
export interface Interface {
  readonly world: World;
  /** Sends a request; a path below `/api/v1` may leave that out. Answers status, parsed body and headers. */
  readonly ask: (asked: Asked) => Promise<Answer>;
  /** Another process on the same world. */
  readonly another: () => Interface['ask'];
  readonly tokenOf: (login: string) => Promise<string>;
  readonly remove: () => void;
}

export interface Asked {
  readonly method?: string;
  readonly path: string;
  readonly token?: string | undefined;
  readonly body?: unknown;
  readonly form?: FormData;
  /** Bytes as they are, or as they come. */
  readonly bytes?: Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answer {
  readonly status: number;
  // Bodies are looked at field by field in tests; a wrong field fails there.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a test names the fields it expects
  readonly body: any;
  readonly headers: Headers;
}

export async function openInterface(
  database: TestDatabase,
  clock: { now: Temporal.Instant },
  more: Partial<World> = {},
): Promise<Interface> {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-interface-'));
  await loadPack(database.db, { folder: 'packs/ca-mau', now: clock.now });
  const units = new Set(['32248', '32002']);
  const world: World = {
    db: database.db,
    clock: () => clock.now,
    origin: 'http://localhost:3000',
    secretKey: 'a-secret-for-tests-of-more-than-thirty-two-characters',
    mode: 'demo',
    sandboxOrigin: null,
    objects: fileObjectStore({ folder }),
    parts: fileUploadParts({ folder }),
    painter: pagePainter(),
    derived: fileDerived({ folder }),
    scanner: null,
    signer: null,
    heads: fileHeadBook({ file: join(folder, 'ledger-heads.txt') }),
    paperLimits: DEFAULT_LIMITS,
    personLimits: DEFAULT_PERSON_LIMITS,
    zalo: null,
    zaloTemplates: [],
    quietHours: null,
    tellOperator: () => undefined,
    pdf: typstRenderer(),
    national: null,
    sendSms: () => Promise.resolve(),
    sendMail: () => Promise.resolve(),
    lawWords: words('vi'),
    paperForms: readPaperForms('packs/ca-mau'),
    practiceForm: null,
    pack: readAdministeredPack('packs/ca-mau'),
    isUnit: (code) => units.has(code),
    reportFault: (fault) => {
      throw fault instanceof Error ? fault : new Error(String(fault));
    },
    ...more,
  };
  await loadDemo(world, 'packs/ca-mau');
  const ask = asking(world);
  return {
    world,
    ask,
    another: () => asking(world),
    tokenOf: async (login) => expectOk(await issueToken({ actor: { kind: 'system' }, for: login }, needsOf(world))).token,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function asking(world: World): Interface['ask'] {
  const api = createApi({ world, metrics: new Registry() });
  return async function ask(asked: Asked): Promise<Answer> {
    const path = /^\/(api|uploads|healthz|readyz|metrics)/.test(asked.path) ? asked.path : `/api/v1${asked.path}`;
    const headers = new Headers(asked.headers);
    if (asked.token !== undefined) headers.set('authorization', `Bearer ${asked.token}`);
    if (asked.body !== undefined) headers.set('content-type', 'application/json');
    const body =
      asked.form ??
      asked.bytes ??
      (typeof asked.body === 'string' ? asked.body : asked.body === undefined ? null : JSON.stringify(asked.body));
    const request = new Request(`${world.origin}${path}`, {
      method: asked.method ?? (body === null ? 'GET' : 'POST'),
      headers,
      body,
      duplex: 'half',
    } as RequestInit);
    const context = { world, requestId: newId(), address: '127.0.0.1', peer: '127.0.0.1', forwarded: false };
    const answer = await api.fetch(request, context);
    const text = await answer.text();
    const json = /json/.test(answer.headers.get('content-type') ?? '');
    return { status: answer.status, body: json && text !== '' ? (JSON.parse(text) as unknown) : text, headers: answer.headers };
  };
}
