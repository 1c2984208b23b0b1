import { describe, expect, test } from 'vitest';
import type { Run } from '../../src/model/catalog.ts';
import type { JsonObject } from '../../src/model/json.ts';
import {
  ancestorsOf,
  descendantsOf,
  MAX_ANCESTORS,
  MAX_DESCENDANTS,
  type Ancestor,
  type Descendants,
} from '../../src/site/run-tree.ts';
import type { Site } from '../../src/site/site.ts';
import { runEvent, siteOf } from './log.ts';

const named = (id: string): JsonObject => ({
  run: { runId: id },
  job: { namespace: 'jobs', name: `job ${id}` },
});

/** The run, begun by another one. */
function run(id: string, parent?: string, root?: string): JsonObject {
  const facet = parent === undefined ? null : { ...named(parent), ...(root ? { root: named(root) } : {}) };
  return runEvent({ run: id, job: `job ${id}`, runFacets: facet === null ? {} : { parent: facet } });
}

function theRun({ catalog }: Site, id: string): Run {
  const found = catalog.runs.find((one) => one.id === id);
  if (found === undefined) throw new Error(`the log has no run ${id}`);
  return found;
}

async function above(id: string, ...log: readonly JsonObject[]): Promise<readonly string[]> {
  const site = await siteOf(log);
  const { root, more, nearest } = ancestorsOf(site.graph, theRun(site, id));
  const line = (one: Ancestor) => `${one.id} of ${one.job.name}${one.run ? '' : ', unheard of'}`;
  return [...(root ? [line(root)] : []), ...(more > 0 ? [`+${more}`] : []), ...nearest.map(line)];
}

/** From `r0`, which nothing began, to the run with so many above it, each begun by the one before. */
function chain(length: number, root?: string): readonly JsonObject[] {
  return Array.from({ length: length + 1 }, (_, index) =>
    index === 0 ? run('r0') : run(`r${index}`, `r${index - 1}`, root),
  );
}

function lines(from: number, to: number): readonly string[] {
  return Array.from({ length: to - from + 1 }, (_, index) => `r${from + index} of job r${from + index}`);
}

/** `a(c(d) b)` */
function written({ run, children, more }: Descendants): string {
  const below = [...children.map(written), ...(more > 0 ? [`+${more}`] : [])];
  return below.length === 0 ? run.id : `${run.id}(${below.join(' ')})`;
}

async function below(id: string, ...log: readonly JsonObject[]): Promise<string> {
  const site = await siteOf(log);
  return written(descendantsOf(site.graph, theRun(site, id)));
}

describe('the runs that began a run', () => {
  test('go up to the outermost', async () => {
    expect(await above('c', run('a'), run('b', 'a'), run('c', 'b'))).toEqual(['a of job a', 'b of job b']);
    expect(await above('a', run('a'))).toEqual([]);
  });

  test('are named where no event is about them, with the root above', async () => {
    expect(await above('c', run('c', 'b', 'a'))).toEqual([
      'a of job a, unheard of',
      'b of job b, unheard of',
    ]);
    expect(await above('c', run('c', 'b', 'b'))).toEqual(['b of job b, unheard of']);
    expect(await above('c', run('a'), run('c', 'b', 'a'))).toEqual(['a of job a', 'b of job b, unheard of']);
  });

  test('are each listed once where they go round in a circle', async () => {
    expect(await above('a', run('a', 'b'), run('b', 'c'), run('c', 'b'))).toEqual([
      'c of job c',
      'b of job b',
    ]);
    expect(await above('a', run('a', 'a'))).toEqual([]);
  });

  test('are the nearest ones, and a count of the others, where there are too many', async () => {
    const all = MAX_ANCESTORS;
    expect(await above(`r${all}`, ...chain(all))).toEqual(lines(0, all - 1));
    expect(await above(`r${all + 12}`, ...chain(all + 12))).toEqual(['+12', ...lines(12, all + 11)]);
  });

  test('have the root that the run names above those that are left out', async () => {
    const all = MAX_ANCESTORS;
    expect(await above(`r${all}`, ...chain(all, 'r0'))).toEqual(lines(0, all - 1));
    expect(await above(`r${all + 1}`, ...chain(all + 1, 'r0'))).toEqual(lines(0, all));
    expect(await above(`r${all + 12}`, ...chain(all + 12, 'r0'))).toEqual([
      'r0 of job r0',
      '+11',
      ...lines(12, all + 11),
    ]);
  });
});

describe('the runs that a run began', () => {
  test('go down to the last', async () => {
    expect(await below('a', run('a'), run('b', 'a'), run('c', 'a'), run('d', 'c'))).toBe('a(c(d) b)');
  });

  test('are each listed once where they go round in a circle', async () => {
    expect(await below('a', run('a', 'b'), run('b', 'a'))).toBe('a(b)');
    expect(await below('a', run('a', 'a'))).toBe('a');
  });

  test('are counted where there are too many', async () => {
    const many = Array.from({ length: MAX_DESCENDANTS + 7 }, (_, index) => run(`r${index}`, 'a'));
    expect(await below('a', run('a'), ...many)).toMatch(/ \+7\)$/);
  });
});
