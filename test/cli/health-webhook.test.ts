/** Messages that go to a real server on this machine, which fails in the ways in which servers do. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { maskedAddress } from '../../src/cli/health/address.ts';
import { deliver, type Delivery, type Wait } from '../../src/cli/health/webhook.ts';

interface Received {
  readonly method: string | undefined;
  readonly type: string | undefined;
  readonly body: unknown;
  /** In milliseconds since the server was asked first. */
  readonly after: number;
}

interface Listener {
  readonly url: string;
  readonly received: Received[];
}

/** Answers each request with the next answer, and all others with the last one. */
async function listen(...answers: readonly ((response: ServerResponse) => void)[]): Promise<Listener> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    void readBody(request).then((body) => {
      const { method, headers } = request;
      received.push({ method, type: headers['content-type'], body, after: performance.now() });
      answers[Math.min(received.length, answers.length) - 1]?.(response);
    });
  });
  const listening = Promise.withResolvers<undefined>();
  server.listen(0, '127.0.0.1', () => {
    listening.resolve(undefined);
  });
  await listening.promise;
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/services/T0/B0/secret`, received };
}

/** Where a server was, and is no more. */
async function closedUrl(): Promise<string> {
  const server = createServer();
  const listening = Promise.withResolvers<undefined>();
  server.listen(0, '127.0.0.1', () => {
    listening.resolve(undefined);
  });
  await listening.promise;
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return `http://127.0.0.1:${port}/secret`;
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return JSON.parse(Buffer.concat(parts).toString('utf8'));
}

const answer =
  (status: number, body = '', headers: Readonly<Record<string, string>> = {}) =>
  (response: ServerResponse): void => {
    response.writeHead(status, headers).end(body);
  };
const silence = (): void => undefined;

const to = (url: string, more: Partial<Delivery> = {}): Delivery => ({
  url,
  timeout: 2000,
  retries: 3,
  firstPause: 5,
  onWait: () => undefined,
  ...more,
});
const MESSAGE = { text: 'Ünïcode <&> 🕷' };

