/** The Markdown twin of a job's page. */
import { formatInstant } from '../../model/instant.ts';
import type { IoEdge } from '../../model/catalog.ts';
import { printable } from '../../model/visible.ts';
import type { JobCore } from '../job-page.ts';
import { runPath } from '../path.ts';
import type { Site } from '../site.ts';
import {
  boundedList,
  datasetLink,
  evidenceLines,
  formsLine,
  meaning,
  responsibleLines,
  wrongLines,
} from './entity.ts';
import { blocks, code, link, list, plain, section } from './text.ts';

/** Longer SQL is in the JSON twin alone; in UTF-16 code units. */
const MOST_SQL = 4000;

export function jobMarkdown(site: Site, page: JobCore): string {
  const { job, path } = page;
  return blocks(
    `# ${code(job.id.name)}`,
    `Job in ${code(job.id.namespace)}. ${formsLine(path)}`,
    meaning(page.descriptions),
    list(facts(site, page)),
    section('Wrong now', list(wrongLines(page.wrong))),
    section('Steps', list((job.glossary?.steps ?? []).map(plain))),
    section('Inputs', useList(page, page.inputs)),
    section('Outputs', useList(page, page.outputs)),
    section('SQL', sqlOf(page)),
    section('Evidence', evidenceLines(path, job.span)),
  );
}

function facts(site: Site, page: JobCore): string[] {
  const { job, path } = page;
  const [newest] = job.runs;
  return [
    ...responsibleLines(site, path, page.responsibilities),
    ...(job.glossary?.schedule ? [`Schedule: ${code(job.glossary.schedule)}`] : []),
    `Runs: ${job.runs.length}`,
    ...(newest === undefined
      ? []
      : [
          `Newest run: ${link(code(newest.id), path, runPath(newest.id))}, ${newest.state}, begun ${formatInstant(newest.startedAt ?? newest.firstSeen)}`,
        ]),
  ];
}

function useList({ path }: JobCore, edges: readonly IoEdge[]): string {
  return boundedList(edges, ({ dataset, state }) => {
    return `${datasetLink(path, dataset)}${state === 'past' ? ', no longer' : ''}`;
  });
}

/** As the log has it, in a block that none of its lines ends. */
function sqlOf({ job }: JobCore): string {
  const query = printable(job.facets.known.sql?.value.query ?? '');
  if (query === '') return '';
  if (query.length > MOST_SQL) return `${query.length} characters, in the JSON.`;
  const longest = Math.max(2, ...(query.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}sql\n${query.trim()}\n${fence}`;
}
