import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { impactOf, impactsOf, type Change } from '../../src/graph/impact.ts';
import { RANKS, type Effect } from '../../src/graph/impact/effect.ts';
import { impactFigures, type ChangeFigures } from '../../src/graph/impact/figures.ts';
import { Marks } from '../../src/graph/impact/mark.ts';
import { reachColumns, type ReachedColumn } from '../../src/graph/reach.ts';
import type { Network } from '../../src/graph/network.ts';
import type { Glossary } from '../../src/model/glossary.ts';
import { datasetKey, jobKey } from '../../src/model/identity.ts';
import type { JsonObject } from '../../src/model/json.ts';
import {
  catalogOf,
  dataset,
  datasetEvent,
  inputField,
  jobEvent,
  lineage,
  NO_GLOSSARY,
  runEvent,
  schema,
  symlinks,
} from '../catalog/log.ts';
import { anyMixedJobs, anyTarget, linesOf, mixedNetwork, naiveImpact } from './naive-impact.ts';
import { columnId, columnNetwork, datasetId, flowNetwork, jobId, networkOf } from './network.ts';

const idOf = (target: string) => (target.includes('.') ? columnId(target) : datasetId(target));

const impact = (network: Network, target: string, change: Change): readonly string[] =>
  linesOf(impactOf(network, idOf(target), change));

const from = (path: string, more: JsonObject = {}): JsonObject =>
  inputField(path, { transformations: [{ type: 'DIRECT', ...more }] });

/** raw → orders → daily, where a column of orders is a value of one column and filters another dataset. */
const shop = columnNetwork(
  ['raw.a', 'orders.amount', 'orders.status', 'daily.total', 'daily.day', 'late.id', 'page.sum'],
  [
    { from: 'raw.a', to: 'orders.amount', kind: 'DIRECT' },
    { from: 'orders.amount', to: 'daily.total', kind: 'DIRECT' },
    { from: 'orders.amount', to: 'late', kind: 'INDIRECT' },
    { from: 'daily.total', to: 'page.sum', kind: 'DIRECT' },
  ],
);

describe('dropping a column', () => {
  test('breaks the jobs that read it by name, for its values or as a filter, and leaves stale what is beyond', () => {
    expect(impact(shop, 'orders.amount', 'drop')).toEqual([
      'column daily.total 1 value stale',
      'column late.id 1 influence stale',
      'column page.sum 2 value stale',
      'dataset daily 1 value stale',
      'dataset late 1 influence stale',
      'dataset page 2 value stale',
      'job make daily 1 value breaks',
      'job make late 1 influence breaks',
      'job make page 2 value stale',
    ]);
  });

  test('is what renaming does, too', () => {
    const { drop, rename } = impactsOf(shop, columnId('orders.amount'));
    expect(linesOf(rename)).toEqual(linesOf(drop));
    expect(rename.change).toBe('rename');
  });

  test('leaves stale all that a failing job writes, and what is made of that', () => {
    const network = networkOf(
      catalogOf([
        jobEvent(1, {
          job: 'split',
          outputs: [
            dataset('out', { ...schema('a', 'b'), ...lineage({ a: ['in.x'], b: ['in.y'] }) }),
            dataset('rest', lineage({ c: ['in.y'] })),
          ],
        }),
        jobEvent(1, { job: 'further', outputs: [dataset('far', lineage({ d: ['rest.c'] }))] }),
      ]),
    );
    expect(impact(network, 'in.x', 'drop')).toEqual([
      'column out.a 1 value stale',
      'dataset far 2 failure stale',
      'dataset out 1 value stale',
      'dataset rest 1 failure stale',
      'job further 2 failure stale',
      'job split 1 value breaks',
    ]);
    expect(impact(network, 'in.x', 'type')).toEqual([
      'column out.a 1 value may-change',
      'dataset out 1 value may-change',
      'job split 1 value may-change',
    ]);
  });

  test('leaves stale what a statement of no job makes of it, and breaks no job there', () => {
    const network = networkOf(
      catalogOf([
        datasetEvent(0, dataset('view', lineage({ a: ['in.x'] }))),
        jobEvent(1, { job: 'next', inputs: [dataset('view')], outputs: [dataset('out')] }),
      ]),
    );
    expect(impact(network, 'in.x', 'drop')).toEqual([
      'column view.a 1 value stale',
      'dataset out 2 failure stale',
      'dataset view 1 value stale',
      'job next 2 failure stale',
    ]);
  });

  test('breaks a job that writes the same dataset anew, and then that dataset is stale', () => {
    const network = networkOf(
      catalogOf([
        jobEvent(1, {
          job: 'fix',
          outputs: [dataset('a', { ...schema('x', 'y'), ...lineage({ y: ['a.x'] }) })],
        }),
      ]),
    );
    expect(impact(network, 'a.x', 'drop')).toEqual([
      'column a.y 1 value stale',
      'dataset a 1 value stale',
      'job fix 1 value breaks',
    ]);
    expect(impact(network, 'a', 'drop')).toEqual(['job fix 1 value breaks']);
  });
});

