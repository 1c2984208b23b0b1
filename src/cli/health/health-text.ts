/** The state of health as lines on a terminal. */
import type { Contact } from '../../health/contact.ts';
import type { Finding } from '../../health/finding.ts';
import type { Trouble } from '../../health/health.ts';
import { healthOf } from '../../health/health.ts';
import type { Ledger } from '../../health/ledger.ts';
import { isReport } from '../../health/gravity.ts';
import { sameSubject } from '../../health/ranking.ts';
import { datasetServices } from '../../health/service-level/dataset-service.ts';
import { MOST_MOMENTS } from '../../health/service-level/due.ts';
import { judgedMoments, jobServices } from '../../health/service-level/job-service.ts';
import { visible } from '../../model/visible.ts';
import { findingText, findingWord, nameText, timeText } from '../../site/finding-text.ts';
import { stateText } from '../../site/health-summary.ts';
import { plural } from '../terminal.ts';

/** So many of a list are named. */
const NAMED = 5;

export function healthLines(ledger: Ledger): string[] {
  const { open, past, ...health } = healthOf(ledger);
  const margin = String(open.length).length;
  return [
    stateText({ ...health, open, past }),
    ...open.flatMap((trouble, index) => {
      const [first = '', ...rest] = troubleLines(trouble);
      const indent = ' '.repeat(margin + 4);
      return ['', `  ${String(index + 1).padStart(margin)}  ${first}`, ...rest.map((line) => indent + line)];
    }),
    '',
    ...serviceLines(ledger),
    `Wrong before, and over: ${plural(past.length, 'thing')}.`,
  ];
}

function troubleLines(trouble: Trouble): string[] {
  const { finding, also, follows, downstream, contacts } = trouble;
  const { evidence, expectation } = finding;
  return [
    `${headOf(finding)}; since ${timeText(finding.since)}; ${plural(downstream, 'dataset')} downstream`,
    visible(findingText(finding)),
    ...also
      .slice(0, NAMED)
      .map((other) => `also: ${alsoText(other, finding)}: ${visible(findingText(other))}`),
    ...moreLine(also.length),
    ...followingLines(follows),
    ...(evidence === null
      ? []
      : [
          `event ${evidence.digest.slice(0, 12)} of ${timeText(evidence.time)}, ${visible(evidence.file)}:${evidence.line}`,
        ]),
    ...(expectation === null ? [] : [`expected by ${visible(expectation.file)}:${expectation.line}`]),
    `call: ${contacts.length === 0 ? 'nobody is named' : contacts.slice(0, NAMED).map(contactText).join(', ')}`,
  ];
}

/** What is late because it is stale is not named again. */
function followingLines(follows: readonly Finding[]): string[] {
  const others = follows.filter((one) => one.subject.kind === 'job' || isReport(one));
  const stale = follows.filter(({ kind }) => kind === 'dataset-stale');
  const names = stale.slice(0, NAMED).map(({ subject }) => visible(nameText(subject.id)));
  const rest = stale.length > NAMED ? ` and ${stale.length - NAMED} more` : '';
  return [
    ...others.slice(0, NAMED).map((other) => `put down to it: ${headOf(other)}`),
    ...moreLine(others.length),
    ...(stale.length === 0
      ? []
      : [`put down to it: ${plural(stale.length, 'stale dataset')}: ${names.join(', ')}${rest}`]),
  ];
}

function moreLine(count: number): string[] {
  return count > NAMED ? [`and ${count - NAMED} more`] : [];
}

function headOf(finding: Finding): string {
  return `${finding.subject.kind} ${visible(nameText(finding.subject.id))}: ${wordOf(finding)}`;
}

/** With its subject and its time, where these are others than those of the finding that it stands with. */
function alsoText(other: Finding, { subject, since }: Finding): string {
  const head = sameSubject(other.subject, subject) ? wordOf(other) : headOf(other);
  return other.since === since ? head : `${head}, since ${timeText(other.since)}`;
}

function wordOf(finding: Finding): string {
  return visible(findingWord(finding).word);
}

function contactText({ name, email }: Contact): string {
  return visible(email === null ? name : `${name} <${email}>`);
}

function serviceLines(ledger: Ledger): string[] {
  const [jobs, datasets] = [jobServices(ledger), datasetServices(ledger)];
  const sum = (counts: readonly number[]): number => counts.reduce((all, one) => all + one, 0);
  const over = sum(jobs.map(judgedMoments));
  const onTime = sum(jobs.map(({ counts }) => counts['on-time']));
  const fresh = sum(datasets.map((one) => one.fresh));
  const asked = sum(datasets.map((one) => one.moments));
  const cut = jobs.some(({ isCut }) => isCut) ? `, of the newest ${MOST_MOMENTS} of each` : '';
  return [
    ...(jobs.length === 0
      ? []
      : [`Schedules: ${plural(jobs.length, 'job')}, in time ${onTime} of ${over} times${cut}.`]),
    ...(datasets.length === 0
      ? []
      : [`Freshness: ${plural(datasets.length, 'dataset')}, fresh ${fresh} of ${asked} times.`]),
  ];
}
