/** Events and glossary → the site that pages are rendered from. */
import { createHash } from 'node:crypto';
import { buildCatalog } from '../catalog/catalog.ts';
import { foldEvent } from '../catalog/fold.ts';
import { emptySummary, type Summary } from '../catalog/summary.ts';
import { collect, type Collected } from '../collect/collect.ts';
import { EventFile } from '../collect/event-file.ts';
import type { SharedEventFile } from '../collect/event-reader.ts';
import { readGlossary } from '../glossary/read.ts';
import type { Catalog } from '../model/catalog.ts';
import type { Books } from '../model/event.ts';
import type { Glossary } from '../model/glossary.ts';
import { compareStrings } from '../model/identity.ts';
import { DEFAULT_SETTINGS, type HealthSettings } from '../health/settings.ts';
import { InputError } from '../model/input-error.ts';
import { dayAfter, EARLIEST, formatInstant, type Instant } from '../model/instant.ts';
import { canonicalJson, type Json } from '../model/json.ts';
import type { Problem } from '../model/problem.ts';
import { prepareSite, type Site } from '../site/site.ts';
import type { SqlDialect } from '../sql/dialect.ts';
import { toldOfCatalog, toldOfGraph, toldOfLog } from './load-text.ts';
import { QUIET, type Phases } from './phase/phase.ts';
import { VERSION } from './project.ts';

export interface Sources {
  readonly title: string;
  readonly events: readonly string[];
  readonly glossary: readonly string[];
  /** The dialect of SQL of which neither the log nor its names tell; absent: what all dialects share. */
  readonly dialect?: SqlDialect | undefined;
  /** The web address that the site will have, with a slash at its end; absent: not known. */
  readonly url?: string | undefined;
  /** Where a file of the glossary is edited, with `{file}` and `{line}` in it; absent: not known. */
  readonly edit?: string | undefined;
  /** The day of the reading: events from later days are reported. */
  readonly asOf: Instant;
  /**
   * The moment to tell of: later events are left out. Null for that of the newest event that is not from a later day.
   */
  readonly moment?: Instant | null | undefined;
  /** Absent: {@link DEFAULT_SETTINGS}. */
  readonly health?: HealthSettings | undefined;
}

export interface Loaded {
  readonly site: Site;
  readonly collected: Collected;
  /** The events' texts, for other threads. */
  readonly shared: () => SharedEventFile;
  /** Lets go of the events' texts; the site can give none after it. */
  readonly close: () => void;
}

/**
 * @param phases what the three parts of it are done by; nothing is said of them where it is absent
 * @throws InputError where a path does not exist, where there are no events at all, or none up to the moment.
 */
export async function load(sources: Sources, phases: Phases = QUIET): Promise<Loaded> {
  const log = await phases.run('Collect', ({ tick }) => readLog(sources, tick), toldOfLog);
  const catalog = await phases.run('Catalog', () => catalogOf(sources, log), toldOfCatalog);
  const site = await phases.run('Graph', () => siteOf(sources, log, catalog), toldOfGraph);
  return loaded(site, log.collected, log.texts);
}

/** Apart from {@link load}, whose functions would keep the summary of the log for as long as this one is kept. */
function loaded(site: Site, collected: Collected, texts: EventFile): Loaded {
  return {
    site,
    collected,
    shared: () => texts.share(),
    close: () => {
      texts.close();
    },
  };
}

/** What was read. */
interface Log {
  readonly collected: Collected;
  readonly glossary: Glossary;
  readonly problems: readonly Problem[];
  readonly summary: Summary;
  readonly texts: EventFile;
  /** The time of the newest event that is not from a later day; null where there is none. */
  readonly newest: Instant | null;
}

async function readLog(sources: Sources, onEvent: () => void): Promise<Log> {
  const { glossary, problems } = await readGlossary(sources.glossary);
  const summary = emptySummary();
  const texts = new EventFile();
  const future = dayAfter(sources.asOf);
  let newest = EARLIEST;
  const collected = await collect(
    sources.events,
    (event, text) => {
      foldEvent(summary, event);
      const { time } = event.evidence;
      if (time > newest && time <= future) newest = time;
      texts.add(event.evidence.digest, text);
      onEvent();
    },
    sources.asOf,
    sources.moment ?? null,
  );
  if (collected.books.accepted === 0 && (collected.books.later ?? 0) > 0)
    throw nothingYet(collected.books, sources);
  return {
    collected,
    glossary,
    problems: [...collected.problems, ...problems],
    summary,
    texts,
    newest: newest === EARLIEST ? null : newest,
  };
}

function catalogOf(sources: Sources, { collected, glossary, problems, summary, newest }: Log): Catalog {
  return buildCatalog({
    summary,
    glossary,
    books: collected.books,
    dialect: sources.dialect,
    asOf: sources.moment ?? newest ?? sources.asOf,
    problems,
  });
}

function siteOf(sources: Sources, { collected, glossary, texts }: Log, catalog: Catalog): Site {
  return prepareSite(catalog, {
    title: sources.title,
    version: VERSION,
    digest: inputDigest(sources, collected, glossary, catalog),
    texts,
    url: sources.url ?? null,
    edit: sources.edit ?? null,
    health: sources.health ?? DEFAULT_SETTINGS,
  });
}

function nothingYet({ later = 0 }: Books, { moment }: Sources): InputError {
  const time = moment == null ? '' : ` than ${formatInstant(moment)}, the time of --as-of`;
  return new InputError(
    later === 1
      ? `The one event of the log is later${time}`
      : `All ${later} events of the log are later${time}`,
    'Give a later time.',
  );
}

/** Where things stand in their files makes no difference to it, so that a shuffled log has the same digest. */
function inputDigest(
  { title, url, edit, dialect = 'generic', health = DEFAULT_SETTINGS }: Sources,
  collected: Collected,
  glossary: Glossary,
  catalog: Catalog,
): string {
  const entries = Object.values(glossary).flatMap((entries: ReadonlyMap<string, object>) => [...entries]);
  const problems = catalog.problems
    .map(({ code, message }) => `${code} ${message.replace(LINE_IN_FILE, '')}`)
    .sort(compareStrings);
  const { digests: events } = collected;
  const said = {
    version: VERSION,
    title,
    ...(url === undefined ? {} : { url }),
    ...(edit === undefined ? {} : { edit }),
    dialect,
    asOf: catalog.asOf,
    health: toJson(health),
    events,
    problems,
    glossary: toJson(entries),
  };
  return createHash('sha256').update(canonicalJson(said)).digest('hex');
}

/** Where in its file a text that spans lines is no JSON. */
const LINE_IN_FILE = / of line \d+$/;

function toJson(value: unknown): Json {
  return JSON.parse(
    JSON.stringify(value, (_, item: unknown) =>
      item instanceof Map ? [...(item as Map<string, unknown>)] : item,
    ),
  ) as Json;
}