describe('giving a column another type', () => {
  test('may change what gets its values, and what only joins or filters by it may no longer match', () => {
    expect(impact(shop, 'orders.amount', 'type')).toEqual([
      'column daily.total 1 value may-change',
      'column late.id 1 influence may-not-match',
      'column page.sum 2 value may-change',
      'dataset daily 1 value may-change',
      'dataset late 1 influence may-not-match',
      'dataset page 2 value may-change',
      'job make daily 1 value may-change',
      'job make late 1 influence may-not-match',
      'job make page 2 value may-change',
    ]);
  });
});

describe('a use that masks', () => {
  const maskedIn = (transformations: readonly JsonObject[]): readonly boolean[] => {
    const fields = { hash: { inputFields: [inputField('in.mail', { transformations })] } };
    const network = networkOf(
      catalogOf([
        jobEvent(1, { outputs: [dataset('out', { columnLineage: { fields } })] }),
        jobEvent(1, { job: 'on', outputs: [dataset('far', lineage({ hash: ['out.hash'] }))] }),
      ]),
    );
    return impactOf(network, columnId('in.mail'), 'drop').columns.map(({ masked }) => masked);
  };
  const hash = { type: 'DIRECT', subtype: 'TRANSFORMATION', masking: true };

  test('is a use of values, and is marked at one remove', () => {
    expect(maskedIn([hash])).toEqual([true, false]);
    expect(maskedIn([hash, { type: 'INDIRECT', subtype: 'FILTER', masking: false }])).toEqual([true, false]);
  });

  test('is not marked where the value goes in the clear as well, or nothing is said', () => {
    expect(maskedIn([hash, { type: 'DIRECT', subtype: 'IDENTITY' }])).toEqual([false, false]);
    expect(maskedIn([])).toEqual([false, false]);
    const carried = {
      fields: { hash: { inputFields: [inputField('in.mail', { transformations: [hash] })] } },
    };
    const both = catalogOf([
      jobEvent(1, { job: 'masks', outputs: [dataset('out', { columnLineage: carried })] }),
      jobEvent(1, { job: 'copies', outputs: [dataset('out', lineage({ hash: ['in.mail'] }))] }),
    ]);
    expect(impactOf(networkOf(both), columnId('in.mail'), 'drop').columns).toMatchObject([{ masked: false }]);
  });
});

describe('jobs that read a dataset without saying which columns', () => {
  const network = networkOf(
    catalogOf([
      jobEvent(1, { job: 'silent', inputs: [dataset('in', schema('x', 'y'))], outputs: [dataset('out')] }),
      jobEvent(1, { job: 'onward', inputs: [dataset('out')], outputs: [dataset('far')] }),
      jobEvent(1, { job: 'half', outputs: [dataset('said', lineage({ a: ['in.x'] })), dataset('unsaid')] }),
    ]),
  );

  test('break where the dataset is dropped, and what they make goes stale', () => {
    expect(impact(network, 'in', 'drop')).toEqual([
      'column said.a 1 value stale',
      'dataset far 2 unknown stale',
      'dataset out 1 unknown stale',
      'dataset said 1 value stale',
      'dataset unsaid 1 failure stale',
      'job half 1 value breaks',
      'job onward 2 unknown stale',
      'job silent 1 unknown breaks',
    ]);
  });

  test('may be affected by another type, with all that is made from there on', () => {
    expect(impact(network, 'in', 'type')).toEqual([
      'column said.a 1 value may-change',
      'dataset far 2 unknown unknown',
      'dataset out 1 unknown unknown',
      'dataset said 1 value may-change',
      'dataset unsaid 1 unknown unknown',
      'job half 1 value may-change',
      'job onward 2 unknown unknown',
      'job silent 1 unknown unknown',
    ]);
  });

  test('may or may not break where one column is dropped', () => {
    expect(impact(network, 'in.y', 'drop')).toEqual([
      'dataset far 2 unknown unknown',
      'dataset out 1 unknown unknown',
      'dataset unsaid 1 unknown unknown',
      'job half 1 unknown unknown',
      'job onward 2 unknown unknown',
      'job silent 1 unknown unknown',
    ]);
  });

  test('count also where nothing is made of what they read', () => {
    const reader = networkOf(
      catalogOf([jobEvent(1, { job: 'export', inputs: [dataset('in', schema('x'))] })]),
    );
    expect(impact(reader, 'in', 'drop')).toEqual(['job export 1 unknown breaks']);
    expect(impact(reader, 'in.x', 'drop')).toEqual(['job export 1 unknown unknown']);
  });
});

