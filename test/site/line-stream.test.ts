import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { streamOf } from '../../src/site/line-stream.ts';

function* long(taken: string[]): Generator<string> {
  for (let number = 0; number < 100_000; number++) {
    taken.push(`{"number":${number},"text":"é🕷"}\n`);
    yield taken.at(-1) ?? '';
  }
}

describe('a stream of lines', () => {
  test('gives all of them, byte for byte', async () => {
    const line = fc.string({ unit: 'grapheme' }).map((text) => `${JSON.stringify(text)}\n`);
    await fc.assert(
      fc.asyncProperty(fc.array(line), async (lines) => {
        expect(await new Response(streamOf(lines)).text()).toBe(lines.join(''));
      }),
    );
    const taken: string[] = [];
    expect(await new Response(streamOf(long(taken))).text()).toBe(taken.join(''));
  });

  test('takes as many as are asked for, and no more', async () => {
    const taken: string[] = [];
    const reader = streamOf(long(taken)).getReader();
    expect(taken).toHaveLength(0);
    const { value } = await reader.read();
    expect(taken.length).toBeGreaterThan(0);
    expect(taken.length).toBeLessThan(50_000);
    expect(value).toEqual(new TextEncoder().encode(taken.join('')));
    await reader.cancel();
  });

  test('fails where taking one fails', async () => {
    function* broken(): Generator<string> {
      yield 'one\n';
      throw new RangeError('no event has that digest');
    }
    await expect(new Response(streamOf(broken())).text()).rejects.toThrow('no event has that digest');
  });
});
