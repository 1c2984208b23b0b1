import { describe, expect, test } from 'vitest';
import type { Slice } from '../../src/graph/slice.ts';
import { svg, type SvgOptions } from '../../src/diagram/svg.ts';
import { layout } from '../../src/layout/layout.ts';
import { dataset, edge, fold, job, slice } from '../layout/slice-builder.ts';

const OPTIONS: SvgOptions = {
  id: 'd1',
  title: null,
  href: () => null,
};

async function render(any: Slice, options: Partial<SvgOptions> = {}): Promise<string> {
  return svg(await layout(any), { ...OPTIONS, ...options });
}

test('the diagram is a group of its natural size, named by its page, and by itself in a file of its own', async () => {
  const drawing = await layout(slice([dataset('b')]));
  const { width, height } = drawing;
  expect(svg(drawing, OPTIONS)).toMatch(
    new RegExp(
      `^<svg class="dg" id="d1" role="group" viewBox="-.5 -.5 ${width} ${height}" style="--d:120px"><g`,
    ),
  );
  expect(svg(drawing, { ...OPTIONS, title: 'Lineage of b' })).toMatch(
    new RegExp(
      `^<svg xmlns="[^"]+" [^>]*role="group" aria-labelledby="d1-t" [^>]*width="${width}" height="${height}"` +
        `[^>]*><title id="d1-t">Lineage of b</title>`,
    ),
  );
});

test('nodes and rows are links where they lead somewhere, and not where they do not', async () => {
  const markup = await render(slice([dataset('a', ['id']), dataset('b')], [edge('a#id', 'b')]), {
    href: (node, row) =>
      node.key === 'b' ? null : `../${node.key}/${row === null ? '' : `${row.key}?x=1&y=2`}`,
  });
  expect(
    [...markup.matchAll(/<a [^>]*href="([^"]*)".*?<text[^>]*>([^<]*)/g)].map(([, href, text]) => [
      href,
      text,
    ]),
  ).toEqual([
    ['../a/', 'a'],
    ['../a/id?x=1&amp;y=2', 'id'],
  ]);
});

test('lines say by number what they join, and how, for the script', async () => {
  const markup = await render(
    slice(
      [dataset('a', ['x', 'y']), job('j'), dataset('b', ['z'], { hiddenDownstream: 4 })],
      [edge('a', 'j'), edge('j', 'b'), edge('a#y', 'b#z', 'influence', 'JOIN, SORT')],
    ),
  );
  expect([...markup.matchAll(/data-e="([^"]*)"/g)].map(([, said]) => said)).toEqual([
    '0.1 2.0 JOIN, SORT',
    '1 2',
    '0 1',
  ]);
  expect(markup).toMatch(/data-more="down"[^>]*><title>4 more downstream</);
});

test('a line that stands for several edges says each in words', async () => {
  const markup = await render(
    slice([dataset('a'), dataset('b')], [edge('a', 'b'), edge('a', 'b', 'influence', 'JOIN')]),
  );
  expect(markup).toMatch(/data-e="0 1"[^>]*><title>a flows into b\na influences b: JOIN</);
});

test('nodes come in reading order, along the flow', async () => {
  const markup = await render(
    slice([dataset('a'), job('m'), dataset('z')], [edge('z', 'm'), edge('m', 'a')]),
  );
  expect([...markup.matchAll(/<text>(\w)</g)].map(([, name]) => name)).toEqual(['z', 'm', 'a']);
});

test('names are escaped wherever they are written', async () => {
  const name = `<script>"it's" & co</script>`;
  const markup = await render(
    slice(
      [dataset(name, [name], { caption: name, group: name }), job('j')],
      [edge('j', name, 'value', name)],
      [{ key: name, label: name }],
    ),
    { title: name, href: () => name },
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
    expect(markup).toMatch(/class="dg-d"[^>]*><title>Dataset<.*<text>a</);
    expect(markup).toMatch(/class="dg-j"[^>]*><title>Job<.*<text>j</);
  });

  test.each([
    ['focus', 'dg-d dg-f', 'Dataset'],
    ['past', 'dg-d dg-o', 'Dataset a, no longer current'],
    ['undeclared', 'dg-d dg-u', 'Dataset a, not declared by any schema'],
  ] as const)('a node that is %s', async (emphasis, className, title) => {
    const markup = await render(slice([dataset('a', [], { emphasis })]));
    expect(markup).toContain(`<g class="${className}"`);
    expect(markup).toContain(`<title>${title}</title>`);
  });

  test.each([
    ['value', 'dg-v'],
    ['influence', 'dg-w'],
    ['past', 'dg-p'],
  ] as const)('an edge of the kind %s', async (kind, className) => {
    const markup = await render(
      slice([dataset('a', ['id']), dataset('b', ['id'])], [edge('a#id', 'b#id', kind, 'SUM')]),
    );
    expect(markup).toContain(`<g class="${className}" marker-end="url(#d1-${className})"><path`);
    expect(markup).toContain(`<marker id="d1-${className}"`);
  });

  test('what stands for many is two boxes, and leads to where all are listed', async () => {
    const markup = await render(
      slice([fold('3 datasets', 'dataset', { caption: 'of raw' }), fold('2 jobs', 'job')]),
      { href: () => '#upstream' },
    );
    expect(markup).toContain('<title>3 datasets of raw</title><a href="#upstream">');
    expect([...markup.matchAll(/<g class="(dg-[dj] dg-k)"/g)].map(([, name]) => name)).toEqual([
      'dg-j dg-k',
      'dg-d dg-k',
    ]);
    expect(markup.match(/class="dg-b"/g)).toHaveLength(4);
  });

  test('a line on the way round a cycle', async () => {
    const there = { ...edge('a', 'b'), inCycle: true };
    const markup = await render(slice([dataset('a'), dataset('b')], [there, edge('b', 'a')]));
    expect(markup).toMatch(/<path class="dg-y" data-e="(?:1 0|0 1)"/);
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
    `<path data-e="0 1" d="M${from?.x ?? ''} ${from?.y ?? ''}h${(to?.x ?? 0) - (from?.x ?? 0) - 6}"/>`,
  );
});

test('corners are rounded', async () => {
  const markup = await render(
    slice([dataset('a'), dataset('b'), dataset('c')], [edge('a', 'c'), edge('b', 'c')]),
  );
  expect(markup).toMatch(/<path data-e="[01] 2" d="M[\d. ]+h\d+q6 0 6-?6v/);
});

test('there are no colours in the markup, of styles the widths alone, and no white space between its elements', async () => {
  const markup = await render(slice([dataset('a', ['r']), job('j')], [edge('a#r', 'j')]));
  expect(markup).not.toMatch(/fill=|stroke=|#[0-9a-f]{3}\b/i);
  expect(markup.match(/style="[^"]*"/g)).toEqual(['style="--d:120px;--j:120px"']);
  expect(markup).not.toMatch(/>\s+</);
});
