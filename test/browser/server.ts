/** Serves a built site as a static host does, on this machine alone. */
import { readFile, stat } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

export interface Server {
  /** Where the site stands: such as `http://127.0.0.1:4321`, with no slash at its end. */
  readonly origin: string;
  readonly close: () => Promise<void>;
}

interface HostOptions {
  /** Whether text goes out compressed, as most hosts send it. */
  readonly gzip?: boolean;
}

/** Serves `folder` on a free port, below the path `base` (such as `/docs`) where one is given. */
export async function serve(folder: string, base = '', { gzip = false }: HostOptions = {}): Promise<Server> {
  const server = createServer((request, response) => {
    const url = request.url ?? '/';
    if (url.startsWith(`${base}/`)) void answer({ folder, gzip }, url.slice(base.length), response);
    else response.writeHead(404).end();
  });
  const listening = Promise.withResolvers<undefined>();
  server.listen(0, '127.0.0.1', () => {
    listening.resolve(undefined);
  });
  await listening.promise;
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}${base}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

interface Host extends Required<HostOptions> {
  readonly folder: string;
}

/** A folder is its `index.html`, and is asked for with a slash at its end; what there is not is `404.html`. */
async function answer(host: Host, url: string, response: ServerResponse): Promise<void> {
  const { pathname } = new URL(url, 'http://localhost');
  const path = join(host.folder, decodeURIComponent(pathname));
  if (pathname.endsWith('/')) return send(response, 200, join(path, 'index.html'), host);
  if ((await stat(path).catch(() => null))?.isDirectory() === true) {
    response.writeHead(301, { location: `${pathname.split('/').at(-1) ?? ''}/` }).end();
    return;
  }
  return send(response, 200, path, host);
}

async function send(response: ServerResponse, status: number, file: string, host: Host): Promise<void> {
  const content = await readFile(file).catch(() => null);
  if (content === null && status === 200) return send(response, 404, join(host.folder, '404.html'), host);
  const type = TYPES[extname(file)] ?? 'text/plain; charset=utf-8';
  const isPacked = host.gzip && type !== 'image/png';
  response.writeHead(status, {
    'content-type': type,
    ...(isPacked ? { 'content-encoding': 'gzip' } : {}),
  });
  response.end(isPacked ? gzipSync(content ?? '', { level: 9 }) : (content ?? ''));
}
