import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Mentions } from '../../src/catalog/spell.ts';
import type { Catalog, Spell } from '../../src/model/catalog.ts';
import { formatInstant } from '../../src/model/instant.ts';
import type { JsonObject } from '../../src/model/json.ts';
import { at, catalogOf, dataset, datasetEvent, jobEvent, lineage, read, runEvent } from './log.ts';

/** `1–3, 5–`: said from the first minute to the third, and again since the fifth. */
function minutesOf(spells: readonly Spell[]): string {
  const minute = (spell: Spell['first']): string =>
    String((Date.parse(formatInstant(spell.time)) - Date.parse(at(0))) / 60_000);
  return spells
    .map(({ first, last, endedBy }) =>
      [minute(first), minute(last), endedBy === null ? '' : `until ${minute(endedBy)}`].join(' ').trim(),
    )
    .join(', ');
}

function inputSpells({ ioEdges }: Catalog): Readonly<Record<string, string>> {
  return Object.fromEntries(
    ioEdges
      .filter(({ direction }) => direction === 'input')
      .map(({ dataset: { name }, spells }) => [name, minutesOf(spells)]),
  );
}

function columnSpells({ columnEdges }: Catalog): Readonly<Record<string, string>> {
  return Object.fromEntries(columnEdges.map(({ from, spells }) => [from.column, minutesOf(spells)]));
}

const reading = (...names: readonly string[]): { readonly inputs: readonly JsonObject[] } => ({
  inputs: names.map((name) => dataset(name)),
});

describe('an edge between a dataset and a job', () => {
  test('ends with the first run that completes without it, and comes back with the next that names it', () => {
    const catalog = catalogOf([
      runEvent('a', 'COMPLETE', 1, reading('orders', 'rates')),
      runEvent('b', 'COMPLETE', 2, reading('orders')),
      runEvent('c', 'COMPLETE', 3, reading('orders')),
      runEvent('d', 'COMPLETE', 4, reading('orders', 'rates')),
    ]);
    expect(inputSpells(catalog)).toEqual({ orders: '1 4', rates: '1 1 until 2, 4 4' });
  });

  test('does not end with a run that failed', () => {
    const catalog = catalogOf([
      runEvent('a', 'COMPLETE', 1, reading('orders')),
      runEvent('b', 'FAIL', 2),
      runEvent('c', 'COMPLETE', 3, reading('orders')),
    ]);
    expect(inputSpells(catalog)).toEqual({ orders: '1 3' });
  });

  test('ends with a run that failed where none ever completed', () => {
    const catalog = catalogOf([
      runEvent('a', 'FAIL', 1, reading('orders')),
      runEvent('b', 'FAIL', 2, reading('rates')),
    ]);
    expect(inputSpells(catalog)).toEqual({ orders: '1 1 until 2', rates: '2 2' });
  });

  test('ends with a later event about the job that no longer names it', () => {
    const catalog = catalogOf([
      runEvent('a', 'COMPLETE', 1, reading('orders', 'rates')),
      jobEvent(2, reading('orders')),
    ]);
    expect(inputSpells(catalog)).toEqual({ orders: '1 2', rates: '1 1 until 2' });
  });

  test('that another job says outright lasts for as long as that one says it', () => {
    const entry = {
      type: 'DATASET',
      namespace: 'db',
      name: 'daily',
      inputs: [{ type: 'JOB', namespace: 'jobs', name: 'other' }],
    };
    const catalog = catalogOf([
      runEvent('a', 'COMPLETE', 1, { jobFacets: { lineage: { entries: [entry] } } }),
      runEvent('b', 'COMPLETE', 2),
    ]);
    const said = catalog.ioEdges.filter(({ job }) => job.name === 'other');
    expect(said.map(({ spells }) => minutesOf(spells))).toEqual(['1 1 until 2']);
  });
});