describe('who is to be told', () => {
  const NO_PLACE = { file: 'glossary.yaml', line: 1 };
  const written = (owners: Readonly<Record<string, string>>): Glossary['datasets'] =>
    new Map(
      Object.entries(owners).map(([name, owner]) => [
        datasetKey(datasetId(name)),
        {
          id: datasetId(name),
          description: null,
          owner,
          steward: null,
          domain: null,
          classification: null,
          retention: null,
          freshestBy: null,
          rules: [],
          columns: new Map(),
          place: NO_PLACE,
        },
      ]),
    );
  const jobs: Glossary['jobs'] = new Map([
    [
      jobKey(jobId('far')),
      {
        id: jobId('far'),
        description: null,
        owner: 'near',
        schedule: null,
        cron: null,
        longest: null,
        steps: [],
        place: NO_PLACE,
      },
    ],
  ]);
  const ownership = { ownership: { owners: [{ name: '__proto__' }, { name: '__proto__' }] } };
  const network = networkOf(
    catalogOf(
      [
        jobEvent(1, {
          job: 'one',
          inputs: [dataset('in')],
          outputs: [dataset('a'), dataset('b', ownership)],
        }),
        jobEvent(1, { job: 'far', inputs: [dataset('a')], outputs: [dataset('c'), dataset('d')] }),
      ],
      { ...NO_GLOSSARY, datasets: written({ in: 'own', a: 'near', c: 'late', d: 'late' }), jobs },
    ),
  );

  test('is whoever answers for what is affected, nearest first, with how much of theirs is', () => {
    const { owners, unowned } = impactOf(network, datasetId('in'), 'drop');
    expect(owners).toEqual([
      { owner: 'near', distance: 1, datasets: 1, jobs: 1 },
      { owner: '__proto__', distance: 1, datasets: 1, jobs: 0 },
      { owner: 'late', distance: 2, datasets: 2, jobs: 0 },
    ]);
    expect(unowned).toEqual({ datasets: 0, jobs: 1 });
  });
});

