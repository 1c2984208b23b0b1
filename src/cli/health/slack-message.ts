/** The state of health as a message for Slack, or for whatever takes its JSON: docs.slack.dev, "Incoming webhooks" and "Block Kit". */
import type { Finding } from '../../health/finding.ts';
import type { Health, Trouble } from '../../health/health.ts';
import { visible } from '../../model/visible.ts';
import { FINDING_WORDS, findingText, nameText, timeText } from '../../site/finding-text.ts';
import { HEALTH_PATH } from '../../site/health-page.ts';
import { stateText } from '../../site/health-summary.ts';
import { datasetPath, jobPath, type SitePath } from '../../site/path.ts';
import { plural } from '../terminal.ts';

export interface SlackMessage {
  /** For notices, and for what shows no blocks. */
  readonly text: string;
  readonly blocks: readonly Block[];
}

export type Block =
  | { readonly type: 'header'; readonly text: { readonly type: 'plain_text'; readonly text: string } }
  | { readonly type: 'section'; readonly text: { readonly type: 'mrkdwn'; readonly text: string } }
  | {
      readonly type: 'context';
      readonly elements: readonly { readonly type: 'mrkdwn'; readonly text: string }[];
    };

/** A message holds 50 blocks, a section 3,000 characters as they are sent, and a header 150: these are such that none is exceeded. */
const MOST_TROUBLES = 40;
const LONGEST_HEADER = 150;
const LONGEST_NAME = 300;
const LONGEST_ADDRESS = 1000;
const LONGEST_TEXT = 800;

/** @param siteUrl where the built site stands, with a slash at its end; null for a message without links */
export function slackMessage(title: string, health: Health, siteUrl: string | null): SlackMessage {
  const state = stateText(health);
  const shown = health.open.slice(0, MOST_TROUBLES);
  const more = health.open.length - shown.length;
  const rest = more > 0 ? `and ${plural(more, 'more thing')}. ` : '';
  const page = siteUrl === null ? '' : link(siteUrl, HEALTH_PATH, 'The page of health');
  return {
    text: escaped(state),
    blocks: [
      {
        type: 'header',
        text: { type: 'plain_text', text: within(visible(`${title}: health`), LONGEST_HEADER, (one) => one) },
      },
      section(escaped(state)),
      ...shown.map((trouble) => section(troubleText(trouble, siteUrl))),
      ...(rest + page === ''
        ? []
        : [{ type: 'context' as const, elements: [{ type: 'mrkdwn' as const, text: rest + page }] }]),
    ],
  };
}

function section(text: string): Block {
  return { type: 'section', text: { type: 'mrkdwn', text } };
}

function troubleText(trouble: Trouble, siteUrl: string | null): string {
  const { finding, also, since, downstream, contacts, follows } = trouble;
  const people = contacts.map(({ name, email }) => (email === null ? name : `${name} (${email})`));
  return [
    `*${subjectText(finding, siteUrl)}* ${FINDING_WORDS[finding.kind].word}`,
    quoted(findingText(finding)),
    `since ${timeText(since)}, ${plural(downstream, 'dataset')} downstream` +
      (also.length > 0 ? `, ${plural(also.length, 'other finding')} about it` : '') +
      (follows.length > 0 ? `, ${plural(follows.length, 'finding')} put down to it` : ''),
    `call: ${people.length === 0 ? 'nobody is named' : quoted(people.join(', '))}`,
  ].join('\n');
}

function subjectText({ subject: { kind, id } }: Finding, siteUrl: string | null): string {
  const name = escaped(visible(nameText(id)), LONGEST_NAME);
  return siteUrl === null ? name : link(siteUrl, kind === 'dataset' ? datasetPath(id) : jobPath(id), name);
}

/**
 * Slack takes a bar for the end of the address, and a name may hold one: it is written as another that looks like it.
 * @param text escaped
 */
function link(siteUrl: string, path: SitePath, text: string): string {
  const address = siteUrl + path.slice(1);
  return escape(address).length > LONGEST_ADDRESS
    ? text
    : `<${escape(address)}|${text.replaceAll('|', '¦')}>`;
}

function quoted(text: string): string {
  return escaped(visible(text), LONGEST_TEXT);
}

/** The three characters that mean something to Slack; so nobody is called by a name such as `<!channel>`. */
function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** As much of it as there is room for once it is escaped. */
function escaped(text: string, longest = LONGEST_TEXT): string {
  return within(text, longest, escape);
}

/** By whole characters, each as it is written. */
function within(text: string, longest: number, write: (character: string) => string): string {
  const written = write(text);
  if (written.length <= longest) return written;
  let kept = '';
  for (const character of text) {
    const next = write(character);
    if (kept.length + next.length >= longest) break;
    kept += next;
  }
  return `${kept}…`;
}
