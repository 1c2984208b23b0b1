/** Catalogs with personal data in them, written in short or made up by fast-check. */
import fc from 'fast-check';
import type { Catalog } from '../../src/model/catalog.ts';
import type { Glossary, GlossaryColumn, GlossaryDataset } from '../../src/model/glossary.ts';
import { datasetKey } from '../../src/model/identity.ts';
import type { JsonObject } from '../../src/model/json.ts';
import {
  catalogOf,
  dataset,
  datasetEvent,
  inputField,
  jobEvent,
  NO_GLOSSARY,
  schema,
} from '../catalog/log.ts';
import { columnOf, datasetId, datasetOf } from './network.ts';

/** How one transformation of an edge treats the value. */
export type Treatment = 'clear' | 'mask' | 'indirect' | 'indirect mask';

export interface PersonalLink {
  readonly from: string;
  readonly to: string;
  /** None: the log does not say how. */
  readonly by: readonly Treatment[];
  readonly job: string;
}

export interface PersonalWords {
  /** What the glossary says under `pii`, by column. */
  readonly glossary?: Readonly<Record<string, string>>;
  /** Keys and values of tags, by column. */
  readonly tags?: Readonly<Record<string, readonly (readonly [key: string, value: string])[]>>;
}

/** `link('a.x', 'b.x')`: by the job j, in the clear. */
export function link(
  from: string,
  to: string,
  by: Treatment | readonly Treatment[] = 'clear',
  job = 'j',
): PersonalLink {
  return { from, to, by: typeof by === 'string' ? [by] : by, job };
}

/** Every column that is named is in the schema of its dataset, but those of the dataset `ghost`. */
export function personalCatalog(links: readonly PersonalLink[], words: PersonalWords = {}): Catalog {
  const tags = Object.entries(words.tags ?? {});
  const named = [
    ...links.flatMap(({ from, to }) => [from, to]),
    ...Object.keys(words.glossary ?? {}),
    ...tags.map(([path]) => path),
  ];
  const byDataset = Map.groupBy(new Set(named), datasetOf);
  const schemas = [...byDataset].map(([name, paths]) =>
    datasetEvent(
      0,
      dataset(name, {
        ...(name === 'ghost' ? {} : schema(...paths.map(columnOf))),
        tags: { tags: tags.filter(([path]) => datasetOf(path) === name).flatMap(tagsOf) },
      }),
    ),
  );
  return catalogOf([...schemas, ...lineageEvents(links)], glossaryOf(words.glossary ?? {}));
}

function tagsOf([path, tags]: readonly [string, readonly (readonly [string, string])[]]): JsonObject[] {
  return tags.map(([key, value]) => ({ key, value, field: columnOf(path) }));
}

function lineageEvents(links: readonly PersonalLink[]): JsonObject[] {
  return [...Map.groupBy(links, ({ job }) => job)].map(([job, ofJob]) => {
    const outputs = [...Map.groupBy(ofJob, ({ to }) => datasetOf(to))].map(([name, toDataset]) => {
      const fields = [...Map.groupBy(toDataset, ({ to }) => columnOf(to))].map(
        ([column, those]) => [column, { inputFields: those.map(fieldOf) }] as const,
      );
      return dataset(name, { columnLineage: { fields: Object.fromEntries(fields) } });
    });
    return jobEvent(1, { job, outputs });
  });
}

function fieldOf({ from, by }: PersonalLink): JsonObject {
  const transformations = by.map((treatment) => ({
    type: treatment.startsWith('indirect') ? 'INDIRECT' : 'DIRECT',
    masking: treatment.endsWith('mask'),
  }));
  return inputField(from, { transformations });
}

/** Each column is on the line that its place in the record gives, from 1. */
function glossaryOf(words: Readonly<Record<string, string>>): Glossary {
  const columns = Object.entries(words).map(([path, pii], index) => ({
    path,
    column: {
      column: columnOf(path),
      description: null,
      term: null,
      pii,
      place: { file: 'glossary.yaml', line: index + 1 },
    } satisfies GlossaryColumn,
  }));
  const byDataset = Map.groupBy(columns, ({ path }) => datasetOf(path));
  const datasets = [...byDataset].map(([name, those]): [string, GlossaryDataset] => [
    datasetKey(datasetId(name)),
    {
      id: datasetId(name),
      description: null,
      owner: null,
      steward: null,
      domain: null,
      classification: null,
      retention: null,
      freshestBy: null,
      rules: [],
      columns: new Map(those.map(({ column }) => [column.column, column])),
      place: { file: 'glossary.yaml', line: 1 },
    },
  ]);
  return { ...NO_GLOSSARY, datasets: new Map(datasets) };
}

const COLUMNS = ['a.x', 'a.y', 'b.x', 'b.y', 'c.x', 'd.x', 'e.x', 'ghost.x'];
const anyColumn = fc.constantFrom(...COLUMNS);
const anyTreatment = fc.constantFrom<Treatment>('clear', 'clear', 'mask', 'indirect', 'indirect mask');

/** Up to sixteen links by two jobs, cycles and all, and words on some of the columns. */
export const anyPersonal: fc.Arbitrary<{
  readonly links: readonly PersonalLink[];
  readonly words: PersonalWords;
}> = fc.record({
  links: fc.uniqueArray(
    fc.record({
      from: anyColumn,
      to: anyColumn,
      by: fc.array(anyTreatment, { maxLength: 2 }),
      job: fc.constantFrom('j', 'k'),
    }),
    { maxLength: 16, selector: ({ from, to, job }) => `${from} ${to} ${job}` },
  ),
  words: fc.record({
    glossary: fc.dictionary(anyColumn, fc.constantFrom('email', 'email', 'Name', 'name', 'none', 'none'), {
      maxKeys: 4,
    }),
    tags: fc.dictionary(
      anyColumn,
      fc.constantFrom([['pii', 'email']] as const, [['PII', 'true']] as const, [['tier', 'gold']] as const),
      { maxKeys: 2 },
    ),
  }),
});
