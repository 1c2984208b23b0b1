/** What the counter makes of columns and facets, held to numbers that were counted by hand. */
import { describe, expect, test } from 'vitest';
import { at, count, dataset, DELETED, input, keys, lineage, run, said } from './sample.ts';

describe('columns', () => {
  test('are the fields of every schema, nested ones by their path, and those that lineage alone names', () => {
    const nested = { fields: [{ name: 'a', fields: [{ name: 'b', fields: [{ name: '__proto__' }] }] }] };
    const facts = count(
      at(1, { outputs: [dataset('t', { schema: nested })] }),
      at(2, { outputs: [dataset('t', { schema: { fields: [{ name: '🕷 "x"' }] } })] }),
      at(3, {
        outputs: [
          dataset('t', {
            ...lineage({ made: [input('gone', 'up')] }),
            schema: { ...DELETED, fields: [{ name: 'no' }] },
          }),
        ],
      }),
      at(4, { outputs: [dataset('t', { schema: { fields: [{ name: 'never', type: 3 }] } })] }),
      at(5, { outputs: [dataset('t', { schema: { fields: [{ name: 'nor', ordinal_position: '1' }] } })] }),
    );
    expect(keys(facts, 'column')).toEqual([
      '["n","gone","up"]',
      '["n","t","a"]',
      '["n","t","a.b"]',
      '["n","t","a.b.__proto__"]',
      '["n","t","made"]',
      String.raw`["n","t","🕷 \"x\""]`,
    ]);
    expect(keys(facts, 'dataset')).toEqual(['["n","gone"]', '["n","t"]']);
  });

  test('of a dataset that one event names twice add up', () => {
    const [x, y] = ['x', 'y'].map((name) => dataset('t', { schema: { fields: [{ name }] } }));
    expect(keys(count(at(1, { inputs: [x, y] })), 'column')).toEqual(['["n","t","x"]', '["n","t","y"]']);
  });
});

