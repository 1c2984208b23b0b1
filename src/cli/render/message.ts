/** What the thread of a build and one that helps it say to each other. Both are copied on their way. */
import type { SharedEventFile } from '../../collect/event-reader.ts';
import type { LayoutFigures } from '../../layout/layouts.ts';
import type { Catalog } from '../../model/catalog.ts';
import type { SitePath } from '../../site/path.ts';
import type { Scripts } from '../../site/script.ts';
import type { SiteOptions } from '../../site/site.ts';

/** All that a thread needs in order to render any page. */
export interface Help {
  readonly catalog: Catalog;
  readonly options: Omit<SiteOptions, 'texts'>;
  readonly texts: SharedEventFile;
  readonly scripts: Scripts;
  /** Whether anybody wants to know what pages are made of. */
  readonly notes: boolean;
}

/** The work that is to be shared. */
export interface Task extends Help {
  /** The layouts that were kept of builds before. */
  readonly layouts: ReadonlyMap<string, string>;
  /** Where the site is written. */
  readonly staging: string;
  /** Its number, counted from 1: 0 is the thread of the build. */
  readonly helper: number;
  /** A folder for the code of the pages, below the working folder. */
  readonly code: string;
  /** The addresses of the files of each batch. */
  readonly batches: readonly (readonly string[])[];
  /** The memory of all turns. */
  readonly turns: SharedArrayBuffer;
}

/** A page, and the digest of what it is made of. */
export type Note = readonly [path: SitePath, digest: string];

/** What became of a batch. */
export interface Done {
  readonly kind: 'done';
  readonly batch: number;
  readonly notes: readonly Note[];
}

/** There is no batch left. */
export interface Ended {
  readonly kind: 'ended';
  readonly layouts: ReadonlyMap<string, string>;
  readonly figures: LayoutFigures;
}

export type Message = Done | Ended;
