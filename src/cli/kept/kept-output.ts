/**
 * Takes over what the last output says already. A page stands as it is where all that it is made of has the digest that it
 * had, and its files are as the last build wrote them; then it is not rendered, and its files stay in the output.
 */
import { join } from 'node:path';
import { InputError } from '../../model/input-error.ts';
import { digestOf } from '../../site/page-digest/digest.ts';
import type { PageMatter } from '../../site/page-digest/matter.ts';
import type { SitePath } from '../../site/path.ts';
import type { PageNotes } from '../../site/published.ts';
import { differenceOf, type Origin } from './kept-origin.ts';
import { lastPages, writePages, type KeptPage, type KeptPages } from './kept-pages.ts';
import { NOTHING_STAYS, type Staying } from '../output/output-folder.ts';
import { fileAt, isAsWritten, type PageFile } from './page-file.ts';
import { placeOf, type PlannedFile } from '../render/planned-file.ts';
import type { Progress } from '../phase/progress.ts';
import { reasonOf } from '../reason.ts';
import { standingPages } from './standing-pages.ts';
import { say } from '../terminal.ts';

export interface Taken {
  readonly pages: number;
  readonly files: number;
}

/** What a build takes over, and leaves to the next one. */
export interface KeptOutput {
  /** Why no page is taken over, as the end of a sentence; null where that goes without saying. */
  readonly reason: string | null;
  /** How many pages of the last output are known. */
  readonly known: number;
  /** How many pages are taken over, and how many files they have. */
  readonly taken: Taken;
  /** Remembers what a page is made of, as it is rendered. */
  readonly note: PageNotes;
  /** Remembers the digest of what a page is made of that another thread rendered. */
  noted(path: SitePath, digest: string): void;
  /** Whether it remembers anything. */
  readonly isKeeping: boolean;
  /**
   * Finds which pages of the last output say what they said: those are taken over.
   * @param pages of all pages of the site
   */
  compare(pages: Iterable<PageMatter>, progress: Progress): Promise<void>;
  /** @returns of all files of the site those that have to be rendered, in their order */
  select<File extends PlannedFile>(files: readonly File[]): readonly File[];
  /**
   * Notes how the files that were rendered stand in the folder where they were.
   * @returns what is taken over, which stays in the output
   */
  settle(staging: string): Staying;
  /**
   * Keeps for the next build what the output, now in its place, is made of. Where that fails, it is said.
   * @param now what pages are made with at the end: where it was changed under the build, nothing is kept
   * @param pages of all pages of the site
   */
  keep(now: Origin, pages: Iterable<PageMatter>): Promise<void>;
}

/** Takes over nothing, and leaves nothing. */
export const NOTHING_KEPT: KeptOutput = {
  reason: null,
  known: 0,
  taken: { pages: 0, files: 0 },
  note: () => undefined,
  noted: () => undefined,
  isKeeping: false,
  compare: () => Promise.resolve(),
  select: (files) => files,
  settle: () => NOTHING_STAYS,
  keep: () => Promise.resolve(),
};

/**
 * Finds what the last build kept of its output. Nothing that is wrong with it is a mistake of whoever builds: all pages are
 * rendered then.
 * @param output the real path of the folder that is written
 * @param folder where builds keep things for one another
 */
export async function openKept(output: string, origin: Origin, folder: string): Promise<KeptOutput> {
  const { reason, pages } = await lastPages(output, origin, folder);
  return new KeptPagesOfOutput(output, folder, origin, pages, reason);
}

class KeptPagesOfOutput implements KeptOutput {
  readonly reason: string | null;
  readonly #output: string;
  readonly #folder: string;
  readonly #origin: Origin;
  readonly #last: KeptPages;
  /** The names of the files in the folder of each page. */
  #planned: ReadonlyMap<SitePath, readonly string[]> = new Map();
  #taken = new Map<SitePath, KeptPage>();
  /** The digests of what was rendered. */
  readonly #noted = new Map<SitePath, string>();
  /** The files of each page in the new output. */
  readonly #made = new Map<SitePath, readonly PageFile[]>();

