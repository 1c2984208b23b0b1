/** The state of health as a message for Slack, or for whatever takes its JSON: docs.slack.dev, "Incoming webhooks" and "Block Kit". */
import type { Finding } from '../../health/finding.ts';
import type { Health, Trouble } from '../../health/health.ts';
import { visible } from '../../model/visible.ts';
import { findingText, findingWord, nameText, timeText } from '../../site/finding-text.ts';
import { HEALTH_PATH } from '../../site/health-page.ts';
import { stateText } from '../../site/health-summary.ts';
import { datasetPath, jobPath, type SitePath } from '../../site/path.ts';
import { plural } from '../terminal.ts';
import { escape, escaped, plainName, plainText, within } from './slack-text.ts';

export interface SlackMessage {
  /** For notices, and for what shows no blocks. */
  readonly text: string;
  readonly blocks: readonly Block[];
}

export type Block =
  | { readonly type: 'header'; readonly text: { readonly type: 'plain_text'; readonly text: string } }
  | { readonly type: 'section'; readonly text: MarkedText }
  | { readonly type: 'context'; readonly elements: readonly MarkedText[] };

/** In Slack's markup. */
interface MarkedText {
  readonly type: 'mrkdwn';
  readonly text: string;
  /** Slack then makes no links of its own out of what looks like an address or a channel. */
  readonly verbatim: true;
}

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
    text: escaped(state, LONGEST_TEXT),
    blocks: [
      {
        type: 'header',
        text: { type: 'plain_text', text: within(visible(`${title}: health`), LONGEST_HEADER, (one) => one) },
      },
      section(escaped(state, LONGEST_TEXT)),
      ...shown.map((trouble) => section(troubleText(trouble, siteUrl))),
      ...(rest + page === '' ? [] : [{ type: 'context' as const, elements: [marked(rest + page)] }]),
    ],
  };
}

function section(text: string): Block {
  return { type: 'section', text: marked(text) };
}

function marked(text: string): MarkedText {
  return { type: 'mrkdwn', text, verbatim: true };
}

function troubleText(trouble: Trouble, siteUrl: string | null): string {
  const { finding, also, downstream, contacts, follows } = trouble;
  const people = contacts.map(({ name, email }) => (email === null ? name : `${name} (${email})`));
  return [
    `*${subjectText(finding, siteUrl)}* ${findingWord(finding).word}`,
    quoted(findingText(finding)),
    `since ${timeText(finding.since)}, ${plural(downstream, 'dataset')} downstream` +
      (also.length > 0 ? `, ${plural(also.length, 'other finding')} about it` : '') +
      (follows.length > 0 ? `, ${plural(follows.length, 'finding')} put down to it` : ''),
    `call: ${people.length === 0 ? 'nobody is named' : quoted(people.join(', '))}`,
  ].join('\n');
}

function subjectText({ subject: { kind, id } }: Finding, siteUrl: string | null): string {
  const name = escaped(plainName(nameText(id)), LONGEST_NAME);
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
  return escaped(plainText(text), LONGEST_TEXT);
}
