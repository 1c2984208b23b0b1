import { describe, expect, test } from 'vitest';
import type { Slice } from '../../src/graph/slice.ts';
import { svg, type SvgOptions } from '../../src/diagram/svg.ts';
import { layout } from '../../src/layout/layout.ts';
import { dataset, edge, fold, job, slice } from '../layout/slice-builder.ts';

const OPTIONS: SvgOptions = {
  id: 'd1',
  title: 'Lineage of b',
  description: 'One dataset.',
  href: () => null,
};

async function render(any: Slice, options: Partial<SvgOptions> = {}): Promise<string> {
  return svg(await layout(any), { ...OPTIONS, ...options });
}

test('the diagram is a group that is named and described, of its natural size', async () => {
  const drawing = await layout(slice([dataset('b')]));
  expect(svg(drawing, OPTIONS)).toMatch(
    new RegExp(
      `^<svg [^>]*role="group" aria-labelledby="d1-t" aria-describedby="d1-s" ` +
        `viewBox="-.5 -.5 ${drawing.width} ${drawing.height}" width="${drawing.width}" height="${drawing.height}">` +
        `<title id="d1-t">Lineage of b</title><desc id="d1-s">One dataset.</desc>`,
    ),
  );
});

test('nodes and rows are links where they lead somewhere, and not where they do not', async () => {
  const markup = await render(slice([dataset('a', ['id']), dataset('b')], [edge('a#id', 'b')]), {
    href: (node, row) =>
      node.key === 'b' ? null : `../${node.key}/${row === null ? '' : `${row.key}?x=1&y=2`}`,
  });
  expect(
    [...markup.matchAll(/<a href="([^"]*)"><title>([^<]*)/g)].map(([, href, title]) => [href, title]),
  ).toEqual([
    ['../a/', 'Dataset a'],
    ['../a/id?x=1&amp;y=2', 'Column id'],
  ]);
});

test('nodes, rows and lines say by number what they are and join, for the script', async () => {
  const markup = await render(
    slice(
      [dataset('a', ['x', 'y']), job('j'), dataset('b', ['z'], { hiddenDownstream: 4 })],
      [edge('a', 'j'), edge('j', 'b'), edge('a#y', 'b#z', 'influence')],
    ),
  );
  const title = (attribute: string): readonly (readonly [string | undefined, string | undefined])[] =>
    [...markup.matchAll(new RegExp(`${attribute}="([^"]*)"[^>]*>(?:<[^t][^>]*>)*<title>([^<]*)`, 'g'))].map(
      ([, value, text]) => [value, text],
    );
  expect(title('data-r')).toEqual([
    ['0.0', 'Column x'],
    ['0.1', 'Column y'],
    ['2.0', 'Column z'],
  ]);
  expect(title('data-e')).toEqual([
    ['0.1 2.0', 'a.y influences b.z'],
    ['1 2', 'j flows into b'],
    ['0 1', 'a flows into j'],
  ]);
  expect([...markup.matchAll(/data-n="(\d)"/g)].map(([, number]) => number)).toEqual(['0', '1', '2']);
  expect(title('data-more')).toEqual([['down', '4 more downstream']]);
});

test('nodes come in reading order, along the flow', async () => {
  const markup = await render(
    slice([dataset('a'), job('m'), dataset('z')], [edge('z', 'm'), edge('m', 'a')]),
  );
  expect([...markup.matchAll(/<title>(?:Dataset|Job) (\w)</g)].map(([, name]) => name)).toEqual([
    'z',
    'm',
    'a',
  ]);
});

test('names are escaped wherever they are written', async () => {
  const name = `<script>"it's" & co</script>`;
  const markup = await render(
    slice(
      [dataset(name, [name], { caption: name, group: name }), job('j')],
      [edge('j', name, 'value', name)],
      [{ key: name, label: name }],
    ),
    { title: name, description: name, href: () => name },
  );
  expect(markup).not.toContain('<script');
  expect(markup).not.toContain(`"it's"`);
  expect(markup).toContain('&lt;script&gt;&quot;it&#39;s&quot; &amp; co&lt;/script&gt;');
});

test('the whole of a shortened name is in its title', async () => {
  const name = `warehouse.${'very_'.repeat(40)}long`;
  const markup = await render(slice([dataset(name)]));
  expect(markup).toContain(`<title>Dataset ${name}</title>`);
  expect(markup).toContain('…</text>');
});

