import { describe, expect, test } from 'vitest';
import { buildGraph } from '../../src/graph/graph.ts';
import type { Glossary } from '../../src/model/glossary.ts';
import { datasetKey } from '../../src/model/identity.ts';
import {
  catalogOf,
  columnEdges,
  columns,
  dataset,
  datasetEvent,
  ioEdges,
  lineage,
  NO_GLOSSARY,
  problems,
  runEvent,
  schema,
  symlinks,
  theDataset,
  theRun,
} from './log.ts';

const names = (catalog: ReturnType<typeof catalogOf>): readonly (readonly string[])[] =>
  catalog.datasets.map(({ id, aliases }) => [id.name, ...aliases.map((alias) => alias.name)]);

describe('symlinks make one dataset of several identities', () => {
  test('which stands at the one that carries them, whether or not the others are named elsewhere', () => {
    expect(names(catalogOf([datasetEvent(1, dataset('path', symlinks('table', 'a_view')))]))).toEqual([
      ['path', 'a_view', 'table'],
    ]);
    expect(
      names(
        catalogOf([
          datasetEvent(1, dataset('path', symlinks('a_table'))),
          datasetEvent(2, dataset('a_table')),
        ]),
      ),
    ).toEqual([['path', 'a_table']]);
  });

  test('and of several carriers at the least, in whatever order they come', () => {
    const log = [
      datasetEvent(1, dataset('c', symlinks('table'))),
      datasetEvent(2, dataset('b', symlinks('table'))),
      datasetEvent(3, dataset('table', symlinks('x'))),
      datasetEvent(4, dataset('a')),
    ];
    expect(names(catalogOf(log))).toEqual([['a'], ['b', 'c', 'table', 'x']]);
    expect(names(catalogOf(log.toReversed()))).toEqual([['a'], ['b', 'c', 'table', 'x']]);
  });

  test('also where each links to the other, or one to itself', () => {
    const mutual = catalogOf([
      datasetEvent(1, dataset('b', symlinks('a'))),
      datasetEvent(2, dataset('a', symlinks('b', 'a'))),
    ]);
    expect(names(mutual)).toEqual([['a', 'b']]);
    expect(problems(mutual)).toEqual([]);
    expect(names(catalogOf([datasetEvent(1, dataset('a', symlinks('a')))]))).toEqual([['a']]);
  });

  test('and no longer once they are deleted or replaced', () => {
    const deletion = datasetEvent(2, dataset('path', { symlinks: { _deleted: true } }));
    expect(names(catalogOf([datasetEvent(1, dataset('path', symlinks('table'))), deletion]))).toEqual([
      ['path'],
    ]);
    const replaced = [
      datasetEvent(1, dataset('path', symlinks('old'))),
      datasetEvent(2, dataset('path', symlinks('new'))),
    ];
    expect(names(catalogOf(replaced))).toEqual([['path', 'new']]);
  });

  test('which is reported where they join what each carries links of its own', () => {
    const catalog = catalogOf([
      datasetEvent(1, dataset('one', symlinks('table'))),
      datasetEvent(2, dataset('two', symlinks('table'))),
    ]);
    expect(problems(catalog)).toMatchInlineSnapshot(`
      [
        "2 alias-conflict: symlinks to the same names make one dataset of one and two",
      ]
    `);
  });
});

describe('what is said under any of a dataset’s names is said of it', () => {
  const link = datasetEvent(0, dataset('path', symlinks('table')));

  test('its uses', () => {
    const catalog = catalogOf([
      link,
      runEvent('r', 'COMPLETE', 1, {
        inputs: [dataset('table'), dataset('path')],
        outputs: [dataset('out')],
      }),
      runEvent('s', 'COMPLETE', 2, { job: 'other', outputs: [dataset('table')] }),
    ]);
    expect(ioEdges(catalog)).toEqual([
      'input path of load: current',
      'output out of load: current',
      'output path of other: current',
    ]);
    expect(theRun(catalog, 'r').inputs.map((input) => input.id.name)).toEqual(['path']);
  });

  test('its schemas and facets', () => {
    const catalog = catalogOf([
      link,
      datasetEvent(1, dataset('table', { ...schema('id'), documentation: { description: 'old' } })),
      datasetEvent(2, dataset('path', schema('id', 'amount'))),
    ]);
    expect(columns(theDataset(catalog, 'path'))).toEqual(['id: current', 'amount: current']);
    expect(theDataset(catalog, 'path').schemas).toHaveLength(2);
    expect(theDataset(catalog, 'path').facets.known.documentation?.value.description).toBe('old');
  });

  test('its column lineage, at both ends', () => {
    const catalog = catalogOf([
      link,
      runEvent('r', 'COMPLETE', 1, {
        outputs: [
          dataset('out', lineage({ a: ['table.x', 'path.x'] })),
          dataset('table', lineage({ x: ['raw.y'] })),
        ],
      }),
    ]);
    expect(columnEdges(catalog)).toEqual([
      'path.x → out.a by load: current',
      'raw.y → path.x by load: current',
    ]);
  });

  test('what people wrote of it', () => {
    const id = { namespace: 'db', name: 'table' };
    const place = { file: 'glossary.yaml', line: 1 };
    const unsaid = { owner: null, steward: null, domain: null, classification: null, retention: null };
    const nothing = { ...unsaid, freshestBy: null, rules: [] };
    const glossary: Glossary = {
      ...NO_GLOSSARY,
      datasets: new Map([
        [datasetKey(id), { id, description: 'By people.', ...nothing, columns: new Map(), place }],
      ]),
    };
    const catalog = catalogOf([link], glossary);
    expect(theDataset(catalog, 'path').glossary?.description).toBe('By people.');
    expect(problems(catalog)).toEqual([]);
  });

  test('and each of its names finds it in the graph', () => {
    const graph = buildGraph(catalogOf([link]));
    expect(graph.dataset({ namespace: 'db', name: 'table' })?.id.name).toBe('path');
    expect(graph.dataset({ namespace: 'db', name: 'path' })?.id.name).toBe('path');
    expect(graph.dataset({ namespace: 'db', name: 'other' })).toBeNull();
  });
});

test('one event that says two things of one dataset gives the same catalog in any order of the log', () => {
  const both = runEvent('r', 'COMPLETE', 1, {
    outputs: [
      dataset('table', { ...schema('old'), ...lineage({ old: ['raw.y'] }), own: 1 }),
      dataset('path', { ...schema('new'), ...lineage({ new: ['raw.y'] }), own: 2 }),
    ],
  });
  const log = [
    datasetEvent(0, dataset('path', symlinks('table'))),
    both,
    runEvent('q', 'COMPLETE', 0, { outputs: [dataset('path')] }),
    runEvent('r', 'START', 0, { outputs: [dataset('path')] }),
  ];
  const [one, other] = [catalogOf(log), catalogOf(log.toReversed())];
  expect(columnEdges(one)).toEqual(columnEdges(other));
  expect(columns(theDataset(one, 'path'))).toEqual(columns(theDataset(other, 'path')));
});
