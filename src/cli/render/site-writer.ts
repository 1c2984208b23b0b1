/** Renders single files by Astro's renderer, and writes them where Astro would. */
import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { addressOf, placeOf } from './planned-file.ts';
import type { Path, Render } from './prerender.ts';

/** Astro renders for an address, of which pages read the path alone. */
const ORIGIN = 'http://localhost';

export class SiteWriter {
  readonly #render: Render;
  readonly #folder: string;
  #made: string | null = null;

  /** @param folder where the site is written */
  constructor(render: Render, folder: string) {
    this.#render = render;
    this.#folder = folder;
  }

  /** @throws Error what its template throws, with the name of the file, or what keeps it from being written */
  async write(path: Path): Promise<void> {
    const { folder, name } = placeOf(path);
    const address = `${ORIGIN}${encodeURI(addressOf(path))}`;
    const response = await this.#response(address, path);
    const { body } = response;
    if (body === null) return;
    this.#make(folder);
    const file = join(this.#folder, folder, name);
    // Almost all are small, and one that waits for the disk keeps nobody waiting: each thread renders one file at a time.
    if (name.endsWith('.ndjson')) await writeStream(file, body);
    else writeFileSync(file, Buffer.from(await response.arrayBuffer()));
  }

  async #response(address: string, { pathname, route }: Path): Promise<Response> {
    try {
      const rendered = await this.#render(new Request(address), { routeData: route });
      return rendered instanceof Response ? rendered : rendered.response;
    } catch (error) {
      throw new Error(`${pathname} cannot be rendered`, { cause: error });
    }
  }

  /** Files of one folder come one after the other. */
  #make(folder: string): void {
    if (folder === this.#made) return;
    mkdirSync(join(this.#folder, folder), { recursive: true });
    this.#made = folder;
  }
}

/** Bit by bit: it may be larger than a text can be. */
async function writeStream(file: string, body: ReadableStream<Uint8Array>): Promise<void> {
  const descriptor = openSync(file, 'w');
  try {
    for await (const bytes of body) {
      for (let done = 0; done < bytes.length;) done += writeSync(descriptor, bytes, done);
    }
  } finally {
    closeSync(descriptor);
  }
}
