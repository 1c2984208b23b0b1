/** What JSON twins say of the next step. */
import type { NeighbourRecord, NeighboursRecord } from '../../site/neighbour-record.ts';
import { visible } from '../../model/visible.ts';
import type { Side } from '../diagram/part.ts';
import type { Beside, Neighbour } from './net.ts';

interface Twin {
  readonly namespace: string;
  readonly neighbours: NeighboursRecord;
  /** Of datasets. */
  readonly neighbouringDatasets?: NeighboursRecord;
}

const read = new Map<string, Promise<Twin>>();

/** Twins may be large: each is fetched once. One that could not be read is asked for again. */
function twinOf(page: string): Promise<Twin> {
  const before = read.get(page);
  if (before !== undefined) return before;
  const reading = fetchTwin(page);
  read.set(page, reading);
  reading.catch(() => read.delete(page));
  return reading;
}

async function fetchTwin(page: string): Promise<Twin> {
  const answer = await fetch(new URL('index.json', page));
  if (!answer.ok) throw new Error(`${page} has no twin.`);
  return (await answer.json()) as Twin;
}

export interface Wanted {
  readonly side: Side;
  /** Whether jobs are passed over, and the datasets beyond them are meant. */
  readonly withoutJobs: boolean;
  /** Whether the picture says namespaces; else it says those alone that differ from the page's. */
  readonly withCaptions: boolean;
}

/** @throws where the twin cannot be fetched */
export async function neighboursOn(
  page: string,
  { side, withoutJobs, withCaptions }: Wanted,
): Promise<readonly Neighbour[]> {
  const { namespace, ...twin } = await twinOf(page);
  const root = siteRoot();
  return recordIn(twin, withoutJobs)[side === 'up' ? 'upstream' : 'downstream'].map((one) => ({
    kind: one.kind,
    name: visible(one.name),
    caption: withCaptions || one.namespace !== namespace ? visible(one.namespace) : null,
    isUndeclared: one.undeclared === true,
    page: addressOf(one, root),
    upstream: one.upstream,
    downstream: one.downstream,
  }));
}

/** @throws where the twin cannot be fetched */
export async function pagesBeside(page: string, withoutJobs: boolean): Promise<Beside> {
  const { upstream, downstream } = recordIn(await twinOf(page), withoutJobs);
  const root = siteRoot();
  const pages = (records: readonly NeighbourRecord[]): string[] => records.map((one) => addressOf(one, root));
  return { up: pages(upstream), down: pages(downstream) };
}

function recordIn(
  { neighbours, neighbouringDatasets }: Omit<Twin, 'namespace'>,
  withoutJobs: boolean,
): NeighboursRecord {
  return withoutJobs ? (neighbouringDatasets ?? neighbours) : neighbours;
}

function siteRoot(): URL {
  return new URL(document.documentElement.dataset['root'] ?? './', document.baseURI);
}

function addressOf({ url }: NeighbourRecord, root: URL): string {
  return new URL(`.${url}`, root).href;
}
