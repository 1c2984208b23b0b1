import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { StatusLine } from '../../../src/cli/phase/status-line.ts';
import { Tty } from '../tty.ts';

describe('the last line of a terminal', () => {
  test('is rewritten in place', () => {
    const tty = new Tty();
    const line = new StatusLine(tty, [tty]);
    line.show('1,000 of 2,000');
    expect(tty.lines()).toEqual(['1,000 of 2,000']);
    line.show('9 of 10');
    expect(tty.lines()).toEqual(['9 of 10']);
  });

  test('gives way to what others write, and comes back below it', () => {
    const [stderr, stdout] = [new Tty(), new Tty()];
    // Both lead to the one terminal.
    stdout.write = stderr.write;
    const line = new StatusLine(stderr, [stderr, stdout]);
    line.show('1 of 2');
    stderr.write('a warning\n');
    expect(stderr.lines()).toEqual(['a warning', '']);
    line.show('1 of 2');
    stdout.write(Buffer.from('another\n'));
    line.show('2 of 2');
    expect(stderr.lines()).toEqual(['a warning', 'another', '2 of 2']);
  });

  test('waits for the end of a line that another has begun', () => {
    const tty = new Tty();
    const line = new StatusLine(tty, [tty]);
    tty.write('half a ');
    line.show('1 of 2');
    expect(tty.lines()).toEqual(['half a ']);
    tty.write(Buffer.from('line\n'));
    line.show('1 of 2');
    expect(tty.lines()).toEqual(['half a line', '1 of 2']);
  });

  test('is gone when it is let go of, and the streams write as before', () => {
    const tty = new Tty();
    const line = new StatusLine(tty, [tty]);
    line.show('1 of 2');
    line.close();
    expect(tty.lines()).toEqual(['']);
    const before = tty.written.length;
    tty.write('text');
    expect(tty.written.slice(before)).toEqual(['text']);
  });

  test('does not get into a file that the other stream leads to', () => {
    const [tty, file] = [new Tty(), new Tty(80, false)];
    const line = new StatusLine(tty, [tty, file]);
    line.show('1 of 2');
    file.write('data\n');
    line.close();
    expect(file.written).toEqual(['data\n']);
  });

  test('tears nothing apart, whatever is written and when', () => {
    const step = fc.oneof(
      fc.record({ show: fc.stringMatching(/^[a-z]{1,9}$/) }),
      fc.record({ write: fc.stringMatching(/^[A-Z]{0,4}\n?$/) }),
      fc.constant('clear' as const),
    );
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const tty = new Tty();
        const line = new StatusLine(tty, [tty]);
        for (const one of steps) {
          if (one === 'clear') line.clear();
          else if ('show' in one) line.show(one.show);
          else tty.write(one.write);
        }
        line.close();
        const others = steps.flatMap((one) => (one !== 'clear' && 'write' in one ? [one.write] : []));
        expect(tty.lines()).toEqual(others.join('').split('\n'));
      }),
    );
  });
});
