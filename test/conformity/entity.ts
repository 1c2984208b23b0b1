/** The lines of `api/entities.ndjson`: one a page. */
import type { JsonObject } from './json.ts';
import type { Name } from './name.ts';
import { nameIn, namesOf, readRecords, recordsIn } from './site-record.ts';

export interface Entity {
  readonly kind: 'dataset' | 'column' | 'job' | 'run' | 'term';
  /** Namespace and name, and the column; or the id. */
  readonly names: readonly string[];
  readonly url: string;
  readonly aliases: readonly Name[];
}

/** @throws Error where a line is of no kind that the site promises */
export function readEntities(site: string): readonly Entity[] {
  return readRecords(site, 'api/entities.ndjson').map((record) => ({
    kind: kindOf(record['kind']),
    names: namesIn(record),
    url: String(record['url']),
    aliases: recordsIn(record['aliases']).map(nameIn),
  }));
}

function kindOf(kind: unknown): Entity['kind'] {
  switch (kind) {
    case 'dataset':
    case 'column':
    case 'job':
    case 'run':
    case 'term':
      return kind;
    default:
      throw new Error(`api/entities.ndjson has an entity of the kind ${JSON.stringify(kind)}`);
  }
}

/** What names the entity that a line, or a JSON twin, is of. */
export function namesIn(record: JsonObject): readonly string[] {
  return typeof record['id'] === 'string' ? [record['id']] : namesOf(record);
}

/** Columns have no twin of their own: their dataset's holds what they are. */
export function hasTwin({ kind }: Entity): boolean {
  return kind !== 'column';
}
