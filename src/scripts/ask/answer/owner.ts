/** Who answers for a thing, and how to reach them. */
import { element, nameOf } from '../../dom/element.ts';
import type { Entry } from '../../search/entry.ts';
import { paragraph, remark } from '../list.ts';
import { partOf } from '../quote.ts';
import type { Source } from '../source.ts';
import { datasetPath } from './dataset-path.ts';
import { MOST_ROWS } from './thing.ts';

/** What of a twin is read here. */
interface Twin {
  readonly responsibilities: readonly Responsibility[];
}

interface Responsibility {
  /** An id. */
  readonly owner: string;
  readonly role: string;
  readonly origin: string;
}

const MOST_OWNERS = 4;

export async function answerOwner(source: Source, entry: Entry): Promise<Node[]> {
  if (entry.kind === 'owner') return reach(source, entry);
  const { responsibilities } = await source.json<Twin>(`${datasetPath(entry)}index.json`);
  if (responsibilities.length === 0)
    return [remark('Nobody is said to: neither the glossary nor an event names an owner.')];
  const shown = await Promise.all(
    responsibilities.slice(0, MOST_OWNERS).map((one) => answerFor(source, one)),
  );
  const more = responsibilities.length - shown.length;
  const page = element('a', { href: source.hrefOf(entry.path) }, 'its page');
  const left = more > 0 ? [paragraph(`And ${more} more, on `, page, '.')] : [];
  return [...shown.flat(), ...left];
}

async function answerFor(source: Source, { owner, role, origin }: Responsibility): Promise<Node[]> {
  const [entry] = await source.index.named(owner, ['owner']);
  const name = entry ? element('a', { href: source.hrefOf(entry.path) }, nameOf(entry.name)) : nameOf(owner);
  const said = element(
    'span',
    { class: 'quiet small' },
    ` ${role}, said by ${ORIGINS.get(origin) ?? origin}`,
  );
  return [element('h3', {}, name, said), ...(entry ? await reach(source, entry) : [])];
}

const ORIGINS = new Map([
  ['glossary', 'the glossary'],
  ['observed', 'a run'],
  ['declared', 'an event about it'],
]);

async function reach(source: Source, { path }: Entry): Promise<Node[]> {
  const page = await source.page(path);
  const facts = partOf(page, 'main dl', MOST_ROWS);
  return facts.length === 0 ? [remark('How to reach them is not said.')] : facts;
}
