/** Keeps the clock out of the colours of code. */
import type { ShikiTransformer } from 'shiki';

/**
 * By itself, Shiki gives up on a line after half a second and colours the rest of it as one: on a busy machine the same text then
 * gives other bytes. All that is coloured here is bounded in length.
 */
export const untimed: ShikiTransformer = {
  name: 'untimed',
  preprocess(_, options) {
    options.tokenizeTimeLimit = 0;
  },
};
