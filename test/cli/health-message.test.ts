import { describe, expect, test } from 'vitest';
import { slackMessage, type Block } from '../../src/cli/health/slack-message.ts';
import { healthOf } from '../../src/health/health.ts';
import { ledgerOfRuns, type JobWork, type LoggedRun } from '../health/health-log.ts';

const SHOP = { clean: { reads: ['raw'], writes: ['orders'] }, sum: { reads: ['orders'], writes: ['daily'] } };
const fails = (job: string, message = 'no such table'): LoggedRun => ({
  job,
  begins: 100,
  ends: 101,
  type: 'FAIL',
  runFacets: { errorMessage: { message, programmingLanguage: 'SQL' } },
});

function messageOf(
  jobs: Readonly<Record<string, JobWork>>,
  runs: readonly LoggedRun[],
  siteUrl: string | null = null,
  around: Parameters<typeof ledgerOfRuns>[2] = {},
) {
  return slackMessage('Demo', healthOf(ledgerOfRuns(jobs, runs, around)), siteUrl);
}

function textOf(block: Block): string {
  return block.type === 'context' ? block.elements.map(({ text }) => text).join() : block.text.text;
}

describe('the message for Slack', () => {
  test('says what is wrong, since when, how much hangs on it, and whom to call', () => {
    const message = messageOf(SHOP, [fails('clean')], 'https://example.com/site/', {
      owners: { clean: 'shop' },
    });
    expect(message).toEqual({
      text: 'As of 2026-03-01 01:41 UTC, 1 thing is wrong, and 1 dataset is stale.',
      blocks: [
        { type: 'header', text: { type: 'plain_text', text: 'Demo: health' } },
        {
          type: 'section',
          text: {
            type: 'mrkdwn',
            verbatim: true,
            text: 'As of 2026-03-01 01:41 UTC, 1 thing is wrong, and 1 dataset is stale.',
          },
        },
        {
          type: 'section',
          text: {
            type: 'mrkdwn',
            verbatim: true,
            text: [
              '*<https://example.com/site/jobs/jobs/clean/|jobs/clean>* failed',
              'no such table',
              'since 2026-03-01 01:41 UTC, 1 dataset downstream, 1 finding put down to it',
              'call: The shop (shop@example.com)',
            ].join('\n'),
          },
        },
        {
          type: 'context',
          elements: [
            { type: 'mrkdwn', verbatim: true, text: '<https://example.com/site/health/|The page of health>' },
          ],
        },
      ],
    });
  });

  test('says so where nothing is known to be wrong', () => {
    const { text, blocks } = messageOf(SHOP, [{ job: 'clean', begins: 1, ends: 2 }]);
    expect(text).toBe('As of 2026-03-01 00:02 UTC, nothing is known to be wrong.');
    expect(blocks).toHaveLength(2);
  });

  test('calls nobody by what a stranger wrote', () => {
    const message = messageOf(
      { '<!channel>': {} },
      [fails('<!channel>', '<@U1> & <https://x|y>')],
      'https://x.org/',
    );
    const text = message.blocks.map(textOf).join('\n');
    expect(text).toContain('|jobs/&lt;!channel&gt;>* failed');
    expect(text).toContain('&lt;@U1&gt; &amp; &lt;https://x|y&gt;');
    expect(text).not.toMatch(/<[!@#]/);
  });

  test('shows what a stranger wrote as it stands, without bold, italics, code or emoji of its own', () => {
    const message = messageOf(
      { '*shop/*bold*0*': {} },
      [fails('*shop/*bold*0*', '> _no_ `such` ~table~ :fire: but snake_case at 10:30:00, __proto__ & _')],
      'https://x.org/',
    );
    const [name = '', said = ''] = textOf(message.blocks[2] as Block).split('\n');
    expect(name.split('|')[1]).toBe('jobs/∗shop/∗bold∗0∗>* failed');
    expect(said).toBe('› ˍnoˍ ˋsuchˋ ∼table∼ ∶fire: but snake_case at 10:30:00, ˍˍprotoˍˍ &amp; ˍ');
  });

  test.each([null, 'https://x.org/'])('shows a name that is blank, or ends in blanks: site %s', (siteUrl) => {
    const { blocks } = messageOf({ '  ': {}, 'a ': {} }, [fails('  '), fails('a ')], siteUrl);
    const text = blocks.map(textOf).join('\n');
    expect(text).toMatch(/jobs\/␣␣>?\* failed/);
    expect(text).toMatch(/jobs\/a␣>?\* failed/);
  });

  test('has Slack make no links of its own', () => {
    const { blocks } = messageOf(SHOP, [fails('clean', '#general www.example.com')], 'https://x.org/');
    const marked = blocks.flatMap((block) => {
      if (block.type === 'header') return [];
      return block.type === 'context' ? [...block.elements] : [block.text];
    });
    expect(marked.map(({ verbatim }) => verbatim)).toEqual([true, true, true]);
  });

  test('keeps within Slack’s bounds, however much is wrong and however long its names are', () => {
    const names = Array.from({ length: 120 }, (_, index) => `${index} ${'<&>🕷'.repeat(200)}`);
    const jobs = Object.fromEntries(names.map((name) => [name, { writes: [name] }]));
    const { blocks, text } = messageOf(
      jobs,
      names.map((name) => fails(name, '&'.repeat(5000))),
      `https://example.com/${'x'.repeat(500)}/`,
    );
    expect(blocks.length).toBeLessThanOrEqual(50);
    for (const block of blocks) {
      expect(textOf(block).length).toBeLessThanOrEqual(block.type === 'header' ? 150 : 3000);
      expect(textOf(block).isWellFormed()).toBe(true);
      expect(textOf(block)).not.toMatch(/&(?!amp;|lt;|gt;)/);
    }
    expect(textOf(blocks[blocks.length - 1] as Block)).toContain('and 80 more things. ');
    expect(text.length).toBeLessThan(3000);
  });
});
