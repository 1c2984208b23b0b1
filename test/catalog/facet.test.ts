import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/model/json.ts';
import {
  at,
  catalogOf,
  dataset,
  datasetEvent,
  jobEvent,
  runEvent,
  theDataset,
  theJob,
  theRun,
} from './log.ts';

const documentation = (description: string): JsonObject => ({ documentation: { description } });

describe('facets add up, facet by facet', () => {
  test('of a run: later ones replace earlier ones of their name and leave the others', () => {
    const { facets } = theRun(
      catalogOf([
        runEvent('r', 'COMPLETE', 3, { runFacets: { own: 2, errorMessage: { message: 'late' } } }),
        runEvent('r', 'START', 1, {
          runFacets: { own: 1, first: 1, nominalTime: { nominalStartTime: at(0) } },
        }),
      ]),
      'r',
    );
    expect(facets.known.errorMessage?.value.message).toBe('late');
    expect(facets.known.nominalTime?.evidence.time.slice(0, 16)).toBe(at(1).slice(0, 16));
    expect(facets.raw.map(({ name, value, evidence }) => [name, value.at, evidence.line])).toEqual([
      ['first', '/run/facets/first', 2],
      ['own', '/run/facets/own', 1],
    ]);
  });

  test('of a use of a dataset, within its run alone', () => {
    const use = (rowCount: number): JsonObject =>
      dataset('a', {}, { outputFacets: { outputStatistics: { rowCount } } });
    const catalog = catalogOf([
      runEvent('r', 'START', 1, { outputs: [use(0)] }),
      runEvent('r', 'COMPLETE', 2, { outputs: [use(7)] }),
      runEvent('s', 'COMPLETE', 3, { outputs: [use(9)] }),
    ]);
    expect(theRun(catalog, 'r').outputs[0]?.facets.known.outputStatistics?.value.rowCount).toBe(7);
  });

  test('of a job and of a dataset, over all of their events', () => {
    const catalog = catalogOf([
      runEvent('r', 'COMPLETE', 1, {
        jobFacets: { sql: { query: 'old' }, own: 1 },
        outputs: [dataset('a', documentation('old'))],
      }),
      jobEvent(3, { jobFacets: { sql: { query: 'new' } } }),
      datasetEvent(2, dataset('a', documentation('new'))),
    ]);
    expect(theJob(catalog).facets.known.sql?.value.query).toBe('new');
    expect(theJob(catalog).facets.raw.map((facet) => facet.name)).toEqual(['own']);
    expect(theDataset(catalog, 'a').facets.known.documentation?.value.description).toBe('new');
  });

  test('until one is deleted; what is said after that stands', () => {
    const facetsAt = (...facets: readonly JsonObject[]) =>
      theJob(catalogOf(facets.map((jobFacets, minute) => jobEvent(minute, { jobFacets })))).facets;
    const said = { sql: { query: 'x' }, own: 1 };
    const deleted = { sql: { _deleted: true }, own: { _deleted: true } };
    expect(facetsAt(said, deleted)).toEqual({ known: {}, raw: [] });
    expect(facetsAt(deleted, said).known.sql?.value.query).toBe('x');
    expect(facetsAt(said, deleted, said).raw).toHaveLength(1);
    expect(facetsAt(said, deleted, {})).toEqual({ known: {}, raw: [] });
  });
});

describe('a facet that breaks its schema', () => {
  const broken = { sql: { query: 1 } };
  const sound = { sql: { query: 'x' } };
  const facetsAfter = (...facets: readonly JsonObject[]) =>
    theJob(catalogOf(facets.map((jobFacets, minute) => jobEvent(minute, { jobFacets })))).facets;

  test('does not take the place of a sound one, but is shown beside it', () => {
    const { known, raw } = facetsAfter(sound, broken);
    expect(known.sql?.value.query).toBe('x');
    expect(raw.map(({ name, value }) => [name, value.reason])).toEqual([['sql', 'invalid']]);
  });

  test('is replaced by a sound one', () => {
    const { known, raw } = facetsAfter(broken, sound);
    expect(known.sql?.value.query).toBe('x');
    expect(raw).toEqual([]);
  });
});

describe('of a dataset', () => {
  test('a producer’s facet outranks a reader’s, however old; what only readers say is kept', () => {
    const { facets } = theDataset(
      catalogOf([
        runEvent('r', 'COMPLETE', 1, { outputs: [dataset('a', { ...documentation('written'), own: 1 })] }),
        runEvent('s', 'COMPLETE', 2, {
          inputs: [
            dataset('a', { ...documentation('read'), own: 2, other: 2, dataSource: { name: 'read' } }),
          ],
        }),
      ]),
      'a',
    );
    expect(facets.known.documentation?.value.description).toBe('written');
    expect(facets.known.dataSource?.value.name).toBe('read');
    expect(facets.raw.map(({ name, value, evidence }) => [name, value.at, evidence.line])).toEqual([
      ['other', '/inputs/0/facets/other', 2],
      ['own', '/outputs/0/facets/own', 1],
    ]);
  });

  test('an event about it alone speaks as its producer', () => {
    const catalog = catalogOf([
      datasetEvent(1, dataset('a', documentation('declared'))),
      runEvent('s', 'COMPLETE', 2, { inputs: [dataset('a', documentation('read'))] }),
    ]);
    expect(theDataset(catalog, 'a').facets.known.documentation?.value.description).toBe('declared');
  });
});