describe('the impact of anything', () => {
  test('is asked by any name of the dataset, and is nothing where there is no such thing', () => {
    const network = networkOf(
      catalogOf([
        datasetEvent(0, dataset('in', symlinks('alias'))),
        jobEvent(1, { outputs: [dataset('out', lineage({ a: ['in.x'] }))] }),
      ]),
    );
    expect(impactOf(network, datasetId('alias'), 'drop')).toEqual(impactOf(network, datasetId('in'), 'drop'));
    expect(impactOf(network, columnId('alias.x'), 'drop')).toMatchObject({ target: columnId('in.x') });
    expect(impact(network, 'alias.x', 'drop')).toEqual(impact(network, 'in.x', 'drop'));
    for (const target of ['nothing', 'nothing.x', 'in.nothing']) {
      const { risk, owners, columns } = impactOf(network, idOf(target), 'type');
      expect([risk.figure, owners, columns]).toEqual([0, [], []]);
    }
  });

  test('leaves out columns that a dataset no longer has', () => {
    const whole = { columnLineage: { fields: {}, dataset: [from('in.x', { type: 'INDIRECT' })] } };
    const network = networkOf(
      catalogOf([
        datasetEvent(0, dataset('out', schema('kept', 'gone'))),
        jobEvent(1, { outputs: [dataset('out', { ...schema('kept'), ...whole })] }),
      ]),
    );
    expect(impactOf(network, columnId('in.x'), 'drop').columns.map(({ id }) => id.column)).toEqual(['kept']);
  });

  test('is at the least distance and of the first kind of all ways, in whatever order they are found', () => {
    const ways: readonly Parameters<Marks['add']>[] = [
      [4, 3, RANKS.value],
      [4, 1, RANKS.unknown],
      [4, 2, RANKS.failure],
    ];
    const marks = new Marks(5);
    for (const order of [ways, ways.toReversed()]) {
      marks.clear();
      for (const way of order) marks.add(...way);
      expect(marks.sorted()).toEqual([4]);
      expect([marks.distance[4], marks.kindOf(4)]).toEqual([1, 'value']);
    }
  });

  test('follows current edges alone', () => {
    const network = networkOf(
      catalogOf([
        runEvent('r', 'COMPLETE', 1, { outputs: [dataset('out', lineage({ a: ['old.x'] }))] }),
        runEvent('s', 'COMPLETE', 2, { outputs: [dataset('out', lineage({ a: ['new.x'] }))] }),
      ]),
    );
    expect(impact(network, 'old.x', 'drop')).toEqual([]);
    expect(impact(network, 'old', 'drop')).toEqual([]);
    expect(impact(network, 'new', 'drop')).toHaveLength(3);
  });

  test('is nearest first, and of what is as near, values before influences', () => {
    const { columns } = impactOf(shop, columnId('orders.amount'), 'drop');
    expect(columns.map(({ id }) => id.name)).toEqual(['daily', 'late', 'page']);
    const { columns: reordered } = impactOf(
      columnNetwork(
        ['z.a', 'b.a'],
        [
          { from: 'in.x', to: 'z.a', kind: 'DIRECT' },
          { from: 'in.x', to: 'b.a', kind: 'INDIRECT' },
        ],
      ),
      columnId('in.x'),
      'drop',
    );
    expect(reordered.map(({ id }) => id.name)).toEqual(['z', 'b']);
  });

  test('is what going over all jobs until nothing changes finds', () => {
    fc.assert(
      fc.property(anyMixedJobs, anyTarget, (jobs, target) => {
        const network = mixedNetwork(jobs);
        for (const change of ['drop', 'type'] as const)
          expect(impact(network, target, change)).toEqual(naiveImpact(jobs, target, change));
      }),
      { numRuns: 1000 },
    );
  });

  test('of a column has the columns that are downstream of it', () => {
    fc.assert(
      fc.property(anyMixedJobs, anyTarget, (jobs, target) => {
        fc.pre(target.includes('.'));
        const network = mixedNetwork(jobs);
        const id = columnId(target);
        const lines = (columns: readonly ReachedColumn[]): readonly string[] =>
          columns
            .map(({ id: { name, column }, distance, kind }) => `${name}.${column} ${distance} ${kind}`)
            .sort();
        const downstream = reachColumns(network.graph, id, 'downstream');
        expect(lines(impactOf(network, id, 'drop').columns)).toEqual(lines(downstream));
      }),
      { numRuns: 300 },
    );
  });

  test('is at least as much, and as near, where a thing is dropped as where it gets another type', () => {
    fc.assert(
      fc.property(anyMixedJobs, anyTarget, (jobs, target) => {
        const { drop, type } = impactsOf(mixedNetwork(jobs), idOf(target));
        for (const what of ['datasets', 'jobs'] as const) {
          for (const one of type[what]) {
            const dropped = drop[what].find(({ id }) => id.name === one.id.name);
            expect(dropped?.distance).toBeLessThanOrEqual(one.distance);
          }
        }
        expect(drop.risk.figure + 1e-9).toBeGreaterThanOrEqual(4 * type.risk.figure);
      }),
      { numRuns: 300 },
    );
  });

  test('of a dataset holds that of each of its columns, beyond itself', () => {
    fc.assert(
      fc.property(anyMixedJobs, (jobs) => {
        const network = mixedNetwork(jobs);
        const all = impactOf(network, datasetId('a'), 'drop');
        for (const target of ['a.x', 'a.y']) {
          const one = impactOf(network, columnId(target), 'drop');
          for (const what of ['columns', 'datasets', 'jobs'] as const) {
            const names = all[what].map(({ id }) => JSON.stringify(id));
            const beyond = one[what].filter(({ id }) => id.namespace !== 'db' || id.name !== 'a');
            expect(names).toEqual(expect.arrayContaining(beyond.map(({ id }) => JSON.stringify(id))));
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  test('of a dataset with many columns that all decide on another goes through that one once', () => {
    const many = Array.from({ length: 1500 }, (_, index) => `c${index}`);
    const whole = many.map((column) => from(`in.${column}`, { type: 'INDIRECT' }));
    const network = networkOf(
      catalogOf([
        jobEvent(1, {
          outputs: [dataset('out', { ...schema(...many), columnLineage: { fields: {}, dataset: whole } })],
        }),
      ]),
    );
    const { columns, risk } = impactOf(network, datasetId('in'), 'drop');
    expect(columns).toHaveLength(many.length);
    expect(risk.figure).toBe(750);
  });

  test('goes through chains of any length', () => {
    const jobs = Array.from(
      { length: 5_000 },
      (_, index) => [`j${index}`, [[`d${index}`], [`d${index + 1}`]]] as const,
    );
    const { drop, type } = impactsOf(flowNetwork(Object.fromEntries(jobs)), datasetId('d0'));
    expect(drop.datasets.at(-1)).toMatchObject({ id: { name: 'd5000' }, distance: 5_000, effect: 'stale' });
    expect(type.datasets).toHaveLength(5_000);
  });
});

describe('the figures of an impact', () => {
  const countsOf = (affected: readonly { readonly effect: Effect }[]) =>
    Object.fromEntries(
      [...Map.groupBy(affected, ({ effect }) => effect)].map(([effect, those]) => [effect, those.length]),
    );
  const counted = (counts: ChangeFigures['jobs']) =>
    Object.fromEntries(counts.map(({ effect, count }) => [effect, count]));

  test('count what the whole of it lists, and give the first of it', () => {
    fc.assert(
      fc.property(anyMixedJobs, anyTarget, fc.nat(4), fc.nat(4), (jobs, target, columns, things) => {
        const network = mixedNetwork(jobs);
        const figures = impactFigures(network, idOf(target), { columns, things });
        const whole = impactsOf(network, idOf(target));
        for (const change of ['drop', 'rename', 'type'] as const) {
          const [few, all] = [figures[change], whole[change]];
          expect(counted(few.jobs)).toEqual(countsOf(all.jobs));
          expect(counted(few.datasets)).toEqual(countsOf(all.datasets));
          expect(few.columns.value + few.columns.influence).toBe(all.columns.length);
          expect(few.columns.value).toBe(all.columns.filter(({ kind }) => kind === 'value').length);
          expect([few.owners, few.unowned, few.risk]).toEqual([all.owners, all.unowned, all.risk]);
          expect(few.nearest.jobs).toEqual(all.jobs.slice(0, things));
          expect(few.nearest.datasets).toEqual(all.datasets.slice(0, things));
        }
        const first = whole.drop.columns.slice(0, columns);
        expect(figures.columns.map((one) => ({ ...one, effect: 'stale' }))).toEqual(first);
        const breaking = whole.drop.jobs.filter(({ effect }) => effect === 'breaks');
        expect(figures.breaking).toEqual(breaking.map(({ id }) => id));
        const unsure = whole.type.jobs.filter((job) => job.distance === 1 && job.effect === 'unknown');
        expect(figures.unsure).toEqual(unsure.map(({ id }) => id));
      }),
      { numRuns: 1000 },
    );
  });

  test('of one thing are the same whatever was asked before', () => {
    fc.assert(
      fc.property(anyMixedJobs, anyTarget, anyTarget, (jobs, first, second) => {
        const most = { columns: 3, things: 3 };
        const network = mixedNetwork(jobs);
        impactFigures(network, idOf(first), most);
        const asked = impactFigures(network, idOf(second), most);
        expect(asked).toEqual(impactFigures(mixedNetwork(jobs), idOf(second), most));
      }),
      { numRuns: 200 },
    );
  });
});