describe('edges between columns', () => {
  test('are distinct by their ends and the job, with the transformations of all that names them', () => {
    const twice = [
      input('s', 'x', { type: 'DIRECT', subtype: 'IDENTITY', masking: false }),
      input('s', 'x', { type: 'INDIRECT', subtype: 'JOIN' }),
    ];
    const whole = { dataset: [input('s', 'day', { type: 'INDIRECT', subtype: 'FILTER' })] };
    const facts = count(
      at(1, { run: run('a'), outputs: [dataset('t', lineage({ x: twice, y: [input('s', 'x')] }, whole))] }),
      at(1, {
        run: run('b'),
        job: { namespace: 'n', name: 'other' },
        outputs: [dataset('t', lineage({ x: [input('s', 'x')] }))],
      }),
    );
    expect(said(facts, 'column edge')).toEqual({
      '[["n","s","x"],["n","t","x"],["n","etl"]]':
        'current ["DIRECT","IDENTITY",false] ["INDIRECT","JOIN",null]',
      '[["n","s","x"],["n","t","y"],["n","etl"]]': 'current',
      '[["n","s","x"],["n","t","x"],["n","other"]]': 'current',
    });
    expect(said(facts, 'dependency')).toEqual({
      '[["n","s","day"],["n","t"],["n","etl"]]': 'current ["INDIRECT","FILTER",null]',
    });
  });

  test('take what facets before 1-2-0 say of an output column', () => {
    const old = { inputFields: [{ namespace: 'n', name: 's', field: 'x' }], transformationType: 'MASKED' };
    const facts = count(at(1, { outputs: [dataset('t', { columnLineage: { fields: { x: old } } })] }));
    expect(said(facts, 'column edge')).toEqual({
      '[["n","s","x"],["n","t","x"],["n","etl"]]': 'current ["DIRECT","MASKED",true]',
    });
  });

  test('are those of a run’s last facet, and past where a later run states others', () => {
    const facts = count(
      at(1, {
        run: run('a'),
        eventType: 'START',
        outputs: [dataset('t', lineage({ x: [input('s', 'wrong')] }))],
      }),
      at(2, { run: run('a'), outputs: [dataset('t', lineage({ x: [input('s', 'x')] }))] }),
      at(3, { run: run('b'), outputs: [dataset('t', lineage({ x: [input('s', 'y')] }))] }),
      at(4, { run: run('c'), outputs: [dataset('t')] }),
    );
    expect(said(facts, 'column edge')).toEqual({
      '[["n","s","x"],["n","t","x"],["n","etl"]]': 'past',
      '[["n","s","y"],["n","t","x"],["n","etl"]]': 'current',
    });
  });

  test('go by the end of a run where its start was written at the same time', () => {
    const runs = ['a', 'b', 'c', 'd', 'e', 'f'].flatMap((name) => {
      const job = { namespace: 'n', name };
      const outputs = (column: string) => [dataset(name, lineage({ x: [input('s', column)] }))];
      return [
        at(1, { run: run(name), job, eventType: 'START', outputs: outputs('start') }),
        at(1, { run: run(name), job, outputs: outputs('end') }),
      ];
    });
    expect(keys(count(...runs), 'column').filter((key) => key.includes('"s"'))).toEqual(['["n","s","end"]']);
  });

  test('say what the current run says of them, whatever one that failed later does', () => {
    const [kept, failed] = ['IDENTITY', 'JOIN'].map((subtype) =>
      dataset('t', lineage({ x: [input('s', 'x', { type: 'DIRECT', subtype })] })),
    );
    const facts = count(
      at(1, { run: run('a'), outputs: [kept] }),
      at(2, { run: run('b'), eventType: 'FAIL', outputs: [failed] }),
    );
    expect(said(facts, 'column edge')).toEqual({
      '[["n","s","x"],["n","t","x"],["n","etl"]]': 'current ["DIRECT","IDENTITY",null]',
    });
  });

  test('are all past when the facet is deleted, or the dataset is no longer written', () => {
    const edge = lineage({ x: [input('s', 'x')] });
    const facts = count(
      at(1, { run: run('a'), outputs: [dataset('t', edge), dataset('u', edge)] }),
      at(2, { run: run('b'), outputs: [dataset('t', { columnLineage: DELETED })] }),
    );
    expect(said(facts, 'column edge')).toEqual({
      '[["n","s","x"],["n","t","x"],["n","etl"]]': 'past',
      '[["n","s","x"],["n","u","x"],["n","etl"]]': 'past',
    });
  });

  test('are of no job where an event about the dataset alone says them, until one deletes them', () => {
    const about = (second: number, facets: object): object => {
      return { eventTime: `2026-11-02T06:00:0${second}Z`, dataset: dataset('t', facets) };
    };
    const [first, second] = ['x', 'y'].map((field, index) =>
      about(index, lineage({ x: [input('s', field)] })),
    );
    const [x, y] = ['[["n","s","x"],["n","t","x"],null]', '[["n","s","y"],["n","t","x"],null]'] as const;
    const both = [first ?? {}, second ?? {}];
    expect(said(count(...both), 'column edge')).toEqual({ [x]: 'past', [y]: 'current' });
    const deletion = about(2, { columnLineage: DELETED });
    expect(said(count(...both, deletion), 'column edge')).toEqual({ [x]: 'past', [y]: 'past' });
  });

  test.each([
    ['a field', { fields: { x: { inputFields: [{ namespace: 'n', name: 's' }] } } }],
    ['a dataset-wide dependency', { fields: { x: { inputFields: [input('s', 'x')] } }, dataset: [7] }],
    ['a transformation', { fields: { x: { inputFields: [input('s', 'x', { type: 7 })] } } }],
    ['its fields', { dataset: [input('s', 'x')] }],
  ])('are not taken from a facet that breaks its schema in %s', (_, columnLineage) => {
    const facts = count(at(1, { outputs: [dataset('t', { columnLineage })] }));
    expect(keys(facts, 'column edge')).toEqual([]);
    expect(keys(facts, 'dependency')).toEqual([]);
    expect(keys(facts, 'dataset')).toEqual(['["n","t"]']);
  });
});

