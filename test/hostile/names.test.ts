import { beforeAll, describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/model/json.ts';
import { edgeLines, entityLines } from '../../src/site/api.ts';
import { namespacePath, ownerPath, termPath } from '../../src/site/path.ts';
import type { Site } from '../../src/site/site.ts';
import { siteOf } from '../site/log.ts';
import { HOSTILE_NAMES } from './text.ts';

/** A field may have no name at all. */
const COLUMNS = [...HOSTILE_NAMES, ''];

function owned(namespace: string, name: string, owner: string): JsonObject {
  return { namespace, name, facets: { ownership: { owners: [{ name: owner }] } } };
}

/** A run of that name, of a job of that name in a namespace of that name; and datasets likewise. */
function namedEvent(name: string): JsonObject {
  return {
    eventTime: '2026-11-02T12:00:00Z',
    eventType: 'COMPLETE',
    run: { runId: name },
    job: { namespace: name, name },
    inputs: [owned('data', name, name), { namespace: name, name: 'input' }],
    outputs: [{ namespace: name, name }],
  };
}

function wideEvent(name: string, fields: readonly JsonObject[]): JsonObject {
  return {
    eventTime: '2026-11-02T12:00:00Z',
    dataset: { namespace: 'wide', name, facets: { schema: { fields } } },
  };
}

/** An identity as one text, such as `["job","etl","load"]`. */
type Identity = string;

function expectedIdentities(): Identity[] {
  const named = HOSTILE_NAMES.flatMap((name) => [
    ['run', name],
    ['job', name, name],
    ['dataset', 'data', name],
    ['dataset', name, 'input'],
    ['dataset', name, name],
  ]);
  const columns = COLUMNS.flatMap((name) => [
    ['column', 'wide', 'flat', name],
    ['column', 'wide', 'nested', `a.b.${name}`],
  ]);
  const wide = [
    ['dataset', 'wide', 'flat'],
    ['dataset', 'wide', 'nested'],
    ['column', 'wide', 'nested', 'a.b'],
  ];
  return [...named, ...columns, ...wide].map((identity) => JSON.stringify(identity));
}

interface Entity extends JsonObject {
  readonly kind: string;
  readonly url: string;
}

function identityOf({ kind, namespace, name, column, id }: Entity): Identity {
  return JSON.stringify([kind, namespace, name, column, id].filter((part) => part !== undefined));
}

let site: Site;
let entities: readonly Entity[];

beforeAll(async () => {
  const fields = COLUMNS.map((name) => ({ name }));
  site = await siteOf([
    ...HOSTILE_NAMES.map(namedEvent),
    wideEvent('flat', fields),
    wideEvent('nested', [{ name: 'a.b', fields }]),
  ]);
  entities = [...entityLines(site)].map((line) => JSON.parse(line) as Entity);
});

describe('whatever things are called', () => {
  test('they are taken', () => {
    expect(new Set(HOSTILE_NAMES).size).toBe(HOSTILE_NAMES.length);
    expect(site.catalog.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test('the list of entities gives each name back as it came', () => {
    expect(entities.map(identityOf).sort()).toEqual(expectedIdentities().sort());
  });

  test('the list of edges gives each name back as it came', () => {
    const edges = [...edgeLines(site)].map((line) => JSON.parse(line) as JsonObject);
    const ends = edges.map(({ direction, dataset, job }) => JSON.stringify([direction, dataset, job]));
    const expected = HOSTILE_NAMES.flatMap((name) =>
      [
        ['input', { namespace: 'data', name }],
        ['input', { namespace: name, name: 'input' }],
        ['output', { namespace: name, name }],
      ].map((end) => JSON.stringify([...end, { namespace: name, name }])),
    );
    expect(ends.sort()).toEqual(expected.sort());
  });

  test('no two of them have one URL, on file systems that fold case or normalise Unicode neither', () => {
    const owners = site.owners.map(({ id }) => ownerPath(id));
    const terms = HOSTILE_NAMES.map(termPath);
    const namespaces = HOSTILE_NAMES.map(namespacePath);
    const urls = [...entities.map(({ url }) => url), ...owners, ...terms, ...namespaces];
    expect(owners).toHaveLength(HOSTILE_NAMES.length);
    for (const form of ['NFC', 'NFD', 'NFKC', 'NFKD']) {
      expect(new Set(urls.map((url) => url.normalize(form).toLowerCase())).size).toBe(urls.length);
    }
  });

  test('every part of their URLs is a name that any file system takes as it is', () => {
    for (const { url } of entities) {
      expect(url).toMatch(/^(?:\/[a-z0-9~](?:[a-z0-9._~-]{0,62}[a-z0-9_~-])?)+\/$/);
      expect(url).not.toMatch(/\/(?:con|prn|aux|nul|com\d|lpt\d)(?:[./]|$)|\.html?\//);
    }
  });
});

test('a path that a nested field shares with another is one column, and a problem', async () => {
  const fields = [{ name: 'a.b' }, { name: 'a', fields: [{ name: 'b' }] }];
  const shared = await siteOf([wideEvent('shared', fields)]);
  expect([...entityLines(shared)].map((line) => identityOf(JSON.parse(line) as Entity))).toEqual([
    '["dataset","wide","shared"]',
    '["column","wide","shared","a.b"]',
    '["column","wide","shared","a"]',
  ]);
  expect(shared.catalog.problems.filter(({ code }) => code.startsWith('column-'))).toEqual([
    {
      code: 'column-ambiguous',
      severity: 'warning',
      file: 'log.ndjson',
      line: 1,
      message: 'two fields of shared have the path a.b',
      hint: 'a nested field’s path joins names with a dot: rename one of the two; they are shown as one column',
    },
  ]);
});

test('names that differ in a password alone are one, and nothing says the password', async () => {
  const name = (password: string): string => `postgres://user:${password}@host/db`;
  const masked = await siteOf([namedEvent(name('one')), namedEvent(name('two'))]);
  const lines = [...entityLines(masked)];
  expect(lines.map((line) => identityOf(JSON.parse(line) as Entity))).toEqual([
    '["dataset","data","postgres://user:***@host/db"]',
    '["dataset","postgres://user:***@host/db","input"]',
    '["dataset","postgres://user:***@host/db","postgres://user:***@host/db"]',
    '["job","postgres://user:***@host/db","postgres://user:***@host/db"]',
    '["run","postgres://user:***@host/db"]',
  ]);
});
