/** Slices for the tests of layouts and diagrams: written by hand in short, or made up by fast-check. */
import fc from 'fast-check';
import type { Emphasis, Slice, SliceEdge, SliceGroup, SliceNode, SliceRow } from '../../src/graph/slice.ts';

type Details = Partial<
  Pick<SliceNode, 'label' | 'caption' | 'emphasis' | 'group' | 'hiddenUpstream' | 'hiddenDownstream'>
>;

function nodeBase(key: string, details: Details) {
  return {
    key,
    id: { namespace: 'test', name: key },
    label: key,
    caption: null,
    emphasis: 'normal' as Emphasis,
    group: null,
    hiddenUpstream: 0,
    hiddenDownstream: 0,
    ...details,
  };
}

export function dataset(key: string, rows: readonly string[] = [], details: Details = {}): SliceNode {
  return { ...nodeBase(key, details), kind: 'dataset', rows: rows.map((name) => sliceRow(name)) };
}

/** Several that stand as one, and lead to the section `upstream`. */
export function fold(key: string, of: 'dataset' | 'job' | 'column', details: Details = {}): SliceNode {
  return {
    ...nodeBase(key, details),
    kind: 'fold',
    of,
    count: 3,
    leadsTo: { kind: 'section', id: 'upstream' },
    rows: [],
  };
}

export function job(key: string, details: Details = {}): SliceNode {
  return { ...nodeBase(key, details), kind: 'job', rows: [] };
}

function sliceRow(key: string, detail: string | null = null): SliceRow {
  return { key, label: key, detail, emphasis: 'normal' };
}

/** `edge('orders', 'load')`, or with rows `edge('orders#id', 'facts#order_id')`. */
export function edge(
  from: string,
  to: string,
  kind: SliceEdge['kind'] = 'value',
  label: string | null = null,
): SliceEdge {
  return { from: end(from), to: end(to), kind, label, inCycle: false };
}

function end(text: string): SliceEdge['from'] {
  const [node = '', row = null] = text.split('#');
  return { node, row };
}

export function slice(
  nodes: readonly SliceNode[],
  edges: readonly SliceEdge[] = [],
  groups: readonly SliceGroup[] = [],
): Slice {
  return { nodes, edges, groups };
}

const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    '__proto__',
    'end',
    '<script>alert("x")</script>',
    's3://a/b c',
    'ñ🕷表',
    ']]>',
    '\u0000\ud800',
  ),
);
/** What fonts have: of other text nobody knows how wide it will be. */
const readableText = fc.oneof(
  fc.string({ unit: 'grapheme-ascii', maxLength: 120 }),
  fc.constantFrom('ñandú_größe', '顧客テーブル', 's3://bucket/a b/part=1/🕷.parquet', 'W'.repeat(90)),
);
const anyEmphasis = fc.constantFrom<Emphasis>('focus', 'normal', 'past', 'undeclared');

/** Slices of up to eight nodes with whatever names, cycles, self-loops, repeated edges, rows, groups, loose ends. */
function sliceWith(anyText: fc.Arbitrary<string>): fc.Arbitrary<Slice> {
  return fc
    .record({
      groups: fc.uniqueArray(anyText, { maxLength: 3 }),
      nodes: fc.uniqueArray(
        fc.record({
          label: anyText,
          caption: fc.option(anyText),
          emphasis: anyEmphasis,
          kind: fc.constantFrom('dataset', 'job', 'fold'),
          rows: fc.uniqueArray(
            fc.record({ label: anyText, detail: fc.option(anyText), emphasis: anyEmphasis }),
            {
              maxLength: 4,
              selector: ({ label }) => label,
            },
          ),
          group: fc.nat(),
          hiddenUpstream: fc.nat(3),
          hiddenDownstream: fc.nat(2000),
        }),
        { maxLength: 8, selector: ({ label }) => label },
      ),
    })
    .chain(({ groups, nodes: drafts }) => {
      const nodes = drafts.map(({ kind, rows, group, ...details }): SliceNode => {
        const all = { ...details, group: groups[group % (groups.length + 1)] ?? null };
        if (kind === 'job') return job(details.label, all);
        if (kind === 'fold') return fold(details.label, 'dataset', all);
        const keyed = rows.map((row) => ({ ...row, key: row.label }));
        return { ...nodeBase(details.label, all), kind: 'dataset', rows: keyed };
      });
      return fc.record({
        nodes: fc.constant(nodes),
        groups: fc.constant(groups.map((key) => ({ key, label: key }))),
        edges:
          nodes.length === 0 ? fc.constant([]) : fc.array(edgeBetween(nodes, anyText), { maxLength: 14 }),
      });
    });
}

export const anySlice = sliceWith(anyText);

/** The same with names that fonts have letters for. */
export const readableSlice = sliceWith(readableText);

function edgeBetween(nodes: readonly SliceNode[], anyText: fc.Arbitrary<string>): fc.Arbitrary<SliceEdge> {
  const anyEnd = fc
    .constantFrom(...nodes)
    .chain(({ key, rows }) =>
      fc.record({ node: fc.constant(key), row: fc.constantFrom(null, ...rows.map((row) => row.key)) }),
    );
  return fc.record({
    from: anyEnd,
    to: anyEnd,
    kind: fc.constantFrom<SliceEdge['kind']>('value', 'influence', 'past'),
    label: fc.option(anyText),
    inCycle: fc.boolean(),
  });
}
