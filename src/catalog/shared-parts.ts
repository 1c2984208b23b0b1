/**
 * What a catalog says in equal words is kept once: the names of a column, which each edge repeats, and spans and
 * transformations, which edges beside one another share. A large catalog then takes half of the memory.
 */
import type {
  Catalog,
  Column,
  ColumnEdge,
  Dataset,
  IoEdge,
  SchemaColumn,
  SchemaVersion,
  Span,
} from '../model/catalog.ts';
import { ColumnMap } from '../model/column-map.ts';
import type { Evidence } from '../model/event.ts';
import type { Transformation } from '../model/facet.ts';
import type { ColumnId, DatasetId } from '../model/identity.ts';

/** The same catalog, member by member. */
export function withSharedParts(catalog: Catalog): Catalog {
  const shared = new SharedParts();
  return {
    ...catalog,
    datasets: catalog.datasets.map((dataset) => shared.dataset(dataset)),
    ioEdges: catalog.ioEdges.map((edge) => shared.ioEdge(edge)),
    columnEdges: catalog.columnEdges.map((edge) => shared.columnEdge(edge)),
  };
}

class SharedParts {
  readonly #texts = new Map<string, string>();
  readonly #columns = new ColumnMap<ColumnId>();
  /** By its first event, and then by its last: of each event there is one evidence. */
  readonly #spans = new Map<Evidence, Map<Evidence, Span>>();
  readonly #transformations = new Map<string, readonly Transformation[]>();

  dataset(dataset: Dataset): Dataset {
    return {
      ...dataset,
      columns: dataset.columns.map((column) => this.#column(column)),
      schemas: dataset.schemas.map((version) => this.#schema(version)),
    };
  }

  /** Here and below each member is named: a copy by spreading takes more room than a literal. */
  ioEdge({ direction, dataset, job, state, origin, explicit, span, spells }: IoEdge): IoEdge {
    return { direction, dataset, job, state, origin, explicit, span: this.#span(span), spells };
  }

  columnEdge(edge: ColumnEdge): ColumnEdge {
    const { from, to, job, transformations, origin, state, span, spells } = edge;
    const shared = {
      from: this.#id(from),
      to: this.#end(to),
      job,
      transformations: this.#list(transformations),
      origin,
      state,
      span: this.#span(span),
      spells,
    };
    return edge.origin === 'derived'
      ? { ...shared, origin: edge.origin, derivation: edge.derivation }
      : { ...shared, origin: edge.origin };
  }

  #column({ id, state, type, description, span, glossary }: Column): Column {
    return {
      id: this.#id(id),
      state,
      type: this.#text(type),
      description: this.#text(description),
      span: this.#span(span),
      glossary,
    };
  }

  #schema({ columns, span }: SchemaVersion): SchemaVersion {
    return { columns: columns.map((column) => this.#schemaColumn(column)), span: this.#span(span) };
  }

  #schemaColumn({ column, type, description }: SchemaColumn): SchemaColumn {
    return { column: this.#name(column), type: this.#text(type), description: this.#text(description) };
  }

  #end(to: ColumnId | DatasetId): ColumnId | DatasetId {
    return 'column' in to ? this.#id(to) : to;
  }

  #id(id: ColumnId): ColumnId {
    return this.#columns.at(id, () => ({
      namespace: this.#name(id.namespace),
      name: this.#name(id.name),
      column: this.#name(id.column),
    }));
  }

  #text(text: string | null): string | null {
    return text === null ? null : this.#name(text);
  }

  #name(text: string): string {
    const known = this.#texts.get(text);
    if (known === undefined) this.#texts.set(text, text);
    return known ?? text;
  }

  #span(span: Span): Span {
    const { first, last } = span;
    let byLast = this.#spans.get(first);
    if (byLast === undefined) this.#spans.set(first, (byLast = new Map<Evidence, Span>()));
    const known = byLast.get(last);
    if (known === undefined) byLast.set(last, span);
    return known ?? span;
  }

  #list(transformations: readonly Transformation[]): readonly Transformation[] {
    if (transformations.length === 0) return NONE;
    const key = JSON.stringify(transformations);
    const known = this.#transformations.get(key);
    if (known === undefined) this.#transformations.set(key, transformations);
    return known ?? transformations;
  }
}

const NONE: readonly Transformation[] = [];
