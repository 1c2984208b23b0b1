import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inOrder, PIPELINES, type Pipeline } from '../../pipelines/index.ts';

function pipeline(name: string, inputs: readonly string[], outputs: readonly string[]): Pipeline {
  const ids = (names: readonly string[]) => names.map((one) => ({ namespace: 'n', name: one }));
  return {
    namespace: 'd',
    name,
    inputs: ids(inputs),
    outputs: ids(outputs),
    run: () => Promise.resolve({ rowsIn: 0, rowsOut: 0 }),
  };
}

function names(pipelines: readonly Pipeline[]): readonly string[] {
  return pipelines.map(({ name }) => name);
}

describe('the order of pipelines', () => {
  it('puts each after those that write what it reads, however they are given', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...PIPELINES], { minLength: PIPELINES.length }), (shuffled) => {
        const order = inOrder(shuffled);
        expect(names(order).toSorted()).toEqual(names(PIPELINES).toSorted());
        for (const [index, { inputs }] of order.entries())
          for (const later of order.slice(index))
            for (const { namespace, name } of later.outputs)
              expect(inputs).not.toContainEqual({ namespace, name });
      }),
    );
  });

  it('leaves them as they are given where it may', () => {
    expect(names(inOrder([pipeline('b', [], ['y']), pipeline('a', [], ['x'])]))).toEqual(['b', 'a']);
  });

  it('names a cycle, in its direction', () => {
    const cycle = [
      pipeline('after', ['z'], ['w']),
      pipeline('one', ['z', 'raw'], ['x']),
      pipeline('two', ['x'], ['y']),
      pipeline('three', ['y'], ['z']),
    ];
    expect(() => inOrder(cycle)).toThrow(
      'These pipelines wait for each other: d/three → d/one → d/two → d/three. Let one of them read something else.',
    );
  });

  it('names a pipeline that waits for itself', () => {
    expect(() => inOrder([pipeline('me', ['x'], ['x'])])).toThrow(
      'These pipelines wait for each other: d/me → d/me.',
    );
  });

  it('refuses two that write the same', () => {
    expect(() => inOrder([pipeline('a', [], ['x']), pipeline('b', [], ['x'])])).toThrow(
      'd/a and d/b both write n.x. Let one of them write it.',
    );
  });
});
