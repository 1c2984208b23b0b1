/** What people wrote about the data, in YAML. Every entry knows the line that it came from. */
import type { Duration } from './duration.ts';
import type { DatasetId, JobId, Key } from './identity.ts';
import type { Place } from './place.ts';
import type { Rule } from './rule.ts';
import type { Schedule } from './schedule.ts';

export interface GlossaryColumn {
  /** The column's path within its dataset. */
  readonly column: string;
  readonly description: string | null;
  /** The id of a {@link Term}. */
  readonly term: string | null;
  /** The kind of personal data, in the words of whoever wrote it: `email`, `name`, `phone` …; `none` where it holds none. */
  readonly pii: string | null;
  readonly place: Place;
}

export interface GlossaryDataset {
  readonly id: DatasetId;
  readonly description: string | null;
  /** The id of an {@link Owner}. */
  readonly owner: string | null;
  /** The id of an {@link Owner}. */
  readonly steward: string | null;
  readonly domain: string | null;
  readonly classification: string | null;
  readonly retention: string | null;
  /** By each of its moments the dataset is to have been written since the moment before. */
  readonly freshestBy: Schedule | null;
  /** Those of the dataset, then those of its columns, each as written. */
  readonly rules: readonly Rule[];
  /** By the column's path. */
  readonly columns: ReadonlyMap<string, GlossaryColumn>;
  readonly place: Place;
}

export interface GlossaryJob {
  readonly id: JobId;
  readonly description: string | null;
  /** The id of an {@link Owner}. */
  readonly owner: string | null;
  /** As written. */
  readonly schedule: string | null;
  /** What is written, where it is a cron expression; null where there is none, or it could not be read. */
  readonly cron: Schedule | null;
  /** How long a run may take at most. */
  readonly longest: Duration | null;
  /** The transformation in words, one sentence a step. */
  readonly steps: readonly string[];
  readonly place: Place;
}

export interface Term {
  /** The key under `terms:`, by which columns and other terms refer to it. */
  readonly id: string;
  /** As people say it; the id where none is given. */
  readonly name: string;
  readonly definition: string;
  readonly synonyms: readonly string[];
  /** Ids of other terms. */
  readonly related: readonly string[];
  readonly place: Place;
}

export interface Owner {
  /** The key under `owners:`, by which datasets and jobs refer to it. */
  readonly id: string;
  readonly name: string;
  readonly kind: 'person' | 'team';
  readonly email: string | null;
  readonly description: string | null;
  /** For a team: ids of owners. */
  readonly members: readonly string[];
  readonly place: Place;
}

export interface Glossary {
  /** By `datasetKey`. */
  readonly datasets: ReadonlyMap<Key, GlossaryDataset>;
  /** By `jobKey`. */
  readonly jobs: ReadonlyMap<Key, GlossaryJob>;
  /** By id. */
  readonly terms: ReadonlyMap<string, Term>;
  /** By id. */
  readonly owners: ReadonlyMap<string, Owner>;
}
