/** Messages that go to a real server on this machine, which fails in the ways in which servers do. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { deliver, maskedAddress, type Delivery } from '../../src/cli/health/webhook.ts';

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
    const { url } = await listen(answer(200));
    const closed = url.replace(/:\d+/, ':1');
    expect(await deliver(MESSAGE, to(closed, { retries: 1 }))).toMatchObject({ delivered: false, tries: 2 });
  });

  test('leaves its address out of all that is said of it', async () => {
    const { url } = await listen((response) => response.writeHead(400).end(`no such hook: ${url}`));
    const outcomes = [
      await deliver(MESSAGE, to(url)),
      await deliver(MESSAGE, to(url.replace(/:\d+/, ':1'), { retries: 0 })),
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
