/** What the floor is to write: as many files as the site has, each under its path and of its size. */
import { readFileSync } from 'node:fs';

/** The name of the variable that says where the list is: JSON, pairs of a path and a size in bytes. */
const LIST = 'HEADWATER_FLOOR';
const PAGE = /(?:^|\/)index\.html$/;

/** What Astro puts before a page. */
const DOCTYPE = '<!DOCTYPE html>';
const SENTENCE = '<p>A page of which nobody has to think before it is written.</p>\n';

type Listed = readonly (readonly [path: string, size: number])[];

const listed = JSON.parse(readFileSync(process.env[LIST] ?? '', 'utf8')) as Listed;
const largest = listed.reduce((most, [, size]) => Math.max(most, size), 0);
/** One prepared text; every file is its beginning. */
const prepared = SENTENCE.repeat(Math.ceil((largest + 1) / SENTENCE.length));

export interface Sized {
  /** In bytes. */
  readonly size: number;
}

/** Routes of pages. */
export function pageRoutes(): { params: { path: string | undefined }; props: Sized }[] {
  return listed
    .filter(([path]) => PAGE.test(path))
    .map(([path, size]) => {
      const folder = path.replace(PAGE, '');
      return { params: { path: folder === '' ? undefined : folder }, props: { size } };
    });
}

/** Routes of all other files. */
export function fileRoutes(): { params: { file: string }; props: Sized }[] {
  return listed
    .filter(([path]) => !PAGE.test(path))
    .map(([path, size]) => ({ params: { file: path }, props: { size } }));
}

export function pageText({ size }: Sized): string {
  return prepared.slice(0, Math.max(0, size - DOCTYPE.length));
}

export function fileText({ size }: Sized): string {
  return prepared.slice(0, size);
}
