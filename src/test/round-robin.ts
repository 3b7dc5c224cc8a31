import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';

/** What stands before several web processes. */
export interface RoundRobin {
  /** How many requests each process was given, in the order of the ports. */
  readonly given: () => readonly number[];
  readonly close: () => Promise<void>;
}

/** Whatever belongs to one stretch of the way only (RFC 9110, section 7.6.1). */
const HOP_BY_HOP = ['connection', 'keep-alive', 'proxy-authorization', 'te', 'trailer', 'transfer-encoding', 'upgrade'];

/**
 * A proxy that gives each request to the next process, whoever asks: a page comes from one, its pictures and the post of its form
 * from others. One that does not listen is passed over.
 */
export async function roundRobin({ port, ports }: { readonly port: number; readonly ports: readonly number[] }): Promise<RoundRobin> {
  const given = ports.map(() => 0);
  let turn = 0;
  const server = createServer((req, res) => giveOn(req, res, ports.length));

  function giveOn(req: IncomingMessage, res: ServerResponse, left: number): void {
    const nth = turn % ports.length;
    turn += 1;
    const onward = request({
      host: '127.0.0.1',
      port: ports[nth]!,
      method: req.method ?? 'GET',
      path: req.url ?? '/',
      headers: { ...withoutHops(req.headers), 'x-forwarded-for': forwarded(req) },
      agent: false,
    });
    let answered = false;
    onward.on('response', (answer) => {
      answered = true;
      given[nth]! += 1;
      res.writeHead(answer.statusCode ?? 502, withoutHops(answer.headers));
      answer.pipe(res);
      answer.on('error', () => res.destroy());
    });
    onward.on('error', (fault: NodeJS.ErrnoException) => {
      if (answered) return;
      // Nothing of the request was taken: the next one may have it whole.
      if (fault.code === 'ECONNREFUSED' && left > 1) giveOn(req, res, left - 1);
      else res.destroy();
    });
    // A browser that goes away is gone for the process too.
    res.on('close', () => onward.destroy());
    onward.on('socket', (socket) => socket.on('connect', () => req.pipe(onward)));
  }

  await new Promise<void>((done, fail) => server.once('error', fail).listen(port, '127.0.0.1', done));
  return {
    given: () => [...given],
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

function withoutHops(headers: IncomingMessage['headers']): IncomingMessage['headers'] {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !HOP_BY_HOP.includes(name)));
}

function forwarded(req: IncomingMessage): string {
  const address = (req.socket.remoteAddress ?? '').replace(/^::ffff:/, '');
  const before = req.headers['x-forwarded-for'];
  return before === undefined ? address : `${String(before)}, ${address}`;
}
