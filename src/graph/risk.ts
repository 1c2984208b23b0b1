/**
 * How much a change weighs: one figure to compare changes by, simple enough to be checked by hand. It is no
 * probability and no cost: what an affected column is worth, nobody has told the catalog.
 */
import type { Change } from './impact/effect.ts';

/**
 * What one affected thing counts. A column that gets the values counts whole. One that they only decide on counts
 * half: its values stay, and only which rows there are may change. A dataset that is affected, but no column of it
 * by column lineage, counts a quarter, once: it may use all that was changed, or nothing of it.
 */
export const WEIGHTS = { value: 1, influence: 1 / 2, dataset: 1 / 4 } as const;

/**
 * What a kind of change counts. What is dropped is gone for good. What is renamed fails as surely, and is repaired by
 * writing the new name. Another type may do no harm at all.
 */
export const FACTORS: Readonly<Record<Change, number>> = { drop: 1, rename: 1 / 2, type: 1 / 4 };

/** How many affected things there are at one distance. */
export interface RiskTerm {
  readonly distance: number;
  /** Columns that get values. */
  readonly values: number;
  /** Columns that are only decided on. */
  readonly influences: number;
  /** Datasets that no column lineage leads to. */
  readonly datasets: number;
}

export interface Risk {
  /** `factor × Σ (values + ½ influences + ¼ datasets) ÷ distance`. */
  readonly figure: number;
  readonly factor: number;
  /** Nearest first. */
  readonly terms: readonly RiskTerm[];
}

/** Counts affected things by distance. */
export class RiskTally {
  readonly #counts: { value: number; influence: number; dataset: number }[] = [];

  /** @param distance 1 and more @param as what it counts as */
  add(distance: number, as: keyof typeof WEIGHTS, times = 1): void {
    const counts = (this.#counts[distance] ??= { value: 0, influence: 0, dataset: 0 });
    counts[as] += times;
  }

  /** Nearest first. */
  terms(): RiskTerm[] {
    const terms: RiskTerm[] = [];
    // An array of distances may have holes: `forEach` passes over them.
    this.#counts.forEach(({ value, influence, dataset }, distance) => {
      terms.push({ distance, values: value, influences: influence, datasets: dataset });
    });
    return terms;
  }
}

/** @param terms nearest first */
export function riskOf(change: Change, terms: readonly RiskTerm[]): Risk {
  const factor = FACTORS[change];
  return { figure: factor * terms.reduce((sum, term) => sum + sizeOf(term), 0), factor, terms };
}

function sizeOf({ distance, values, influences, datasets }: RiskTerm): number {
  const weight = values * WEIGHTS.value + influences * WEIGHTS.influence + datasets * WEIGHTS.dataset;
  return weight / distance;
}

/** How many distances a formula writes out; those beyond stand in it as one sum. */
const MAX_TERMS = 6;

/** The figure with this case's numbers put in: `1 × ((3 + ½ × 4) ÷ 1 + 2 ÷ 2) = 6`. */
export function formulaOf({ figure, factor, terms }: Risk): string {
  const rest = terms.slice(MAX_TERMS);
  const sum = [
    ...terms.slice(0, MAX_TERMS).map(termText),
    ...(rest.length > 0
      ? [`${rounded(rest.reduce((all, term) => all + sizeOf(term), 0))} from farther away`]
      : []),
  ].join(' + ');
  const isExact = Number(rounded(figure)) === figure && rest.length === 0;
  return `${fraction(factor)} × (${sum === '' ? '0' : sum}) ${isExact ? '=' : '≈'} ${rounded(figure)}`;
}

function termText({ distance, values, influences, datasets }: RiskTerm): string {
  const parts = [
    ...(values > 0 ? [String(values)] : []),
    ...(influences > 0 ? [`${fraction(WEIGHTS.influence)} × ${influences}`] : []),
    ...(datasets > 0 ? [`${fraction(WEIGHTS.dataset)} × ${datasets}`] : []),
  ];
  const sum = parts.join(' + ');
  return `${parts.length > 1 ? `(${sum})` : sum} ÷ ${distance}`;
}

function fraction(number: number): string {
  return number === 1 / 2 ? '½' : number === 1 / 4 ? '¼' : String(number);
}

/** To two digits after the point, without zeros at its end. */
export function rounded(number: number): string {
  return String(Math.round(number * 100) / 100);
}
