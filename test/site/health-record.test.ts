import { describe, expect, test } from 'vitest';
import { healthRecord, MAX_BECAUSE, MAX_FOLLOWING } from '../../src/site/health-record.ts';
import { openFindings } from '../../src/scripts/ask/health-twin.ts';
import { ledgerOfRuns, type JobWork, type LoggedRun } from '../health/health-log.ts';

/** So many jobs make one dataset each of what `raw` holds, and `sum` makes one of all of them. */
function fan(jobs: number): Record<string, JobWork> {
  const parts = Array.from({ length: jobs }, (_, index) => String(index).padStart(4, '0'));
  return {
    ...Object.fromEntries(
      parts.map((part) => [`load ${part}`, { reads: ['raw'], writes: [`part ${part}`] }] as const),
    ),
    sum: { reads: parts.map((part) => `part ${part}`), writes: ['sum', 'mean'] },
  };
}

/** Each job of a fan ran, and then each but `sum` failed. */
function failures(jobs: object): LoggedRun[] {
  return Object.keys(jobs).flatMap((job, index) => {
    const good = { job, begins: job === 'sum' ? 5000 : index, ends: job === 'sum' ? 5001 : index + 1 };
    const bad = { job, begins: 6000 + index, ends: 6001 + index, type: 'FAIL' as const };
    return job === 'sum' ? [good] : [good, bad];
  });
}

function recordOf(jobs: number) {
  const said = fan(jobs);
  return healthRecord(ledgerOfRuns(said, failures(said)));
}

describe('the record of health', () => {
  test('gives what is put down to several troubles once, and each of them refers to it', () => {
    const { open, following } = recordOf(3);
    expect(open.map(({ subject }) => subject.name)).toEqual(['load 0000', 'load 0001', 'load 0002']);
    expect(following.map(({ subject }) => subject.name).sort()).toEqual(
      ['mean', 'part 0000', 'part 0001', 'part 0002', 'sum'].sort(),
    );
    const named = open.map(({ follows }) => follows.map((at) => following[at]?.subject.name));
    expect(named).toEqual([
      ['mean', 'part 0000', 'sum'],
      ['mean', 'part 0001', 'sum'],
      ['mean', 'part 0002', 'sum'],
    ]);
    expect(open.map(({ moreFollowing }) => moreFollowing)).toEqual([0, 0, 0]);
  });

  test('gives the first setbacks that something is put down to, and counts the others', () => {
    const { following } = recordOf(MAX_BECAUSE + 3);
    const sum = following.find(({ subject }) => subject.name === 'sum');
    expect([sum?.because.length, sum?.moreBecause]).toEqual([MAX_BECAUSE, 3]);
    const part = following.find(({ subject }) => subject.name === 'part 0000');
    expect([part?.because.length, part?.moreBecause]).toEqual([1, undefined]);
  });

  test('has room for so much that is put down to troubles, and counts the rest for each of them', () => {
    const { open, following } = recordOf(MAX_FOLLOWING + 10);
    expect(following).toHaveLength(MAX_FOLLOWING);
    expect(open).toHaveLength(MAX_FOLLOWING + 10);
    // Each leaves three datasets stale, two of them shared by all.
    for (const { follows, moreFollowing } of open) expect(follows.length + moreFollowing).toBe(3);
    expect(open.filter(({ moreFollowing }) => moreFollowing === 1)).toHaveLength(12);
  });

  test('is read by the search box with what is put down to troubles after each, and once', () => {
    const { open, following } = recordOf(2);
    expect(openFindings({ open, following }).map(({ subject }) => subject.name)).toEqual([
      'load 0000',
      'mean',
      'part 0000',
      'sum',
      'load 0001',
      'part 0001',
    ]);
  });
});
