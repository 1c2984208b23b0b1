import { describe, expect, test } from 'vitest';
import type { Run } from '../../src/model/catalog.ts';
import type { JsonObject } from '../../src/model/json.ts';
import { ancestorsOf, descendantsOf, MAX_DESCENDANTS, type Descendants } from '../../src/site/run-tree.ts';
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
  return ancestorsOf(site.graph, theRun(site, id)).map(
    (one) => `${one.id} of ${one.job.name}${one.run ? '' : ', unheard of'}`,
  );
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