describe('what differs, differs in shape and in words', () => {
  test('datasets are boxes, jobs are pills', async () => {
    const markup = await render(slice([dataset('a'), job('j')]));
    const radius = (title: string): number =>
      Number(new RegExp(`<title>${title}</title><rect[^>]*rx="(\\d+)"`).exec(markup)?.[1]);
    expect(radius('Job j')).toBeGreaterThan(2 * radius('Dataset a'));
  });

  test.each([
    ['focus', 'dg-d dg-f', 'Dataset a'],
    ['past', 'dg-d dg-o', 'Dataset a, no longer current'],
    ['undeclared', 'dg-d dg-u', 'Dataset a, not declared by any schema'],
  ] as const)('a node that is %s', async (emphasis, className, title) => {
    const markup = await render(slice([dataset('a', [], { emphasis })]));
    expect(markup).toContain(`<g class="${className}"`);
    expect(markup).toContain(`<title>${title}</title>`);
  });

  test.each([
    ['value', 'dg-v', 'a.id flows into b.id: SUM'],
    ['influence', 'dg-w', 'a.id influences b.id: SUM'],
    ['past', 'dg-p', 'a.id used to flow into b.id: SUM'],
  ] as const)('an edge of the kind %s', async (kind, className, title) => {
    const markup = await render(
      slice([dataset('a', ['id']), dataset('b', ['id'])], [edge('a#id', 'b#id', kind, 'SUM')]),
    );
    expect(markup).toContain(`<g class="${className}" marker-end="url(#d1-${className})"><path`);
    expect(markup).toContain(`<title>${title}</title>`);
    expect(markup).toContain(`<marker id="d1-${className}"`);
  });

  test('what stands for many is two boxes, and leads to where all are listed', async () => {
    const markup = await render(
      slice([fold('3 datasets', 'dataset', { caption: 'of raw' }), fold('2 jobs', 'job')]),
      { href: () => '#upstream' },
    );
    expect(markup).toContain('<a href="#upstream"><title>3 datasets of raw</title>');
    expect([...markup.matchAll(/<g class="(dg-[dj] dg-k)"/g)].map(([, name]) => name)).toEqual([
      'dg-j dg-k',
      'dg-d dg-k',
    ]);
    expect(markup.match(/class="dg-b"/g)).toHaveLength(4);
  });

  test('a line on the way round a cycle', async () => {
    const there = { ...edge('a', 'b'), inCycle: true };
    const markup = await render(slice([dataset('a'), dataset('b')], [there, edge('b', 'a')]));
    expect(markup).toMatch(
      /<path class="dg-y" data-e="1 0"[^>]*><title>a flows into b, and back by a cycle</,
    );
    expect(markup.match(/dg-y/g)).toHaveLength(1);
  });

  test('neighbours left out are counted on their side', async () => {
    const markup = await render(slice([dataset('a', [], { hiddenUpstream: 3 })]));
    expect(markup).toContain('<title>3 more upstream</title>');
    expect(markup).toContain('>+3</text>');
    expect(markup).not.toContain('downstream');
  });
});

test('the last stretch of a line leaves room for its arrowhead', async () => {
  const drawing = await layout(slice([dataset('a'), dataset('b')], [edge('a', 'b')]));
  const [line] = drawing.edges;
  const [from, to] = line?.points ?? [];
  expect(svg(drawing, OPTIONS)).toContain(
    `<path data-e="0 1" d="M${from?.x ?? ''} ${from?.y ?? ''}h${(to?.x ?? 0) - (from?.x ?? 0) - 6}">`,
  );
});

test('corners are rounded', async () => {
  const markup = await render(
    slice([dataset('a'), dataset('b'), dataset('c')], [edge('a', 'c'), edge('b', 'c')]),
  );
  expect(markup).toMatch(/<path data-e="[01] 2" d="M[\d. ]+h\d+q6 0 6-?6v/);
});

test('there are neither colours nor styles in the markup, and no white space between its elements', async () => {
  const markup = await render(slice([dataset('a', ['r']), job('j')], [edge('a#r', 'j')]));
  expect(markup).not.toMatch(/style=|fill=|stroke=|#[0-9a-f]{3}\b/i);
  expect(markup).not.toMatch(/>\s+</);
});