  constructor(output: string, folder: string, origin: Origin, last: KeptPages, reason: string | null) {
    this.#output = output;
    this.#folder = folder;
    this.#origin = origin;
    this.#last = last;
    this.reason = reason;
  }

  get known(): number {
    return this.#last.size;
  }

  get taken(): Taken {
    let files = 0;
    for (const page of this.#taken.values()) files += page.files.length;
    return { pages: this.#taken.size, files };
  }

  readonly isKeeping = true;

  readonly note: PageNotes = (path, matter) => {
    this.noted(path, digestOf(matter()));
  };

  noted(path: SitePath, digest: string): void {
    this.#noted.set(path, digest);
  }

  async compare(pages: Iterable<PageMatter>, progress: Progress): Promise<void> {
    const isWhole = this.#isWhole.bind(this);
    this.#taken = await standingPages({ last: this.#last, pages, isWhole }, progress);
  }

  select<File extends PlannedFile>(files: readonly File[]): readonly File[] {
    const places = files.map((file) => ({ file, ...placeOf(file) }));
    const planned = Map.groupBy(places, ({ folder }) => folder);
    this.#planned = new Map(
      [...planned].map(([path, those]) => [path, those.map(({ name }) => name).sort()]),
    );
    for (const [path, page] of this.#taken) if (!this.#isPlanned(path, page)) this.#taken.delete(path);
    return places.filter(({ folder }) => !this.#taken.has(folder)).map(({ file }) => file);
  }

  /** Whether the files of the page are those that it is to have. */
  #isPlanned(path: SitePath, { files }: KeptPage): boolean {
    const planned = this.#planned.get(path) ?? [];
    return planned.length === files.length && files.every(({ name }, index) => name === planned[index]);
  }

  settle(staging: string): Staying {
    for (const path of this.#noted.keys()) {
      const folder = join(staging, path);
      // Before the output is in its place, where another build may put its own over it.
      this.#made.set(
        path,
        (this.#planned.get(path) ?? []).flatMap((name) => fileAt(folder, name) ?? []),
      );
    }
    const pages = [...this.#taken];
    const files = pages.flatMap(([path, page]) => page.files.map(({ name }) => `${path.slice(1)}${name}`));
    const check = (): void => {
      for (const [path, page] of pages) if (!this.#isWhole(path, page)) throw changedMeanwhile(this.#output);
    };
    return { files, check };
  }

  /** Whether the files of the page are as the last build wrote them. */
  #isWhole(path: SitePath, { files }: KeptPage): boolean {
    const folder = join(this.#output, path);
    return files.every((file) => isAsWritten(folder, file));
  }

  async keep(now: Origin, pages: Iterable<PageMatter>): Promise<void> {
    if (differenceOf(this.#origin, now) !== null) {
      say('           the pages are not kept for the next build: the code was changed while this one ran');
      return;
    }
    try {
      await writePages(this.#output, { origin: this.#origin, pages: this.#pages(pages) }, this.#folder);
    } catch (error) {
      say(`           the pages are not kept for the next build: ${reasonOf(error)}`);
    }
  }

  /** Those of which it is known what they are made of, with their files as they were written. */
  #pages(pages: Iterable<PageMatter>): KeptPages {
    const kept = new Map<SitePath, KeptPage>();
    for (const { path, ground: find } of pages) {
      const taken = this.#taken.get(path);
      const digest = taken?.digest ?? this.#noted.get(path);
      if (digest === undefined) continue;
      const files = taken?.files ?? this.#made.get(path) ?? [];
      const ground = taken === undefined ? (find?.() ?? null) : taken.ground;
      if (files.length > 0 && files.length === this.#planned.get(path)?.length)
        kept.set(path, { digest, ground, files });
    }
    return kept;
  }
}

function changedMeanwhile(output: string): InputError {
  return new InputError(
    `${output} was changed while this build ran, maybe by another build`,
    'Build again; the output was left as it is now.',
  );
}
