/** The pages and files that answers are taken from; each is fetched once for an answer. */
import type { SearchIndex } from '../search/entry.ts';
import type { AskContext } from './reply.ts';

/** A page of the site, parsed; its scripts do not run, and nothing of it is shown but what an answer takes. */
export interface SitePage {
  readonly address: URL;
  readonly document: Document;
}

export interface Source {
  readonly index: SearchIndex;
  /** @param path from the root, with no slash before it */
  readonly hrefOf: (path: string) => string;
  /** @throws Error where the host does not give it */
  readonly page: (path: string) => Promise<SitePage>;
  /** @throws Error where the host does not give it */
  readonly json: <T>(path: string) => Promise<T>;
  /** @throws Error where the host does not give it */
  readonly bytes: (path: string) => Promise<Uint8Array>;
}

export function sourceOf({ index, root }: AskContext): Source {
  const pages = new Map<string, Promise<SitePage>>();
  const fetchFile = async (path: string): Promise<Response> => {
    const response = await fetch(new URL(path, root), { cache: 'no-cache' });
    if (!response.ok) throw new Error(`The host answered ${response.status} to ${path}.`);
    return response;
  };
  const fetchPage = async (path: string): Promise<SitePage> => {
    const html = await (await fetchFile(path)).text();
    return {
      address: new URL(path, root),
      document: new DOMParser().parseFromString(html, 'text/html'),
    };
  };
  return {
    index,
    hrefOf: (path) => new URL(path, root).href,
    page: (path) => {
      const page = pages.get(path) ?? fetchPage(path);
      pages.set(path, page);
      return page;
    },
    json: async <T>(path: string) => (await (await fetchFile(path)).json()) as T,
    bytes: async (path) => new Uint8Array(await (await fetchFile(path)).arrayBuffer()),
  };
}
