/** `npm run build`: runs the mock pipelines, reads the log and the glossary, and writes the site. */
import { relative } from 'node:path';
import { shareLayouts } from '../layout/shared.ts';
import { buildInfo } from '../site/build-info.ts';
import { pageMatters } from '../site/page-digest/matter.ts';
import { publish } from '../site/published.ts';
import { searchIndex } from '../site/search-index/search-index.ts';
import type { Site } from '../site/site.ts';
import { toldOfKept, toldOfRuns, toldOfScripts, toldOfSearch } from './build-text.ts';
import { readConfiguration } from './configuration.ts';
import { boundHeapGrowth } from './heap-growth.ts';
import { undoneOnSignal } from './interrupt.ts';
import { originOf } from './kept/kept-origin.ts';
import { NOTHING_KEPT, openKept, type KeptOutput } from './kept/kept-output.ts';
import { keepCatalog, keepingFolder } from './kept/last-build.ts';
import { openLayouts, type LayoutStore } from './kept/layout-store.ts';
import { load } from './load.ts';
import { readOptions, sourcesOf, type BuildOptions } from './options.ts';
import { claimOutput, type OutputFolder } from './output/output-folder.ts';
import { ToldPhases, type Phases } from './phase/phase.ts';
import { repositoryFolders, runAllPipelines } from './pipeline.ts';
import { profiled } from './phase/profile.ts';
import { PROJECT_ROOT } from './project.ts';
import { writeReport } from './report-file.ts';
import { processScreen } from './phase/screen.ts';
import { bundleScripts } from './script-bundle.ts';
import { summaryLines, type Saved } from './phase/summary.ts';
import { outliveReaders, plural, say, sayError, sayProblems } from './terminal.ts';
import { writeTimings } from './phase/timings.ts';
import { writeSite } from './render/written-site.ts';

const HELP = `Builds the lineage site.

Usage: npm run build -- [options]

  --events <path>…    OpenLineage events to document, files or folders: JSON, NDJSON or lists,
                      plain or gzipped. The mock pipelines do not run then
  --glossary <path>…  YAML that people wrote about the data, files or folders
  --out <dir>         the folder to write (default: dist)
  --no-pipelines      document the log as it is, without running the mock pipelines first
  --as-of <time>      the moment to tell of, or the day, to its end (default: the newest event):
                      later events are left out, and counted
  --dialect <name>    the SQL dialect of jobs of which neither the log nor its names tell, such as
                      postgresql, snowflake or spark
  --url <address>     the web address that the site will have: its pages then name it, with previews
                      for those who share them, and a sitemap
  --edit <address>    where a file of the glossary is edited, such as
                      https://github.com/acme/data/edit/main/{file}#L{line}
  --strict            exit 1, and write nothing, when any input is rejected or a pipeline fails
  --no-cache          make everything anew: nothing of builds before is used, nor left to the next,
                      but for the catalog that \`npm run headwater\` asks
  --threads <n>       how many threads render, each with the whole catalog in memory
                      (default: one for each processor, up to four, where there are many pages)
  --timings <file>    write there as JSON what each phase took: time, work, memory
  --profile[=<file>]  write there what each function took (default: headwater.cpuprofile)
  --help              show this text

Examples:
  npm run build
  npm run build -- --events logs/ --glossary glossary.yaml --out site

Exit codes: 0 built, 1 not built, 2 the command was not understood.
`;

/** @returns the exit code */
export async function build(args: readonly string[]): Promise<number> {
  let options: BuildOptions;
  try {
    options = readOptions(args);
  } catch (error) {
    sayError(error);
    return 2;
  }
  if (options.help) {
    process.stdout.write(HELP);
    return 0;
  }
  try {
    return (await measured(options)) ? 0 : 1;
  } catch (error) {
    sayError(error);
    return 1;
  }
}

/** Builds, and leaves what `--timings` and `--profile` ask for, also where it fails. */
function measured(options: BuildOptions): Promise<boolean> {
  const { profile } = options;
  return profile === null ? timed(options) : profiled(profile, () => timed(options));
}

async function timed(options: BuildOptions): Promise<boolean> {
  const { timings } = options;
  if (timings !== null) await writeReport('--timings', timings, '');
  const screen = processScreen();
  const phases = new ToldPhases(screen);
  let built = false;
  try {
    built = await undoneOnSignal(screen.close, () => run(options, phases));
    return built;
  } finally {
    screen.close();
    if (timings !== null) await writeTimings(timings, built, phases.whole);
  }
}

/** @returns false where `--strict` forbids what came of the inputs */
async function run(options: BuildOptions, phases: ToldPhases): Promise<boolean> {
  const output = await claimOutput(options.out, PROJECT_ROOT);
  const pipelinesRan = !options.pipelines || (await runPipelines(phases));
  const sources = sourcesOf(options, await readConfiguration(PROJECT_ROOT));
  const bundle = bundleScripts();
  // Should the reading fail before, that is what is told.
  bundle.catch(() => undefined);
  const { site, shared: texts, close } = await load(sources, phases);
  boundHeapGrowth(buildInfo(site).counts.columns, 1);
  sayProblems(site.catalog.problems);
  if (options.strict && isRefused(site, pipelinesRan)) return false;
  const scripts = await phases.run('Scripts', () => bundle, toldOfScripts);
  const search = await phases.run('Search', () => searchIndex(site), toldOfSearch);
  const cache = options.cache ? keepingFolder() : null;
  const kept = cache === null ? NOTHING_KEPT : await openKept(output.path, await originOf(site), cache);
  const store = await openLayouts(cache);
  publish({ site, scripts, note: kept.note, search });
  shareLayouts(store.layouts);
  try {
    const { threads } = options;
    await writeSite({ output, site, kept, layouts: store.layouts, scripts, texts, threads }, phases);
  } finally {
    await store.close();
  }
  await phases.run('Keep', () => keepAll(site, kept, store), toldOfKept);
  close();
  tellWhole(phases, output, savedBy(kept, store));
  return true;
}

/** For the next build, and for questions. @returns the bytes of the catalog; null where it could not be kept */
async function keepAll(site: Site, kept: KeptOutput, store: LayoutStore): Promise<number | null> {
  await kept.keep(await originOf(site), pageMatters(site));
  await store.keep();
  return keepCatalog(site);
}

async function runPipelines(phases: Phases): Promise<boolean> {
  const outcomes = await phases.run('Pipelines', () => runAllPipelines(repositoryFolders()), toldOfRuns);
  return outcomes.every(({ status }) => status === 'COMPLETE');
}

function isRefused(site: Site, pipelinesRan: boolean): boolean {
  const { errors } = buildInfo(site).problems;
  if (errors === 0 && pipelinesRan) return false;
  const cause = errors > 0 ? plural(errors, 'problem') : 'a pipeline that failed';
  say(`\nNothing was written: --strict, and ${cause}. The last output is as it was.`);
  return true;
}

function savedBy(kept: KeptOutput, { layouts }: LayoutStore): Saved {
  const { shapes, laidOut } = layouts.figures();
  return { files: kept.taken.files, shapes: shapes - laidOut };
}

function tellWhole(phases: ToldPhases, { path }: OutputFolder, saved: Saved): void {
  const { whole } = phases;
  const outcome = relative(process.cwd(), path) || path;
  phases.tell('Built', { outcome, details: summaryLines(whole, saved) }, whole.milliseconds);
}

if (import.meta.main) {
  outliveReaders();
  process.exitCode = await build(process.argv.slice(2));
}
