/** What the benchmark found at one size. Times are in milliseconds, memory and files in bytes. */
import type { Size } from '../warehouse/size.ts';
import type { Layout } from './layout-floor.ts';
import type { Spent } from './spent.ts';

export const SIZE_NAMES = ['small', 'medium', 'large'] as const;
export type SizeName = (typeof SIZE_NAMES)[number];

/** A phase of a build. */
export interface BuildPhase extends Spent {
  readonly name: string;
  /** The most memory that the build had up to its end. */
  readonly peakRssBytes: number;
  readonly counts: Readonly<Record<string, number>>;
}

export interface Build extends Spent {
  /** Of the process itself, or with all that it started, whichever is more. */
  readonly peakRssBytes: number;
  readonly phases: readonly BuildPhase[];
}

export interface Floor extends Spent {
  readonly peakRssBytes: number;
}

export interface Result {
  readonly size: Size;
  readonly logBytes: number;
  readonly cold: Build;
  readonly output: { readonly files: number; readonly pages: number; readonly bytes: number };
  readonly collectFloor: Floor;
  readonly renderFloor: Floor;
  readonly layout: Layout;
  readonly second: {
    readonly build: Build;
    /** What a cold build took: of two, the quicker one. */
    readonly coldMilliseconds: number;
    readonly files: number;
    /** Paths at which it differs from a cold build of the same log; null where that was not looked at. */
    readonly different: readonly string[] | null;
    /** Files that are not as the first build wrote them. */
    readonly written: number;
  };
}
