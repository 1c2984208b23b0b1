/** Runs that failed, were late, were aborted or never ended. */
import { element, nameOf, plural, type Child } from '../../dom/element.ts';
import type { Entry } from '../../search/entry.ts';
import { visible } from '../../../model/visible.ts';
import { openFindings, pastFindings, type HealthTwin } from '../health-twin.ts';
import { paragraph, remark } from '../list.ts';
import type { Days } from '../period.ts';
import type { RunState } from '../question.ts';
import type { Source } from '../source.ts';

/** What of the twin of all runs is read here. */
interface RunsTwin {
  readonly asOf: string;
  readonly jobs: readonly JobLine[];
}

interface JobLine {
  readonly namespace: string;
  readonly name: string;
  /** From the site's root, with a slash before it. */
  readonly url: string;
  readonly statistics: {
    readonly runs: number;
    readonly failed: number;
    readonly aborted: number;
    readonly unfinished: number;
  };
}

interface JobTwin {
  readonly name: string;
  readonly runs: readonly RunLine[];
}

interface RunLine {
  readonly id: string;
  readonly url: string;
  readonly state: string;
  readonly standing: string;
  readonly firstSeen: string;
  readonly startedAt: string | null;
}

/** What an answer says of one run. */
interface Line {
  readonly time: string;
  readonly children: readonly Child[];
}

const MOST_SHOWN = 12;
/** Of how many jobs the runs are looked at: a file each. */
const MOST_JOBS = 24;
/** The findings that say that a run was so. */
const FINDINGS = {
  late: new Set(['run-late', 'run-overdue', 'run-too-long']),
  overdue: new Set(['run-overdue']),
  missed: new Set(['run-missed']),
} as const;
type FoundState = keyof typeof FINDINGS;

/** The day that the site tells of. */
export async function asOf(source: Source): Promise<string> {
  return (await source.json<RunsTwin>('api/runs.json')).asOf.slice(0, 10);
}

/** @param job null for all; @param days null for ever */
export async function answerRuns(
  source: Source,
  state: RunState,
  job: Entry | null,
  days: Days | null,
): Promise<Node[]> {
  const { jobs } = await source.json<RunsTwin>('api/runs.json');
  const wanted = job === null ? jobs : jobs.filter(({ url }) => url === `/${job.path}`);
  return isFound(state) ? foundRuns(source, state, wanted, days) : runsOf(source, state, wanted, days);
}

function isFound(state: RunState): state is FoundState {
  return state in FINDINGS;
}

async function runsOf(
  source: Source,
  state: Exclude<RunState, FoundState>,
  jobs: readonly JobLine[],
  days: Days | null,
): Promise<Node[]> {
  const having = jobs.filter(({ statistics }) => statistics[state === 'any' ? 'runs' : state] > 0);
  const looked = having.slice(0, MOST_JOBS);
  const lines = await Promise.all(looked.map((job) => linesOf(source, state, job)));
  const notes =
    having.length > looked.length
      ? [remark(`Of ${having.length} jobs with such runs, ${looked.length} were looked at.`)]
      : [];
  return [...listed(lines.flat(), days), ...notes, allRuns(source)];
}

async function linesOf(source: Source, state: string, job: JobLine): Promise<Line[]> {
  const { runs } = await source.json<JobTwin>(`${job.url.slice(1)}index.json`);
  return runs
    .filter((run) => state === 'any' || run.state === state)
    .map((run) => {
      const time = run.startedAt ?? run.firstSeen;
      const link = element('a', { href: source.hrefOf(run.url.slice(1)) }, `its run of ${shownTime(time)}`);
      const standing = element('span', { class: 'quiet small' }, ` ${run.standing}`);
      return { time, children: [jobLink(source, job), ' ', link, standing] };
    });
}

/** Of a run that several findings tell of, one line. */
async function foundRuns(
  source: Source,
  state: FoundState,
  jobs: readonly JobLine[],
  days: Days | null,
): Promise<Node[]> {
  const health = await source.json<HealthTwin>('health/index.json');
  const byName = new Map(jobs.map((job) => [jobKey(job), job]));
  const findings = [...openFindings(health), ...pastFindings(health)].filter(
    ({ kind, subject }) => FINDINGS[state].has(kind) && subject.kind === 'job',
  );
  const byRun = Map.groupBy(findings, ({ subject, run, since }) =>
    JSON.stringify([jobKey(subject), run ?? since]),
  );
  const lines = [...byRun.values()].flatMap((those): Line[] => {
    const [{ subject, since } = { subject: null, since: '' }] = those;
    const job = subject && byName.get(jobKey(subject));
    if (!job) return [];
    const when = element('span', { class: 'quiet small' }, ` since ${shownTime(since)}`);
    const said = [...new Set(those.map(({ what }) => visible(what)))].join('; ');
    return [{ time: since, children: [jobLink(source, job), when, `: ${said}`] }];
  });
  const { open, morePast } = health;
  const moreOpen = open.some(({ moreFollowing }) => moreFollowing > 0);
  const cut = [
    ...(morePast > 0 ? [`The newest findings were looked at; ${morePast} older ones were not.`] : []),
    ...(moreOpen ? ['Of what is put down to other things that are wrong, a part was looked at.'] : []),
  ].map(remark);
  const onlyScheduled = remark('Without a schedule in the glossary, no run can be late or missed.');
  const noun = state === 'missed' ? 'missed run' : 'run';
  return [...listed(lines, days, noun), ...cut, onlyScheduled, allRuns(source)];
}

function jobKey({ namespace, name }: { readonly namespace: string; readonly name: string }): string {
  return JSON.stringify([namespace, name]);
}

/** Newest first. */
function listed(lines: readonly Line[], days: Days | null, noun = 'run'): Node[] {
  const within = lines.filter(({ time }) => days === null || isWithin(time.slice(0, 10), days));
  if (within.length === 0) return [remark(noneOf(lines.length))];
  const sorted = within.toSorted((a, b) => (a.time < b.time ? 1 : a.time > b.time ? -1 : 0));
  const shown = sorted.slice(0, MOST_SHOWN).map(({ children }) => element('li', {}, ...children));
  const first = shown.length < within.length ? `The newest ${shown.length} of ` : '';
  return [
    remark(`${first}${plural(within.length, noun)}.`),
    element('ul', { class: 'plain ask-list' }, ...shown),
  ];
}

function noneOf(ever: number): string {
  return ever === 0 ? 'None.' : `None; at other times there were ${ever}.`;
}

export function isWithin(day: string, { from, until }: Days): boolean {
  return day >= from && day <= until;
}

function jobLink({ hrefOf }: Source, { url, name, namespace }: JobLine): HTMLElement {
  const link = element('a', { href: hrefOf(url.slice(1)), class: 'k-job' }, nameOf(name));
  return element('span', {}, link, ' ', element('span', { class: 'ns' }, nameOf(namespace)));
}

function allRuns({ hrefOf }: Source): HTMLElement {
  return paragraph(element('a', { href: hrefOf('runs/') }, 'All runs'), '.');
}

/** `2026-11-04 02:00 UTC` */
function shownTime(time: string): string {
  return `${time.slice(0, 16).replace('T', ' ')} UTC`;
}
