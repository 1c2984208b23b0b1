import { describe, expect, test } from 'vitest';
import type { SchemaColumn, SchemaVersion, Span } from '../../src/model/catalog.ts';
import type { Evidence } from '../../src/model/event.ts';
import type { Instant } from '../../src/model/instant.ts';
import { schemaChanges, type SchemaChangeLine } from '../../src/site/schema-change.ts';

const evidence: Evidence = {
  digest: '0',
  time: '2026-11-02T00:00:00.000000000Z' as Instant,
  eventType: null,
  subject: { kind: 'dataset', dataset: { namespace: 'db', name: 'orders' } },
  producer: null,
  file: 'log.ndjson',
  line: 1,
};
const span: Span = { first: evidence, last: evidence };

function version(...columns: readonly SchemaColumn[]): SchemaVersion {
  return { columns, span };
}

function column(name: string, type: string | null = 'INT', description: string | null = null): SchemaColumn {
  return { column: name, type, description };
}

/** What the newer of two versions changed. */
function changes(before: SchemaVersion, after: SchemaVersion): readonly SchemaChangeLine[] | undefined {
  return schemaChanges([before, after])[0]?.lines;
}

describe('the history of a schema', () => {
  test('is told newest first, and its first version changes nothing', () => {
    const versions = [version(column('a')), version(column('a'), column('b')), version(column('b'))];
    const told = schemaChanges(versions);
    expect(told.map((change) => change.version)).toEqual([...versions].reverse());
    expect(told.map(({ lines }) => lines.map(({ what }) => what))).toEqual([['removed'], ['added'], []]);
  });

  test.each<[string, SchemaVersion, SchemaVersion, SchemaChangeLine[]]>([
    [
      'a column that is new, with its type',
      version(column('a')),
      version(column('a'), column('b', 'TEXT')),
      [{ what: 'added', column: 'b', detail: 'TEXT' }],
    ],
    [
      'a column that is gone, with the type that it had',
      version(column('a'), column('b', 'TEXT')),
      version(column('a')),
      [{ what: 'removed', column: 'b', detail: 'TEXT' }],
    ],
    [
      'a type that changed',
      version(column('a', 'INT')),
      version(column('a', 'BIGINT')),
      [{ what: 'retyped', column: 'a', detail: 'INT → BIGINT' }],
    ],
    [
      'a type that was not stated before',
      version(column('a', null)),
      version(column('a', 'INT')),
      [{ what: 'retyped', column: 'a', detail: 'no type → INT' }],
    ],
    [
      'a description that changed',
      version(column('a', 'INT', 'old')),
      version(column('a', 'INT', 'new')),
      [{ what: 'described anew', column: 'a', detail: null }],
    ],
    [
      'removals before what else changed',
      version(column('a'), column('b')),
      version(column('c'), column('a', 'TEXT')),
      [
        { what: 'removed', column: 'b', detail: 'INT' },
        { what: 'added', column: 'c', detail: 'INT' },
        { what: 'retyped', column: 'a', detail: 'INT → TEXT' },
      ],
    ],
    [
      'columns that only changed places',
      version(column('a'), column('b'), column('c')),
      version(column('b'), column('a'), column('c')),
      [
        { what: 'moved', column: 'b', detail: 'to place 1' },
        { what: 'moved', column: 'a', detail: 'to place 2' },
      ],
    ],
    [
      'a column that is named like a member of every object',
      version(column('a')),
      version(column('a'), column('__proto__')),
      [{ what: 'added', column: '__proto__', detail: 'INT' }],
    ],
  ])('names %s', (_, before, after, expected) => {
    expect(changes(before, after)).toEqual(expected);
  });
});
