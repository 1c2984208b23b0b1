import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readGlossary } from '../../src/glossary/read.ts';
import { datasetKey, jobKey } from '../../src/model/identity.ts';
import { InputError } from '../../src/model/input-error.ts';
import { fixture, readFiles, readFixture, readText } from './support.ts';

describe('a sound glossary', () => {
  test('gives every dataset with its columns, and the line that each was written on', async () => {
    const { glossary, problems } = await readFixture('whole');
    expect(problems).toEqual([]);
    const id = { namespace: 'mart', name: 'revenue_daily' };
    expect(glossary.datasets.get(datasetKey(id))).toEqual({
      id,
      description: 'Revenue for each day.',
      owner: 'finance',
      steward: 'ada',
      domain: 'sales',
      classification: null,
      retention: '7 years',
      freshestBy: null,
      rules: [],
      columns: new Map([
        [
          'amount',
          {
            column: 'amount',
            description: 'In euros.',
            term: 'net-revenue',
            pii: null,
            place: { file: 'whole/mart/revenue.yml', line: 10 },
          },
        ],
      ]),
      place: { file: 'whole/mart/revenue.yml', line: 3 },
    });
  });

  test('takes a bare text for a column as its description', async () => {
    const { glossary } = await readFixture('whole');
    const customers = glossary.datasets.get(datasetKey({ namespace: 'crm', name: 'customers' }));
    expect(customers?.columns.get('address.city')).toMatchObject({
      description: 'The city alone.',
      pii: null,
    });
    expect(customers?.columns.get('email')).toMatchObject({ description: 'Where to write to', pii: 'email' });
  });

  test('gives jobs, terms and owners; a term without a name goes by its id', async () => {
    const { glossary } = await readFixture('whole');
    const id = { namespace: 'dbt', name: 'build_revenue' };
    expect(glossary.jobs.get(jobKey(id))).toEqual({
      id,
      description: 'Sums orders.',
      owner: 'finance',
      schedule: '0 4 * * *',
      cron: { expression: '0 4 * * *', zone: 'UTC' },
      longest: null,
      steps: ['Take the orders of the day.', 'Take away what was refunded.'],
      place: { file: 'whole/mart/revenue.yml', line: 15 },
    });
    expect([...glossary.terms.values()]).toEqual([
      {
        id: 'net-revenue',
        name: 'Net revenue',
        definition: 'What customers paid, less refunds and tax.\n',
        synonyms: ['net sales'],
        related: ['refund'],
        place: { file: 'whole/crm.yaml', line: 13 },
      },
      {
        id: 'refund',
        name: 'refund',
        definition: 'Money given back to a customer.',
        synonyms: [],
        related: [],
        place: { file: 'whole/crm.yaml', line: 19 },
      },
    ]);
    expect(glossary.owners.get('finance')).toEqual({
      id: 'finance',
      name: 'Finance data',
      kind: 'team',
      email: 'finance@example.com',
      description: 'Answers for everything that is **counted in money**.',
      members: ['ada'],
      place: { file: 'whole/crm.yaml', line: 2 },
    });
  });

  test('takes odd names as they are: __proto__, numbers, true, null, paths, URIs', async () => {
    const { glossary, problems } = await readFixture('odd-but-right');
    expect(problems).toEqual([]);
    const names = [...glossary.datasets.values()].map(({ id }) => [id.namespace, id.name]);
    expect(names).toEqual([
      ['s3://bucket/a b', '__proto__'],
      ['s3://bucket/a b', 'constructor'],
      ['s3://bucket/a b', '2024'],
      ['s3://bucket/a b', 'true'],
      ['s3://bucket/a b', 'null'],
      ['C:\\x', '../../etc'],
    ]);
    const columns = glossary.datasets.get(
      datasetKey({ namespace: 's3://bucket/a b', name: 'constructor' }),
    )?.columns;
    expect([...(columns?.keys() ?? [])]).toEqual(['__proto__', 'toString']);
    expect(glossary.terms.get('__proto__')?.related).toEqual(['hasOwnProperty']);
    expect(Object.prototype).not.toHaveProperty('description');
  });

  test('reads dates, yes and no as the text that they are in YAML 1.2, and an empty value as absent', async () => {
    const { glossary } = await readFixture('odd-but-right');
    const dataset = glossary.datasets.get(datasetKey({ namespace: 's3://bucket/a b', name: '2024' }));
    expect(dataset).toMatchObject({ retention: '2024-12-31', domain: 'no', classification: '7' });
    const empty = glossary.datasets.get(datasetKey({ namespace: 'C:\\x', name: '../../etc' }));
    expect(empty).toMatchObject({ owner: null, description: null });
  });

  test('takes what an alias or a merge key repeats', async () => {
    const { glossary } = await readFixture('aliases');
    const of = (name: string) => glossary.datasets.get(datasetKey({ namespace: 'mart', name }));
    expect(of('refunds')).toMatchObject({ description: 'Refunds.', owner: 'finance', domain: 'sales' });
    expect(of('returns')).toMatchObject({ description: 'Orders.', owner: 'finance', place: { line: 10 } });
  });

  test('masks passwords in names and texts', async () => {
    const { glossary } = await readText(
      'datasets:\n  postgres://reader:hunter2@db:\n    t: { description: "see mysql://a:hunter2@b" }\n',
    );
    expect(JSON.stringify([...glossary.datasets])).not.toContain('hunter2');
    const masked = { namespace: 'postgres://reader:***@db', name: 't' };
    expect(glossary.datasets.get(datasetKey(masked))?.description).toBe('see mysql://a:***@b');
  });
});

