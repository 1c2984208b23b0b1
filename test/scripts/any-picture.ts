/** Pictures of any kind, as the lines between the parts of some nodes. */
import fc from 'fast-check';
import type { Ends } from '../../src/scripts/diagram/part.ts';

/** Ten nodes at most, each with up to two rows. */
const anyPart = fc.tuple(fc.nat(9), fc.constantFrom('', '.0', '.1')).map(([node, row]) => `${node}${row}`);

export const anyLines: fc.Arbitrary<readonly Ends[]> = fc.array(fc.record({ from: anyPart, to: anyPart }), {
  maxLength: 25,
});

export { anyPart };
