/** The parts that a catalog is divided into where it is too large for one picture. */
import type { Catalog, Dataset } from '../model/catalog.ts';
import { compareStrings, keyOf, type Key } from '../model/identity.ts';
import { visible } from '../model/visible.ts';
import { containerOf } from './fan.ts';

/** A domain that people named; else a namespace, or what the names of some of its datasets stand in. */
export type Area =
  | { readonly kind: 'domain'; readonly name: string }
  | { readonly kind: 'namespace'; readonly name: string; readonly container: string | null };

export interface AreaDatasets {
  readonly area: Area;
  /** In the order of the catalog. */
  readonly datasets: readonly Dataset[];
}

export interface Areas {
  /** Domains first; in the order of their names. */
  readonly all: readonly AreaDatasets[];
  readonly of: (dataset: Dataset) => Area;
}

/** A namespace of more datasets than this is divided by what their names stand in. */
const MAX_UNDIVIDED = 40;

export function areasOf({ datasets }: Catalog): Areas {
  const sizes = new Map<string, number>();
  for (const { id } of datasets) sizes.set(id.namespace, (sizes.get(id.namespace) ?? 0) + 1);
  const areaOf = ({ id, glossary }: Dataset): Area => {
    if (glossary?.domain) return { kind: 'domain', name: glossary.domain };
    const isDivided = (sizes.get(id.namespace) ?? 0) > MAX_UNDIVIDED;
    return { kind: 'namespace', name: id.namespace, container: isDivided ? containerOf(id) : null };
  };
  const groups = Map.groupBy(datasets, (dataset) => areaKey(areaOf(dataset)));
  const all = [...groups.values()].flatMap((members) =>
    members.slice(0, 1).map((first) => ({ area: areaOf(first), datasets: members })),
  );
  return {
    all: all.sort((a, b) => compareAreas(a.area, b.area)),
    of: areaOf,
  };
}

function compareAreas(a: Area, b: Area): number {
  return (
    compareStrings(a.kind, b.kind) || compareStrings(a.name, b.name) || compareStrings(partOf(a), partOf(b))
  );
}

function partOf(area: Area): string {
  return area.kind === 'domain' ? '' : (area.container ?? '');
}

export function areaKey(area: Area): Key {
  return area.kind === 'domain'
    ? keyOf('domain', area.name)
    : keyOf('namespace', area.name, area.container === null ? 'all' : 'part', area.container ?? '');
}

/** `Finance`, `raw` of a warehouse, `s3://exports`. */
export function areaName(area: Area): string {
  return visible(area.kind === 'domain' ? area.name : (area.container ?? area.name));
}
