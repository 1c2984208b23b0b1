/** What tables are called, and where they stand. */
import type { Draw } from './draw.ts';
import type { Layer } from './table.ts';
import { GRAINS, QUALIFIERS, VERBS } from './word.ts';

/** What a table is about. */
export interface Subject {
  readonly domain: string;
  /** In the singular. */
  readonly thing: string;
  /** Where its data comes from, such as `shop_eu`. */
  readonly system: string;
  readonly isDimension: boolean;
}

type Namespaces = readonly ((system: string) => string)[];

function postgres(system: string): string {
  return `postgres://${system.replace('_', '-')}.db.acme.example:5432`;
}

const SNOWFLAKE: Namespaces = [() => 'snowflake://acme-eu'];

/** Those of each layer: one that stands there twice is twice as likely. */
export const NAMESPACES: Readonly<Record<Layer, Namespaces>> = {
  source: [postgres, postgres, postgres, () => 'kafka://events.acme.example:9092', () => 's3://acme-landing'],
  raw: SNOWFLAKE,
  staging: SNOWFLAKE,
  intermediate: SNOWFLAKE,
  core: SNOWFLAKE,
  mart: SNOWFLAKE,
  report: [...SNOWFLAKE, () => 'bigquery'],
};

/** Later attempts, counted from 0, add what sets the name apart. */
export function nameOf(
  layer: Layer,
  { domain, thing, system, isDimension }: Subject,
  attempt: number,
  draw: Draw,
): string {
  const things = `${thing}${attempt === 0 ? 's' : `_${draw.pick(QUALIFIERS)}`}${attempt < 4 ? '' : `_${attempt}`}`;
  switch (layer) {
    case 'source':
      return `${system}.public.${things}`;
    case 'raw':
      return `raw.${system}.${things}`;
    case 'staging':
      return `analytics.staging.stg_${system}__${things}`;
    case 'intermediate':
      return `analytics.intermediate.int_${things}_${draw.pick(VERBS)}`;
    case 'core':
      return isDimension
        ? `analytics.core.dim_${attempt === 0 ? thing : things}`
        : `analytics.core.fct_${things}`;
    case 'mart':
      return `analytics.mart_${domain}.${things}_${draw.pick(GRAINS)}`;
    case 'report':
      return `reporting.${domain}.${draw.pick(['kpi', 'overview', 'board', 'export'])}_${things}_${draw.pick(GRAINS)}`;
  }
}

/** Gives each name once. */
export class Names {
  readonly #taken = new Set<string>();

  /** The first that nobody has. */
  free(namespace: string, nameOf: (attempt: number) => string): string {
    for (let attempt = 0; ; attempt++) {
      const name = nameOf(attempt);
      const key = JSON.stringify([namespace, name]);
      if (this.#taken.has(key)) continue;
      this.#taken.add(key);
      return name;
    }
  }
}
