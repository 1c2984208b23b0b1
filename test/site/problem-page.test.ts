import { describe, expect, test } from 'vitest';
import { problemLines } from '../../src/site/api.ts';
import { problemPath } from '../../src/site/path.ts';
import { PROBLEM_CODES } from '../../src/site/problem-guide.ts';
import { problemPages, rejections, splitByPresence } from '../../src/site/problem-page.ts';
import { problemRoutes } from '../../src/site/route.ts';
import { runEvent, siteOf } from './log.ts';

/** Two values that are no events, one event twice, a run without an end, and a key that is none. */
const faulty = () =>
  siteOf(
    [{ nothing: true }, { eventTime: 7 }, runEvent(), runEvent(), runEvent({ run: 'b', type: 'START' })],
    'terms:\n  revenue: { definition: What came in., synonym: turnover }\n',
  );

describe('a problem code', () => {
  test('has a page at an address that may never change', () => {
    expect(problemPath('event-invalid')).toBe('/problems/event-invalid/');
    expect(problemPath('event-time-without-zone')).toBe('/problems/event-time-without-zone/');
    expect(problemPath('glossary-unknown-owner')).toBe('/problems/glossary-unknown-owner/');
  });

  test('has its page whether or not the build has such a problem', async () => {
    const routes = problemRoutes(await siteOf([runEvent()]));
    expect(routes.map(({ params }) => params.code)).toEqual(PROBLEM_CODES);
    for (const { params, props } of routes) expect(props.page.path).toBe(`/problems/${params.code}/`);
  });
});

describe('the pages of a build with problems', () => {
  test('have all of its problems, each on the page of its code', async () => {
    const { catalog } = await faulty();
    const pages = problemPages(catalog);
    for (const { code, problems, severity } of pages) {
      for (const problem of problems) expect(problem).toMatchObject({ code, severity });
    }
    expect(pages.flatMap((page) => page.problems)).toHaveLength(catalog.problems.length);
    expect(new Set(pages.flatMap((page) => page.problems))).toEqual(new Set(catalog.problems));
  });

  test('that has such problems come first, errors before warnings', async () => {
    const pages = problemPages((await faulty()).catalog);
    const { found, absent } = splitByPresence(pages);
    expect(found.map(({ code, problems }) => [code, problems.length])).toEqual([
      ['event-invalid', 2],
      ['glossary-unknown-key', 1],
      ['run-unfinished', 1],
    ]);
    expect(found.length + absent.length).toBe(pages.length);
    expect(absent.flatMap((page) => page.problems)).toEqual([]);
  });

  test('account for each rejected event of the books', async () => {
    const { catalog } = await faulty();
    const pages = rejections(problemPages(catalog));
    expect(pages.map(({ code }) => code)).toEqual(['event-invalid']);
    expect(catalog.books).toEqual({ read: 5, accepted: 2, duplicate: 1, rejected: 2 });
    expect(pages.flatMap((page) => page.problems)).toHaveLength(catalog.books.rejected);
  });
});

test('the list for machines names the page that explains each problem, after the problem itself', async () => {
  expect([...problemLines(await siteOf([{ nothing: true }, runEvent()]))]).toEqual([
    '{"code":"event-invalid","severity":"error","file":"log.ndjson","line":1,' +
      '"message":"expected `eventTime` to be a text, found nothing",' +
      '"hint":"compare it with the OpenLineage 2-0-2 core schema, or ask the producer of the log to mend it",' +
      '"guide":"/problems/event-invalid/"}\n',
  ]);
});
