/** Values on their way from one thread to another: texts, since to copy a text costs less than to copy what it says. */
import type { Json } from '../model/json.ts';
import type { KnownFacet } from './known-facet.ts';
import type { NotFinite } from './not-finite.ts';
import type { Value } from './value.ts';

interface PackedFacet {
  readonly canonical: string;
  /** Null where it is the same. */
  readonly text: string | null;
  readonly inexact: readonly string[] | null;
}

type PackedValue =
  | {
      readonly line: number;
      readonly ok: true;
      readonly text: string;
      /** By number. */
      readonly facets: readonly number[];
      readonly inexact: readonly string[] | null;
      readonly notFinite: NotFinite | null;
    }
  | Extract<Value, { readonly ok: false }>;

/** Some values, and the facets in them that no pack before holds. */
export interface Pack {
  readonly values: readonly PackedValue[];
  /** The number of the first; 0 also where the ones before are not needed any more. */
  readonly firstFacet: number;
  readonly facets: readonly PackedFacet[];
}

/** How much text of facets is kept at the other end, in characters; then it is sent anew. */
const ROOM = 128 * 1024 * 1024;

export class Packer {
  readonly #room: number;
  readonly #numbers = new Map<KnownFacet, number>();
  #kept = 0;
  #values: PackedValue[] = [];
  #facets: PackedFacet[] = [];
  #size = 0;

  constructor(room = ROOM) {
    this.#room = room;
  }

  /** How much text is packed and not taken, in characters. */
  get size(): number {
    return this.#size;
  }

  add(value: Value): void {
    this.#values.push(value.ok ? this.#pack(value) : value);
  }

  /** What is packed. */
  take(): Pack {
    const pack = {
      values: this.#values,
      firstFacet: this.#numbers.size - this.#facets.length,
      facets: this.#facets,
    };
    [this.#values, this.#facets, this.#size] = [[], [], 0];
    if (this.#kept > this.#room) this.#forget();
    return pack;
  }

  #pack({ line, content, notFinite }: Value & { readonly ok: true }): PackedValue {
    const { text, facets, inexact } = content;
    this.#size += text.length;
    return { line, ok: true, text, facets: facets.map((facet) => this.#numberOf(facet)), inexact, notFinite };
  }

  #forget(): void {
    this.#numbers.clear();
    this.#kept = 0;
  }

  #numberOf(facet: KnownFacet): number {
    const known = this.#numbers.get(facet);
    if (known !== undefined) return known;
    const { canonical, text, inexact } = facet;
    const length = canonical.length + (text === canonical ? 0 : text.length);
    this.#size += length;
    this.#kept += length;
    this.#facets.push({ canonical, text: text === canonical ? null : text, inexact });
    const number = this.#numbers.size;
    this.#numbers.set(facet, number);
    return number;
  }
}

/** Takes the packs in their order. */
export class Unpacker {
  #facets: KnownFacet[] = [];

  *values({ values, firstFacet, facets }: Pack): Generator<Value> {
    if (firstFacet === 0) this.#facets = [];
    for (const facet of facets) this.#facets.push(unpackFacet(facet));
    for (const value of values) yield value.ok ? this.#unpack(value) : value;
  }

  #unpack({ line, text, facets, inexact, notFinite }: PackedValue & { readonly ok: true }): Value {
    const known = facets.flatMap((number) => this.#facets[number] ?? []);
    const value = JSON.parse(text) as Json;
    return { line, ok: true, content: { text, value, facets: known, inexact }, notFinite };
  }
}

function unpackFacet({ canonical, text: masked, inexact }: PackedFacet): KnownFacet {
  const text = masked ?? canonical;
  return { canonical, text, value: JSON.parse(text) as Json, inexact };
}