describe('an edge between columns', () => {
  const daily = (...columns: readonly string[]): { readonly outputs: readonly JsonObject[] } => ({
    outputs: [dataset('daily', lineage({ total: columns.map((column) => `orders.${column}`) }))],
  });

  test('ends with the first complete run that speaks of the output and not of it', () => {
    const catalog = catalogOf([
      runEvent('a', 'COMPLETE', 1, daily('amount', 'tax')),
      runEvent('b', 'COMPLETE', 2, { outputs: [dataset('daily')] }),
      runEvent('c', 'FAIL', 3, daily('amount')),
      runEvent('d', 'COMPLETE', 4, daily('amount')),
    ]);
    expect(columnSpells(catalog)).toEqual({ amount: '1 4', tax: '1 1 until 4' });
  });

  test('ends with the first run that writes the output no more', () => {
    const catalog = catalogOf([
      runEvent('a', 'COMPLETE', 1, daily('amount')),
      runEvent('b', 'COMPLETE', 2, { outputs: [dataset('other')] }),
    ]);
    expect(columnSpells(catalog)).toEqual({ amount: '1 1 until 2' });
  });

  test('ends with the deletion of what an event about the dataset said', () => {
    const catalog = catalogOf([
      datasetEvent(1, dataset('daily', lineage({ total: ['orders.amount'] }))),
      datasetEvent(2, dataset('daily', { columnLineage: { _deleted: true } })),
    ]);
    expect(columnSpells(catalog)).toEqual({ amount: '1 1 until 2' });
  });

  test('that two facets say goes on for as long as one of them says it', () => {
    const explicit = {
      lineage: {
        fields: {
          total: {
            inputs: [{ type: 'DATASET', namespace: 'db', name: 'orders', field: 'amount' }],
          },
        },
      },
    };
    const catalog = catalogOf([
      runEvent('a', 'COMPLETE', 1, daily('amount')),
      runEvent('b', 'COMPLETE', 2, {
        outputs: [dataset('daily', { ...lineage({ total: [] }), ...explicit })],
      }),
      runEvent('c', 'COMPLETE', 3, { outputs: [dataset('daily', explicit)] }),
    ]);
    expect(columnSpells(catalog)).toEqual({ amount: '1 3' });
  });
});

test('spells are in order, apart from each other, and within the span of the edge, in any log of a job', () => {
  const names = ['a', 'b', 'c'] as const;
  const run = fc.record({ read: fc.subarray([...names]), completes: fc.boolean() });
  fc.assert(
    fc.property(fc.array(run, { minLength: 1, maxLength: 12 }), (runs) => {
      const catalog = catalogOf(
        runs.map(({ read, completes }, index) =>
          runEvent(`r${index}`, completes ? 'COMPLETE' : 'FAIL', index, reading(...read)),
        ),
      );
      const counts = runs.some(({ completes }) => completes)
        ? runs.map((one) => one.completes)
        : runs.map(() => true);
      for (const {
        dataset: { name },
        spells,
        span,
        state,
      } of catalog.ioEdges) {
        expect(spells[0]?.first).toBe(span.first);
        expect(spells.at(-1)?.last).toBe(span.last);
        // Walked run by run, by the words of the rule.
        const walked: { from: number; to: number; until: number | null }[] = [];
        let open = false;
        for (const [index, { read }] of runs.entries()) {
          const says = (read as readonly string[]).includes(name);
          const last = walked.at(-1);
          if (says && open && last !== undefined) last.to = index;
          if (says && !open) walked.push({ from: index, to: index, until: null });
          if (says) open = true;
          if (!says && open && counts[index] === true) {
            open = false;
            if (last !== undefined) last.until = index;
          }
        }
        expect(minutesOf(spells)).toBe(
          walked
            .map(({ from, to, until }) => `${from} ${to}${until === null ? '' : ` until ${until}`}`)
            .join(', '),
        );
        if (state === 'current') expect(spells.at(-1)?.endedBy).toBeNull();
      }
    }),
  );
});

describe('things that are said together', () => {
  test('have the spells that they have where each is said by itself, and share them', () => {
    const events = [0, 1, 2, 3, 4].map((minute) => read(runEvent('r', 'COMPLETE', minute)).evidence);
    const occasions = events.map((event) => ({ at: event, counts: true }));
    const some = fc.subarray(events);
    const saying = fc.tuple(fc.subarray(['a', 'b', 'c']), some, fc.boolean());
    fc.assert(
      fc.property(fc.array(saying, { maxLength: 5 }), (sayings) => {
        const [together, apart] = [new Mentions(occasions), new Mentions(occasions)];
        for (const [keys, at, isTogether] of sayings) {
          const said = at.map((event) => ({ at: event, span: { first: event, last: event } }));
          if (isTogether) together.addAll(keys, said);
          for (const key of keys) {
            for (const one of said) {
              if (!isTogether) together.add(key, one.at, one.span);
              apart.add(key, one.at, one.span);
            }
          }
        }
        for (const key of ['a', 'b', 'c']) expect(together.spells(key)).toEqual(apart.spells(key));
      }),
    );
    const mentions = new Mentions(occasions);
    mentions.addAll(
      ['a', 'b'],
      events.slice(1, 2).map((event) => ({ at: event, span: { first: event, last: event } })),
    );
    expect(mentions.spells('a')).toHaveLength(1);
    expect(mentions.spells('a')).toBe(mentions.spells('b'));
  });
});
