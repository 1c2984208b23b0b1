/** The tables of a warehouse, before their columns: sources at first, and each layer made of those before it. */
import { drawFor, type Draw } from './draw.ts';
import { nameOf, Names, NAMESPACES, type Subject } from './name.ts';
import { sharesOf } from './share.ts';
import { LEAST_COLUMNS, MOST_COLUMNS, type Size } from './size.ts';
import { LAYERS, type Layer, type Outline } from './table.ts';
import { DOMAINS, REGIONS, SHARED_DIMENSIONS } from './word.ts';

/** Of what is neither a source nor a copy of one. */
const LATER: readonly (readonly [Layer, number])[] = [
  ['intermediate', 0.3],
  ['core', 0.325],
  ['mart', 0.25],
];

/** How many of a layer's tables sum rows up. */
const SUMMED: Readonly<Record<Layer, number>> = {
  source: 0,
  raw: 0,
  staging: 0,
  intermediate: 0.05,
  core: 0.1,
  mart: 0.5,
  report: 0.5,
};

/** Tables have so many columns, as in most warehouses: half have fewer, and a few have very many. */
const MEDIAN_WIDTH = 15;
const WIDTH_SPREAD = 0.75;

/** Per source system. */
const SYSTEM_TABLES = 30;

type Bare = Omit<Outline, 'width'>;

export function outlinesOf(size: Size): Outline[] {
  const builder = new Builder(drawFor(size.seed, 1), size.datasets);
  for (const [layer, count] of countsOf(size.datasets)) {
    for (let index = 0; index < count; index++) builder.add(layer, index);
  }
  const { tables, widths } = builder;
  const shares = sharesOf(widths, size.columns, { least: LEAST_COLUMNS, most: MOST_COLUMNS });
  return tables.map((table, place) => ({ ...table, width: shares[place] ?? 0 }));
}

/** Each source has a raw copy, and that a tidy one. */
function countsOf(datasets: number): (readonly [Layer, number])[] {
  const copies = Math.floor(datasets / 5);
  const later = datasets - 3 * copies;
  const made = LATER.map(([layer, share]) => [layer, Math.floor(later * share)] as const);
  const rest = later - made.reduce((sum, [, count]) => sum + count, 0);
  return [['source', copies], ['raw', copies], ['staging', copies], ...made, ['report', rest]];
}

class Builder {
  readonly tables: Bare[] = [];
  /** As weights. */
  readonly widths: number[] = [];
  readonly #draw: Draw;
  readonly #names = new Names();
  readonly #byLayer = new Map<Layer, number[]>(LAYERS.map((layer) => [layer, []]));
  readonly #dimensions: number[] = [];
  readonly #facts: number[] = [];
  readonly #systems: readonly Subject[];
  /** How many dimensions all join. */
  readonly #shared: number;

  constructor(draw: Draw, datasets: number) {
    this.#draw = draw;
    this.#shared = Math.min(SHARED_DIMENSIONS.length, Math.ceil(datasets / 30));
    const count = Math.ceil(datasets / 5 / SYSTEM_TABLES);
    this.#systems = Array.from({ length: Math.max(3, count) }, (_, index) => systemOf(draw, index));
  }

  add(layer: Layer, index: number): void {
    const inputs = this.#inputsOf(layer, index);
    const subject = this.#subjectOf(layer, index, inputs);
    const main = this.tables[inputs[0] ?? -1];
    const copied = layer === 'raw' || layer === 'staging' ? this.widths[inputs[0] ?? -1] : undefined;
    const place = this.tables.length;
    const namespace = this.#draw.pick(NAMESPACES[layer])(subject.system);
    const name = this.#names.free(namespace, (attempt) => nameOf(layer, subject, attempt, this.#draw));
    const thing = main?.thing ?? subject.thing;
    const isSummed = inputs.length > 0 && this.#draw.chance(SUMMED[layer]);
    this.tables.push({ layer, domain: subject.domain, thing, namespace, name, inputs, isSummed });
    this.widths.push(copied ?? this.#draw.logNormal(MEDIAN_WIDTH, WIDTH_SPREAD));
    this.#layer(layer).push(place);
    if (layer === 'core') (subject.isDimension ? this.#dimensions : this.#facts).push(place);
  }

  /** Whether the core's table of that index is a dimension that all join. */
  #isShared(index: number): boolean {
    return index < this.#shared;
  }

  #layer(layer: Layer): number[] {
    return this.#byLayer.get(layer) ?? [];
  }

  #subjectOf(layer: Layer, index: number, [main]: readonly number[]): Subject {
    const source = main === undefined ? undefined : this.tables[main];
    if (layer === 'core' && this.#isShared(index)) {
      return { domain: 'shared', thing: SHARED_DIMENSIONS[index] ?? '', system: '', isDimension: true };
    }
    if (source === undefined) {
      const system = this.#draw.pick(this.#systems);
      const domain = DOMAINS.find(({ name }) => name === system.domain) ?? DOMAINS[0];
      return { ...system, thing: this.#draw.pick(domain?.things ?? []) };
    }
    return {
      domain: source.domain,
      thing: source.thing,
      system: systemIn(source.name),
      isDimension: this.#draw.chance(0.35),
    };
  }

  #inputsOf(layer: Layer, index: number): number[] {
    switch (layer) {
      case 'source':
        return [];
      case 'raw':
        return this.#layer('source').slice(index, index + 1);
      case 'staging':
        return this.#layer('raw').slice(index, index + 1);
      case 'intermediate':
        return this.#joined(this.#layer('staging'), this.#layer('staging'), 2);
      case 'core':
        return this.#isShared(index)
          ? this.#joined(this.#layer('staging'), this.#layer('staging'), 1)
          : this.#joined(
              this.#draw.chance(0.6) ? this.#layer('intermediate') : this.#layer('staging'),
              this.#dimensions,
              3,
            );
      case 'mart':
        return this.#joined(this.#facts, this.#dimensions, 4);
      case 'report':
        return this.#joined(
          this.#layer('mart'),
          this.#draw.chance(0.5) ? this.#dimensions : this.#layer('mart'),
          2,
        );
    }
  }

  /** One of the main ones, all of which are as likely, and some of the others, of which the first are joined most. */
  #joined(main: readonly number[], others: readonly number[], most: number): number[] {
    const from = main.length > 0 ? main : this.tables.map((_, place) => place);
    const joins = others.length === 0 ? 0 : this.#draw.below(most + 1);
    const picked = Array.from({ length: joins }, () => this.#draw.pickEarly(others));
    return [...new Set([this.#draw.pick(from), ...picked])];
  }
}

function systemOf(draw: Draw, index: number): Subject {
  const domain = index === 0 ? DOMAINS[0] : draw.pickEarly(DOMAINS);
  const system = `${draw.pick(domain?.systems ?? [])}_${draw.pick(REGIONS)}`;
  return { domain: domain?.name ?? '', thing: '', system, isDimension: false };
}

/** Sources and their copies are named by their system. */
function systemIn(name: string): string {
  return /^(?:raw\.)?(\w+)[./]/.exec(name)?.[1] ?? /stg_(\w+?)__/.exec(name)?.[1] ?? '';
}
