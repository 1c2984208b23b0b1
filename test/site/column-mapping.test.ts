import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/model/json.ts';
import { firstLines, type Part } from '../../src/site/column-mapping.ts';
import { jobPage } from '../../src/site/job-page.ts';
import { dataset, facet, runEvent, siteOf } from './log.ts';

const use = (from: string, ...kinds: readonly string[]): JsonObject => {
  const [name = '', field = ''] = from.split('.');
  const transformations = kinds.map((subtype) => ({
    type: subtype === 'IDENTITY' ? 'DIRECT' : 'INDIRECT',
    subtype,
  }));
  return { namespace: 'data', name, field, transformations };
};

type Fields = Readonly<Record<string, readonly JsonObject[]>>;

function wrote(day: number, outputs: Readonly<Record<string, Fields>>, whole: readonly JsonObject[] = []) {
  return runEvent({
    run: `run-${day}`,
    time: `2026-11-0${day}T02:00:00Z`,
    outputs: Object.entries(outputs).map(([name, fields]) => {
      const said = Object.entries(fields).map(([column, inputFields]) => [column, { inputFields }]);
      const columnLineage = facet({ fields: Object.fromEntries(said) as JsonObject, dataset: whole });
      return dataset(name, Object.keys(fields), { columnLineage });
    }),
  });
}

async function mappingOf(events: readonly JsonObject[], most = 100) {
  const site = await siteOf(events);
  const [job] = site.catalog.jobs;
  if (job === undefined) throw new Error('The log names no job.');
  return firstLines(jobPage(site, job).mapping, most);
}

async function onlyOutput(...events: readonly JsonObject[]) {
  const [output] = (await mappingOf(events)).outputs;
  if (output === undefined) throw new Error('The job maps no columns.');
  return output;
}

const told = (parts: readonly Part[]): string[] =>
  parts.map(
    ({ from, transformations }) =>
      `${from.map(({ name, column }) => `${name}.${column}`).join(' ')}: ${transformations.map(({ subtype }) => subtype).join(' ')}`,
  );

describe('what decides every column of an output', () => {
  const SALES = {
    day: [use('raw.day', 'IDENTITY', 'GROUP_BY'), use('raw.state', 'FILTER')],
    total: [use('raw.amount', 'IDENTITY'), use('raw.day', 'GROUP_BY'), use('raw.state', 'FILTER', 'SORT')],
    label: [use('raw.day', 'GROUP_BY'), use('raw.state', 'FILTER')],
  };

  test('is said once, and each line says the rest', async () => {
    const { forAll, lines } = await onlyOutput(wrote(2, { sales: SALES }));
    expect(told(forAll).sort()).toEqual(['raw.day: GROUP_BY', 'raw.state: FILTER']);
    expect(lines.map(({ parts }) => told(parts))).toEqual([
      ['raw.day: IDENTITY'],
      ['raw.amount: IDENTITY', 'raw.state: SORT'],
      [],
    ]);
  });

  test('is said in each line where one lacks it, or where there is one line', async () => {
    const with_ = await onlyOutput(wrote(2, { sales: { ...SALES, note: [use('raw.note', 'IDENTITY')] } }));
    expect(with_.forAll).toEqual([]);
    expect(with_.lines.map(({ parts }) => parts.length)).toEqual([2, 3, 2, 1]);
    const alone = await onlyOutput(wrote(2, { sales: { day: SALES.day } }));
    expect([alone.forAll, alone.lines[0]?.parts.length]).toEqual([[], 2]);
  });

  test('is never a value', async () => {
    const { forAll, lines } = await onlyOutput(
      wrote(2, { sales: { a: [use('raw.a', 'IDENTITY')], b: [use('raw.a', 'IDENTITY')] } }),
    );
    expect(forAll).toEqual([]);
    expect(lines.map(({ parts }) => told(parts))).toEqual([['raw.a: IDENTITY'], ['raw.a: IDENTITY']]);
  });

  test('stands beside what decides the dataset as a whole', async () => {
    const { forAll, lines } = await onlyOutput(wrote(2, { sales: SALES }, [use('raw.region', 'JOIN')]));
    expect(forAll).toHaveLength(2);
    expect(lines.map(({ to }) => ('column' in to ? to.column : null))).toEqual([
      'day',
      'total',
      'label',
      null,
    ]);
    expect(told(lines[3]?.parts ?? [])).toEqual(['raw.region: JOIN']);
  });
});

test('columns that take part in the same way are one part, and what states no way is its own', async () => {
  const { lines } = await onlyOutput(
    wrote(2, {
      sales: {
        total: [use('raw.a', 'IDENTITY'), use('raw.b', 'IDENTITY'), use('raw.c'), use('old.d', 'SORT')],
      },
    }),
  );
  expect(told(lines[0]?.parts ?? []).sort()).toEqual(['old.d: SORT', 'raw.a raw.b: IDENTITY', 'raw.c: ']);
});

test('the dataset that most edges come from is named once, with whether all do', async () => {
  const fields = { a: [use('raw.a', 'IDENTITY'), use('old.a', 'SORT')], b: [use('raw.b', 'IDENTITY')] };
  const both = await onlyOutput(wrote(2, { sales: fields }));
  expect([both.source.name, both.isOnlySource]).toEqual(['raw', false]);
  const one = await onlyOutput(wrote(2, { sales: { b: fields.b } }));
  expect([one.source.name, one.isOnlySource]).toEqual(['raw', true]);
});

test('the most frequent days are said once, and the lines that have others say so', async () => {
  const fields = { a: [use('raw.a', 'IDENTITY')], b: [use('raw.b', 'IDENTITY')] };
  const later = { ...fields, c: [use('raw.c', 'IDENTITY')] };
  const { usual, isUniform, lines } = await onlyOutput(
    wrote(2, { sales: fields }),
    wrote(3, { sales: later }),
  );
  expect([usual.spells[0]?.first.time.slice(0, 10), isUniform]).toEqual(['2026-11-02', false]);
  expect(lines.map(({ parts }) => parts.map(({ isOfUsualDays }) => isOfUsualDays))).toEqual([
    [true],
    [true],
    [false],
  ]);
  expect(lines.flatMap(({ parts }) => parts).every(({ isOfUsualOrigin }) => isOfUsualOrigin)).toBe(true);
  expect((await onlyOutput(wrote(2, { sales: fields }))).isUniform).toBe(true);
});

test('of many lines the first are shown, output by output, with how many there are', async () => {
  const three = Object.fromEntries(['a', 'b', 'c'].map((name) => [name, [use(`raw.${name}`, 'IDENTITY')]]));
  const events = [wrote(2, { one: three, two: three, three })];
  const cut = await mappingOf(events, 5);
  expect(cut.outputs.map(({ shown, lines }) => [shown.length, lines.length])).toEqual([
    [3, 3],
    [2, 3],
  ]);
  expect([cut.shown, cut.all]).toEqual([5, 9]);
  expect((await mappingOf(events)).shown).toBe(9);
});
