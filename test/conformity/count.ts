/** Counts a log: every fact that a site of it has to say, straight from the JSON of its events. */
import type { Books } from './books.ts';
import { edgesOfJob, edgesWithoutJob } from './column-edge.ts';
import { schemaColumns } from './column.ts';
import type { Event } from './event.ts';
import { standingFacets } from './facet.ts';
import { fact, type Fact, type FactMap, type Facts } from './fact.ts';
import { aliasDetail, findHomes, type Homes } from './home.ts';
import { ioEdges } from './io-edge.ts';
import { keyOf, type Name } from './name.ts';
import { findRuns } from './run.ts';
import { findStatements, type Use } from './statement.ts';
import { tallyOf, tallyOfBooks } from './tally.ts';
import type { Place } from './values.ts';
import { endsKey, type ColumnEdge } from './word.ts';

/** A glossary is no part of it: there are no terms. */
export function countLog(books: Books): Facts {
  const events = books.accepted;
  const homes = findHomes(events);
  const statements = findStatements(events);
  const lineage = [...statements.flatMap((ofJob) => edgesOfJob(ofJob, homes)), ...jobless(events, homes)];
  const facts = {
    event: tallyOfBooks(books),
    rejection: factMap(books.rejected, (place) => [keyOf(place.file, place.line), fact('', place)]),
    job: factMap(events, ({ job, place }) => job && [keyOf(...job.id), fact('', place)]),
    run: factMap(findRuns(events), ([id, { state, place }]) => [keyOf(id), fact(state, place)]),
    dataset: datasets(events, lineage, homes),
    column: new Map([...lineage.flatMap(columnsNamed), ...schemaColumns(events, homes)]),
    term: new Map<string, Fact>(),
    'io edge': ioEdges(statements, homes),
    'column edge': factMap(lineage, (edge) => (isOfColumn(edge) ? [endsKey(edge), edge.fact] : null)),
    dependency: factMap(lineage, (edge) => (isOfColumn(edge) ? null : [endsKey(edge), edge.fact])),
    facet: factMap(standingFacets(events, homes.of), ([key, place]) => [key, fact('', place)]),
  };
  return { ...facts, count: tallyOf(facts) };
}

function factMap<T>(things: Iterable<T>, entry: (thing: T) => readonly [string, Fact] | null): FactMap {
  return new Map([...things].map(entry).filter((one) => one !== null));
}

function jobless(events: readonly Event[], homes: Homes): ColumnEdge[] {
  const uses: Use[] = events.flatMap(({ mentions, order, place }) =>
    mentions.map((mention) => ({ ...mention, order, place })),
  );
  return [...Map.groupBy(uses, ({ id }) => keyOf(homes.of(id))).values()].flatMap((ofDataset) => {
    const [first] = ofDataset;
    return first === undefined ? [] : edgesWithoutJob(homes.of(first.id), ofDataset, homes);
  });
}

/** Those that events read, write or are about, and those that lineage alone names. */
function datasets(events: readonly Event[], lineage: readonly ColumnEdge[], homes: Homes): FactMap {
  const inEvents = events.flatMap(({ mentions, place }) => mentions.map(({ id }) => ({ id, place })));
  const inLineage = lineage.flatMap(datasetsNamed);
  return factMap([...inLineage, ...inEvents], ({ id, place }) => {
    const home = homes.of(id);
    return [keyOf(...home), fact(aliasDetail(homes.aliases(home)), place)];
  });
}

function datasetsNamed({ from, to, fact: { place } }: ColumnEdge): { id: Name; place: Place | null }[] {
  return [from, to].map(([namespace, name]) => ({ id: [namespace, name], place }));
}

function columnsNamed({ from, to, fact: { place } }: ColumnEdge): [string, Fact][] {
  return [from, to].filter((end) => end.length === 3).map((end) => [keyOf(...end), fact('', place)]);
}

function isOfColumn({ to }: ColumnEdge): boolean {
  return to.length === 3;
}