describe('files', () => {
  test('of a folder are read deeply in the order of their names, and nothing but YAML', async () => {
    const { glossary } = await readFixture('whole');
    expect([...glossary.datasets.values()].map(({ place }) => place.file)).toEqual([
      'whole/crm.yaml',
      'whole/mart/revenue.yml',
    ]);
  });

  test('are named by the last part of the given path where no root is given', async () => {
    const { glossary } = await readGlossary([fixture('whole/mart'), fixture('whole/crm.yaml')]);
    expect([...glossary.datasets.values()].map(({ place }) => place.file)).toEqual([
      'mart/revenue.yml',
      'crm.yaml',
    ]);
  });

  test('that are given twice, or are in a folder that is given too, are read once, by the first name', async () => {
    const { glossary, problems } = await readGlossary([
      fixture('whole'),
      fixture('whole/mart'),
      fixture('whole/crm.yaml'),
    ]);
    expect(problems).toEqual([]);
    expect([...glossary.datasets.values()].map(({ place }) => place.file)).toEqual([
      'whole/crm.yaml',
      'whole/mart/revenue.yml',
    ]);
  });

  test('whose names begin with a dot are passed over', async () => {
    const { problems } = await readFiles({ '.draft.yaml': 'no glossary' });
    expect(problems).toEqual([]);
  });

  test('that are named are read whatever their ending', async () => {
    const { problems } = await readGlossary([fixture('whole/mart/notes.md')]);
    expect(problems).toHaveLength(1);
  });

  test('that are empty, or hold only comments, define nothing and are no mistake', async () => {
    const { glossary, problems } = await readFiles({
      'a.yaml': '',
      'b.yaml': '# Later.\n',
      'c.yaml': '---\n...\n',
    });
    expect(problems).toEqual([]);
    expect(glossary.datasets.size + glossary.jobs.size + glossary.terms.size + glossary.owners.size).toBe(0);
  });

  test('below a folder that links back to itself are read once', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'headwater-glossary-'));
    try {
      await mkdir(join(folder, 'a'));
      await writeFile(join(folder, 'a/terms.yaml'), 'terms: { churn: { definition: Leaving. } }');
      await symlink(folder, join(folder, 'a/loop'), 'dir');
      const { glossary, problems } = await readGlossary([folder], { root: folder });
      expect(problems).toEqual([]);
      expect(glossary.terms.get('churn')?.place.file).toBe('a/terms.yaml');
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test('that do not exist are the one thing that stops the reading', async () => {
    const reading = readGlossary(['no/such/glossary.yaml']);
    await expect(reading).rejects.toBeInstanceOf(InputError);
    await expect(reading).rejects.toMatchObject({
      message: 'There is no file or folder at no/such/glossary.yaml',
      hint: 'Check the path; the glossary is a YAML file, or a folder of them.',
    });
  });
});
