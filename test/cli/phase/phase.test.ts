import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { Gauges } from '../../../src/cli/phase/gauges.ts';
import { QUIET, ToldPhases } from '../../../src/cli/phase/phase.ts';
import type { Progress } from '../../../src/cli/phase/progress.ts';
import { canRewrite, liveScreen, plainScreen } from '../../../src/cli/phase/screen.ts';
import { Tty } from '../tty.ts';

/** A clock that goes on when it is told to; the work is as long, and the memory a byte each millisecond. */
class Clock implements Gauges {
  #time = 0;
  readonly now = () => this.#time;
  readonly cpu = () => this.#time / 2;
  readonly rss = () => this.#time;
  readonly peakRss = () => this.#time * 2;
  pass(milliseconds: number): void {
    this.#time += milliseconds;
  }
}

/** Does a thing each so many milliseconds. */
function work(clock: Clock, { tick }: Progress, count: number, each: number): void {
  for (let done = 0; done < count; done += 1) {
    clock.pass(each);
    tick();
  }
}

function plain(tty: Tty): string[] {
  return tty.lines().map(stripVTControlCharacters);
}

describe('on a terminal', () => {
  /** What stands on the last line while a thousand pages, of so many, are written in ten seconds. */
  async function lastLine(columns: number, total: number | null): Promise<string | undefined> {
    const [clock, tty] = [new Clock(), new Tty(columns)];
    const phases = new ToldPhases(liveScreen(tty, [tty]), clock);
    return phases.run(
      'Pages',
      (progress) => {
        if (total !== null) progress.total(total);
        work(clock, progress, 1000, 10);
        return plain(tty).at(-1);
      },
      () => ({ outcome: '' }),
    );
  }

  test('a phase shows how far it is, how long the rest takes, and how fast it goes', async () => {
    expect(await lastLine(80, 15_000)).toBe(
      'Pages      … 1,000 of 15,000 files · 2 min 20 s left · 100 a second',
    );
    expect(await lastLine(80, 1500)).toBe('Pages      … 1,000 of 1,500 files · 5 s left · 100 a second');
    expect(await lastLine(80, 4_000_000)).toBe(
      'Pages      … 1,000 of 4,000,000 files · 11 h 7 min left · 100 a second',
    );
  });

  test('a phase of unknown length shows how much is done', async () => {
    expect(await lastLine(80, null)).toBe('Pages      … 1,000 files · 100 a second');
  });

  test('more than was foretold is told as it is', async () => {
    expect(await lastLine(80, 10)).toBe('Pages      … 1,000 files · 100 a second');
  });

  test.each([
    [60, 'Pages      … 1,000 of 1,500 files · 5 s left · 100 a second'],
    [59, 'Pages      … 1,000 of 1,500 files · 5 s left'],
    [44, 'Pages      … 1,000 of 1,500 files'],
    [20, 'Pages      …'],
    [6, 'Pages'],
    [1, ''],
    // Unknown to the system.
    [0, 'Pages      … 1,000 of 1,500 files · 5 s left · 100 a second'],
  ])('of %i columns the line leaves out what has no room', async (columns, shown) => {
    expect(await lastLine(columns, 1500)).toBe(shown);
  });

  test('a phase that counts nothing shows for how long it has been going on', async () => {
    const [clock, tty] = [new Clock(), new Tty()];
    const phases = new ToldPhases(liveScreen(tty, [tty]), clock);
    await phases.run(
      'Catalog',
      ({ total }) => {
        expect(plain(tty).at(-1)).toBe('Catalog    …');
        clock.pass(4000);
        total(10);
        expect(plain(tty).at(-1)).toBe('Catalog    … 4 s');
      },
      () => ({ outcome: '' }),
    );
  });

  test('nothing of it is left when it is done, nor when it fails', async () => {
    const [clock, tty] = [new Clock(), new Tty()];
    const phases = new ToldPhases(liveScreen(tty, [tty]), clock);
    await phases.run(
      'Pages',
      (progress) => {
        work(clock, progress, 1000, 10);
      },
      () => ({ outcome: '1,000 files', details: ['and more'] }),
    );
    const failing = phases.run(
      'Output',
      () => {
        clock.pass(1000);
        throw new Error('no room');
      },
      () => ({ outcome: '' }),
    );
    await expect(failing).rejects.toThrow('no room');
    expect(plain(tty)).toEqual(['Pages      1,000 files 10.0 s', '           and more', '']);
  });
});

describe('where lines stay', () => {
  /** All that is said of a phase with so many pages, each so many milliseconds after the last. */
  async function said(count: number, each: number): Promise<string> {
    const [clock, file] = [new Clock(), new Tty(80, false)];
    const phases = new ToldPhases(plainScreen(file), clock);
    await phases.run(
      'Pages',
      (progress) => {
        progress.total(count);
        work(clock, progress, count, each);
      },
      () => ({ outcome: `${count} files` }),
    );
    return stripVTControlCharacters(file.written.join(''));
  }

  test('a short phase says nothing before it is done', async () => {
    expect(await said(100, 19)).toBe('Pages      100 files 1.9 s\n');
  });

  test('a long one says every ten seconds how far it is', async () => {
    expect(await said(2500, 10)).toMatchInlineSnapshot(`
      "Pages      … 200 of 2,500 files · 23 s left · 100 a second
      Pages      … 1,200 of 2,500 files · 13 s left · 100 a second
      Pages      … 2,200 of 2,500 files · 3 s left · 100 a second
      Pages      2500 files 25.0 s
      "
    `);
  });

  test('one of minutes says its time in minutes', async () => {
    expect((await said(75, 1000)).split('\n').at(-2)).toBe('Pages      75 files 1 min 15 s');
  });

  test('a line is rewritten where one looks on, not in a log', () => {
    const tty = new Tty();
    expect(canRewrite(tty, { TERM: 'xterm' })).toBe(true);
    expect(canRewrite(tty, { TERM: 'xterm', CI: 'true' })).toBe(false);
    expect(canRewrite(tty, { TERM: 'dumb' })).toBe(false);
    expect(canRewrite(new Tty(80, false), { TERM: 'xterm' })).toBe(false);
  });
});

describe('what phases take', () => {
  test('is measured for each, also for one that fails, and for all of them', async () => {
    const [clock, file] = [new Clock(), new Tty(80, false)];
    const phases = new ToldPhases(plainScreen(file), clock);
    await phases.run(
      'Collect',
      () => {
        clock.pass(10);
      },
      () => ({ outcome: '', counts: { events: 3 } }),
    );
    clock.pass(100);
    const failing = phases.run(
      'Catalog',
      () => {
        clock.pass(20);
        throw new Error('wrong');
      },
      () => ({ outcome: '' }),
    );
    await expect(failing).rejects.toThrow('wrong');
    expect(phases.whole).toEqual({
      milliseconds: 130,
      cpuMilliseconds: 65,
      peakRssBytes: 260,
      phases: [
        {
          name: 'Collect',
          milliseconds: 10,
          cpuMilliseconds: 5,
          rssBytes: 10,
          peakRssBytes: 20,
          counts: { events: 3 },
        },
        {
          name: 'Catalog',
          milliseconds: 20,
          cpuMilliseconds: 10,
          rssBytes: 130,
          peakRssBytes: 260,
          counts: {},
        },
      ],
    });
  });

  test('is of no account where nobody asks: the work is done', async () => {
    const done = await QUIET.run(
      'Pages',
      ({ tick, total }) => {
        total(1);
        tick();
        return 'done';
      },
      () => ({ outcome: '' }),
    );
    expect(done).toBe('done');
  });
});