describe('facets', () => {
  test('stand on what they describe until a later event deletes them; null says nothing', () => {
    const facts = count(
      at(1, {
        run: run('a', { parent: {}, gone: {} }),
        job: { namespace: 'n', name: 'etl', facets: { sql: 'broken', none: null } },
        inputs: [dataset('s', { odd: {} }, { inputFacets: { seen: {} } })],
        outputs: [dataset('t', { odd: {}, gone: {} }, { outputFacets: { written: {} } })],
      }),
      at(2, { run: run('a', { gone: DELETED }), outputs: [dataset('t', { gone: DELETED })] }),
      at(0, { run: run('a'), inputs: [dataset('s', { odd: DELETED })] }),
      at(3, { run: run('a'), inputs: [dataset('t', { odd: DELETED })] }),
    );
    expect(keys(facts, 'facet')).toEqual([
      '["dataset","n","s","odd"]',
      '["dataset","n","t","odd"]',
      '["job","n","etl","sql"]',
      '["run","a","input","n","s","seen"]',
      '["run","a","output","n","t","written"]',
      '["run","a","parent"]',
    ]);
  });

  test('that say what one run met, or did, are of its use as well', () => {
    const facets = {
      version: { datasetVersion: '7' },
      lifecycleStateChange: { lifecycleStateChange: 'DROP' },
      dataQualityAssertions: { assertions: [{ assertion: 'unique', success: false }] },
    };
    const about = { eventTime: '2026-11-02T06:00:00Z', dataset: dataset('t', facets) };
    expect(keys(count(about, at(1, { outputs: [dataset('t', facets)] })), 'facet')).toEqual([
      '["dataset","n","t","dataQualityAssertions"]',
      '["dataset","n","t","lifecycleStateChange"]',
      '["dataset","n","t","version"]',
      '["run","run-1","output","n","t","dataQualityAssertions"]',
      '["run","run-1","output","n","t","lifecycleStateChange"]',
      '["run","run-1","output","n","t","version"]',
    ]);
  });

  test('that break their schemas, or are deleted, are of no use', () => {
    const broken = { version: { datasetVersion: 7 }, lifecycleStateChange: { lifecycleStateChange: 7 } };
    const [said, deleted] = [{ datasetVersion: '7' }, DELETED].map((version) => dataset('t', { version }));
    const facts = count(
      at(1, { inputs: [dataset('s', broken)], outputs: [said] }),
      at(2, { outputs: [deleted] }),
    );
    expect(keys(facts, 'facet')).toEqual([
      '["dataset","n","s","lifecycleStateChange"]',
      '["dataset","n","s","version"]',
    ]);
  });

  test('that are no object of facets are still said', () => {
    const facts = count(at(1, { job: { namespace: 'n', name: 'etl', facets: 'text' } }));
    expect(keys(facts, 'facet')).toEqual(['["job","n","etl","facets"]']);
  });

  test('of a use outside any run are the job’s', () => {
    const declared = at(1, { run: null, inputs: [dataset('s', {}, { inputFacets: { seen: {} } })] });
    expect(keys(count(declared), 'facet')).toEqual(['["job","n","etl","input","n","s","seen"]']);
  });
});

test.each([
  ['postgres://u:secret@host', 'postgres://u:***@host'],
  ['mysql://u:sec/ret@host', 'mysql://u:***@host'],
  ['https://secret@host/x', 'https://***@host/x'],
  ['https://host:8080/x@y', 'https://host:8080/x@y'],
  ['jdbc:oracle:thin:u/secret@host', 'jdbc:oracle:thin:u/***@host'],
  ['jdbc:postgresql://h/db?user=u&password=secret', 'jdbc:postgresql://h/db?user=u&password=***'],
  ['jdbc:sqlserver://h;user=u;password={se;cret}', 'jdbc:sqlserver://h;user=u;password=***'],
  ['https://h/c?sv=1&sig=secret', 'https://h/c?sv=1&sig=***'],
  ['s3://b/token=1', 's3://b/token=1'],
])('secrets in the names of things are masked, as the site has to: %s', (namespace, published) => {
  const facts = count(at(1, { inputs: [{ namespace, name: 't' }] }));
  expect(keys(facts, 'dataset')).toEqual([JSON.stringify([published, 't'])]);
});
