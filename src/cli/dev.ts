/** `npm run dev`: serves the site from memory while its templates are worked on. */
import { dev } from 'astro';
import { publish } from '../site/published.ts';
import { readConfiguration } from './configuration.ts';
import { load } from './load.ts';
import { readOptions, sourcesOf } from './options.ts';
import { outcomeTable, repositoryFolders, runAllPipelines } from './pipeline.ts';
import { PROJECT_ROOT } from './project.ts';
import { bundleScripts } from './script-bundle.ts';
import { say, sayError, sayProblems } from './terminal.ts';

const HELP = `Serves the site while its templates are worked on. Changes to events or glossary need a restart.

Usage: npm run dev -- [--events <path>…] [--glossary <path>…] [--no-pipelines]

Example: npm run dev -- --events logs/
`;

try {
  const options = readOptions(process.argv.slice(2));
  if (options.help) {
    process.stdout.write(HELP);
  } else {
    if (options.pipelines) say(outcomeTable(await runAllPipelines(repositoryFolders())));
    const { site } = await load(sourcesOf(options, await readConfiguration(PROJECT_ROOT)));
    sayProblems(site.catalog.problems);
    publish({ site, scripts: await bundleScripts() });
    await dev({ root: PROJECT_ROOT });
  }
} catch (error) {
  sayError(error);
  process.exitCode = 1;
}
