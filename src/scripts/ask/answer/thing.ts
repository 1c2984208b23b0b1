/** Answers about one thing: the sections of its page that hold them. */
import { askLink, paragraph, remark } from '../list.ts';
import type { EntryKind, Entry } from '../../search/entry.ts';
import type { ThingAsk } from '../question.ts';
import { partOf, sectionOf } from '../quote.ts';
import type { Source } from '../source.ts';
import { datasetPath } from './dataset-path.ts';
import { answerSilence } from './silence.ts';

/** Where an answer stands. */
interface Place {
  /** The ids of sections, all that there are. */
  readonly sections: readonly string[];
  /** Where a column's answer stands on its dataset's page. */
  readonly onDataset?: true;
  /** Said where the page has none of them. */
  readonly none: string;
}

/** How many rows of a table an answer quotes. */
export const MOST_ROWS = 8;
/** Of a long list of the same. */
const MOST_RUNS = 3;

const NO_FLOW = 'No event says which jobs do, and no statement of lineage.';
const NO_COLUMN_LINEAGE = 'Not known: no event states column lineage here, and none was read out of SQL.';

/** Questions that sections of a page answer. */
export type PlacedAsk = Exclude<ThingAsk, 'owner' | 'meaning' | 'surety' | 'failure'>;

const PLACES: Readonly<Record<PlacedAsk, Readonly<Partial<Record<EntryKind, Place>>>>> = {
  sources: {
    dataset: { sections: ['upstream'], none: 'Nothing: no event says that a job writes it from anything.' },
    column: { sections: ['sources', 'influences', 'upstream'], none: NO_COLUMN_LINEAGE },
    job: { sections: ['inputs'], none: 'No event says that it reads anything.' },
    term: { sections: ['columns'], none: 'No column is said to hold it.' },
  },
  uses: {
    dataset: { sections: ['downstream'], none: 'Nothing: no event says that a job makes anything from it.' },
    column: { sections: ['uses', 'downstream'], none: NO_COLUMN_LINEAGE },
    job: { sections: ['outputs'], none: 'No event says that it writes anything.' },
    term: { sections: ['columns'], none: 'No column is said to hold it.' },
  },
  impact: {
    dataset: {
      sections: ['impact'],
      none: 'Nothing that the log knows of: no event says that anything reads it.',
    },
    column: { sections: ['impact'], none: 'Nothing that the log knows of: no lineage from it is known.' },
    job: { sections: ['outputs'], none: 'No event says that it writes anything.' },
  },
  writers: {
    dataset: { sections: ['written-by'], none: NO_FLOW },
    column: { sections: ['sources', 'influences'], none: NO_COLUMN_LINEAGE },
  },
  readers: {
    dataset: { sections: ['read-by'], none: NO_FLOW },
    column: { sections: ['uses'], none: NO_COLUMN_LINEAGE },
  },
  freshness: {
    dataset: { sections: ['service-level', 'runs'], none: 'No run that writes it is known.' },
    column: {
      sections: ['service-level', 'runs'],
      onDataset: true,
      none: 'No run that writes its dataset is known.',
    },
    job: { sections: ['service-level', 'runs'], none: 'No run of it is known.' },
  },
  schema: {
    dataset: { sections: ['schema-history'], none: 'The log tells of no change to its columns.' },
    column: {
      sections: ['schema-history'],
      onDataset: true,
      none: 'The log tells of no change to the columns of its dataset.',
    },
  },
  trouble: {
    dataset: { sections: ['trouble'], none: '' },
    column: { sections: ['trouble'], onDataset: true, none: '' },
    job: { sections: [], none: '' },
  },
};

export async function answerThing(source: Source, asks: PlacedAsk, entry: Entry): Promise<Node[]> {
  const place = PLACES[asks][entry.kind];
  if (place === undefined) return [];
  const page = await source.page(place.onDataset === true ? datasetPath(entry) : entry.path);
  const wrong = asks === 'trouble' ? partOf(page, '.wrong-now, [aria-label="Wrong now"]', MOST_ROWS) : [];
  const most = asks === 'freshness' ? MOST_RUNS : MOST_ROWS;
  const sections = place.sections.flatMap((id) => sectionOf(page, id, most) ?? []);
  const none = asks === 'trouble' ? NOTHING_WRONG : place.none;
  const unset = asks === 'freshness' && page.document.getElementById('service-level') === null;
  const unsaid = unset ? [remark(NO_EXPECTATION)] : [];
  if (wrong.length + sections.length > 0) return [...unsaid, ...wrong, ...sections];
  if (none === NO_COLUMN_LINEAGE) {
    const told = await answerSilence(source, DIRECTIONS.get(asks) ?? 'sources', entry);
    if (told !== null) return [remark(told), askDataset(source, asks, entry)];
  }
  return [...unsaid, remark(none), ...(none === NO_COLUMN_LINEAGE ? [askDataset(source, asks, entry)] : [])];
}

const NO_EXPECTATION =
  'No expectation is set for it: neither a schedule nor a time to be fresh by. Whether it is in time is not known.';

const DIRECTIONS = new Map<ThingAsk, 'sources' | 'uses'>([
  ['writers', 'sources'],
  ['readers', 'uses'],
  ['uses', 'uses'],
]);

const NOTHING_WRONG =
  'Nothing that schedules, rules, checks and runs tell of. What none of them looks at is not known.';

/** What is not known of a column may be of its dataset. */
function askDataset(source: Source, asks: ThingAsk, { namespace, dataset }: Entry): HTMLElement {
  const name = `${namespace}.${dataset ?? ''}`;
  const words = DATASET_QUESTIONS.get(asks) ?? 'what is';
  return paragraph(askLink(source, `${words} dataset ${/[\s"“”'’‘`]/u.test(name) ? `"${name}"` : name}`));
}

const DATASET_QUESTIONS: ReadonlyMap<ThingAsk, string> = new Map([
  ['sources', 'what feeds'],
  ['uses', 'what depends on'],
  ['writers', 'what writes'],
  ['readers', 'what reads'],
]);