describe('a message', () => {
  test('is posted once as JSON where the server takes it', async () => {
    const { url, received } = await listen(answer(200, 'ok'));
    expect(await deliver(MESSAGE, to(url))).toEqual({ delivered: true, tries: 1 });
    expect(received).toMatchObject([
      { method: 'POST', type: 'application/json; charset=utf-8', body: MESSAGE },
    ]);
  });

  test('is sent again after failures that pass', async () => {
    const { url, received } = await listen(answer(500), answer(503), answer(200));
    expect(await deliver(MESSAGE, to(url))).toEqual({ delivered: true, tries: 3 });
    expect(received.map(({ body }) => body)).toEqual([MESSAGE, MESSAGE, MESSAGE]);
  });

  test('is sent again after a try that took too long', async () => {
    const { url, received } = await listen(silence, answer(200));
    expect(await deliver(MESSAGE, to(url, { timeout: 200 }))).toEqual({ delivered: true, tries: 2 });
    expect(received).toHaveLength(2);
  });

  test('is given up after as many tries as are configured', async () => {
    const { url, received } = await listen(answer(502, 'bad gateway'));
    expect(await deliver(MESSAGE, to(url, { retries: 2 }))).toEqual({
      delivered: false,
      tries: 3,
      cause: 'server',
      fault: 'it answered 502: bad gateway',
    });
    expect(received).toHaveLength(3);
    expect(await deliver(MESSAGE, to(url, { retries: 0 }))).toMatchObject({ tries: 1 });
  });

  test.each([400, 403, 404, 410])(
    'is not sent again after status %i, and what the server says of it is told',
    async (status) => {
      const { url, received } = await listen(answer(status, 'invalid_blocks\n'));
      expect(await deliver(MESSAGE, to(url))).toEqual({
        delivered: false,
        tries: 1,
        cause: 'refused',
        fault: `it answered ${status}: invalid_blocks`,
      });
      expect(received).toHaveLength(1);
    },
  );

  test('waits as long as a server that is asked too often says', async () => {
    const { url, received } = await listen(answer(429, '', { 'retry-after': '1' }), answer(200));
    expect(await deliver(MESSAGE, to(url))).toEqual({ delivered: true, tries: 2 });
    const [first, second] = received;
    expect((second?.after ?? 0) - (first?.after ?? 0)).toBeGreaterThanOrEqual(990);
  });

  test('says before it waits how long and why', async () => {
    const { url } = await listen(answer(500), answer(429, 'slow down', { 'retry-after': '0' }), answer(200));
    const waits: Wait[] = [];
    await deliver(MESSAGE, to(url, { onWait: (wait) => waits.push(wait) }));
    expect(waits).toEqual([
      { next: 2, pause: 5, asked: null, fault: 'it answered 500' },
      { next: 3, pause: 0, asked: 0, fault: 'it answered 429: slow down' },
    ]);
  });

  test('waits a minute at most, whatever the server asks for', async () => {
    const { url } = await listen(answer(429, '', { 'retry-after': '86400' }));
    const given = new Error('waited for no longer than this');
    const waits: Wait[] = [];
    const delivery = deliver(MESSAGE, {
      ...to(url),
      onWait: (wait) => {
        waits.push(wait);
        throw given;
      },
    });
    await expect(delivery).rejects.toBe(given);
    expect(waits).toEqual([{ next: 2, pause: 60_000, asked: 86_400_000, fault: 'it answered 429' }]);
  });

  test('goes nowhere else, wherever the server sends it', async () => {
    const other = await listen(answer(200));
    const { url } = await listen(answer(307, '', { location: other.url }));
    expect(await deliver(MESSAGE, to(url))).toMatchObject({
      delivered: false,
      tries: 1,
      fault: 'it answered 307',
    });
    expect(other.received).toEqual([]);
  });

  test('that reaches nobody is tried again, and then told with the code of the fault', async () => {
    const url = await closedUrl();
    expect(await deliver(MESSAGE, to(url, { retries: 1 }))).toEqual({
      delivered: false,
      tries: 2,
      cause: 'unreachable',
      fault: 'it could not be reached (ECONNREFUSED)',
    });
  });

  test('is not tried again at a port to which nothing is sent, and that is said', async () => {
    expect(await deliver(MESSAGE, to('http://127.0.0.1:25/secret'))).toEqual({
      delivered: false,
      tries: 1,
      cause: 'port',
      fault: 'its port is one of those to which web requests are never sent',
    });
  });

  test.each<[string, (response: ServerResponse) => void, string]>([
    ['a server that is asked too often', answer(429), 'busy'],
    ['a server with a fault', answer(500), 'server'],
    ['a server that is silent', silence, 'timeout'],
    ['a server that refuses it', answer(404), 'refused'],
    ['a server that leads elsewhere', answer(302, '', { location: '/x' }), 'moved'],
  ])('at %s says what is to blame', async (_, answering, cause) => {
    const { url } = await listen(answering);
    expect(await deliver(MESSAGE, to(url, { retries: 0, timeout: 500 }))).toMatchObject({ cause });
  });

  test.each<[string, (url: URL) => string]>([
    ['the address', ({ href }) => href],
    ['its path and query', ({ pathname, search }) => pathname + search],
    ['its path', ({ pathname }) => pathname],
    ['its query', ({ search }) => search],
    ['its last part', ({ pathname }) => pathname.slice(pathname.lastIndexOf('/') + 1)],
    ['it decoded', ({ href }) => decodeURIComponent(href)],
    ['it in capitals', ({ href }) => href.toUpperCase()],
    ['it as JSON', ({ href }) => href.replaceAll('/', '\\/')],
    ['it as HTML', ({ href }) => href.replaceAll('&', '&amp;')],
    ['it where the answer is cut', ({ href }) => ' '.repeat(2) + '-'.repeat(170) + href],
  ])(
    'leaves its address out of all that is said of it, where the server answers with %s',
    async (_, echo) => {
      const address = (origin: string): string => `${origin}%20S3CR?k=S3CR&key=S3%C3%BCCR`;
      const { url } = await listen((response) =>
        response.writeHead(400).end(`no such hook: ${echo(new URL(address(url)))}`),
      );
      const outcome = await deliver(MESSAGE, to(address(url)));
      expect(outcome).toMatchObject({
        delivered: false,
        fault: expect.stringMatching(/^it answered 400: no such hook: /) as string,
      });
      expect(JSON.stringify(outcome)).not.toMatch(/S3|CR\b|secret/i);
    },
  );

  test('leaves its address out of what is said where nobody answers', async () => {
    const outcomes = [
      await deliver(MESSAGE, to(await closedUrl(), { retries: 0 })),
      await deliver(MESSAGE, to('http://no-such-host.invalid/secret', { retries: 0 })),
    ];
    expect(JSON.stringify(outcomes)).not.toMatch(/secret|127\.0\.0\.1/);
  });
});

test('an address is masked but for its host', () => {
  expect(maskedAddress('https://user:pass@hooks.slack.com/services/T0/secret?x=1#y')).toBe(
    'https://hooks.slack.com/…',
  );
});
