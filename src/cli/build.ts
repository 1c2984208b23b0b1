/** `npm run build`: runs the mock pipelines, reads the log and the glossary, and writes the site. */
import { build as buildPages } from 'astro';
import { relative } from 'node:path';
import { buildInfo } from '../site/build-info.ts';
import { publish } from '../site/published.ts';
import { visible } from '../model/visible.ts';
import { readConfiguration } from './configuration.ts';
import { keepCatalog } from './last-build.ts';
import { load, type Loaded } from './load.ts';
import { readOptions, sourcesOf, type BuildOptions } from './options.ts';
import { claimOutput, commitOutput, discardOutput, type OutputFolder } from './output-folder.ts';
import { outcomeTable, repositoryFolders, runAllPipelines } from './pipeline.ts';
import { PROJECT_ROOT } from './project.ts';
import { bundleScripts } from './script-bundle.ts';
import { inWorkingFolder } from './working-folder.ts';
import { plural, progress, say, sayError, sayPhase, sayProblems } from './terminal.ts';

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
    return (await run(options)) ? 0 : 1;
  } catch (error) {
    sayError(error);
    return 1;
  }
}

/** @returns false where `--strict` forbids what came of the inputs */
async function run(options: BuildOptions): Promise<boolean> {
  const start = performance.now();
  const output = await claimOutput(options.out, PROJECT_ROOT);
  const pipelinesRan = !options.pipelines || (await runPipelines());
  const { site, close } = await loadSite(options);
  sayProblems(site.catalog.problems);
  const errors = buildInfo(site).problems.errors;
  if (options.strict && (errors > 0 || !pipelinesRan)) {
    const cause = errors > 0 ? plural(errors, 'problem') : 'a pipeline that failed';
    say(`\nNothing was written: --strict, and ${cause}. The last output is as it was.`);
    return false;
  }
  publish(site, await bundleScripts());
  await render(output);
  await keepCatalog(site);
  close();
  sayPhase('Built', relative(process.cwd(), output.path) || output.path, start);
  return true;
}

async function runPipelines(): Promise<boolean> {
  const start = performance.now();
  const outcomes = await runAllPipelines(repositoryFolders());
  const failed = outcomes.filter((outcome) => outcome.status !== 'COMPLETE').length;
  sayPhase('Pipelines', `${plural(outcomes.length, 'run')}, ${failed} failed`, start);
  if (failed > 0) say(outcomeTable(outcomes));
  return failed === 0;
}

async function loadSite(options: BuildOptions): Promise<Loaded> {
  const start = performance.now();
  const sources = sourcesOf(options, await readConfiguration(PROJECT_ROOT));
  const loaded = await load(sources, progress('Collecting', 'event'));
  const { events, counts, coverage } = buildInfo(loaded.site);
  const { files, ignored } = loaded.collected;
  sayPhase(
    'Collected',
    `${plural(events.read, 'event')} in ${plural(files, 'file')}: ${events.accepted} accepted, ` +
      `${events.duplicate} duplicate, ${events.rejected} rejected` +
      (events.later === undefined ? '' : `, ${events.later} later than --as-of`),
    start,
  );
  if (ignored.length > 0) say(`           passed over, being no JSON: ${ignored.map(visible).join(', ')}`);
  say(
    `           ${plural(counts.datasets, 'dataset')}, ${plural(counts.columns, 'column')}, ` +
      `${plural(counts.jobs, 'job')}, ${plural(counts.runs, 'run')}`,
  );
  if (coverage.produced > 0) {
    say(
      `           the origin of ${plural(coverage.produced, 'written column')}: ${coverage.stated} stated, ` +
        `${coverage.derived} derived from SQL, ${coverage.unknown} not known`,
    );
  }
  return loaded;
}

async function render(output: OutputFolder): Promise<void> {
  const start = performance.now();
  say('Rendering  …');
  try {
    await inWorkingFolder(PROJECT_ROOT, () =>
      buildPages({ root: PROJECT_ROOT, outDir: output.staging, logLevel: 'warn' }),
    );
    await commitOutput(output);
  } catch (error) {
    await discardOutput(output);
    throw error;
  }
  sayPhase('Rendered', 'pages, twins and diagrams', start);
}

if (import.meta.main) process.exitCode = await build(process.argv.slice(2));
