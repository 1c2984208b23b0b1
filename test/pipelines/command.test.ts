/** The command, as it is run. */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PIPELINES } from '../../pipelines/index.ts';
import { main, outcomeTable, runAllPipelines } from '../../src/cli/pipeline.ts';
import { readRuns, temporaryFolder } from '../logger/folder.ts';
import { prepare } from './night.ts';

const SCRIPT = join(import.meta.dirname, '..', '..', 'src', 'cli', 'pipeline.ts');

function command(...args: readonly string[]) {
  return spawnSync(process.execPath, [SCRIPT, ...args], { encoding: 'utf8' });
}

function folders() {
  const { context, lineage } = prepare(temporaryFolder());
  return { raw: context.raw, processed: context.processed, lineage };
}

describe('the command', () => {
  it('shows an example in its help', () => {
    const { stdout, status } = command('--help');
    expect(stdout).toContain('npm run pipeline -- --name etl_orders');
    expect(status).toBe(0);
  });

  it('lists the pipelines', () => {
    const { stdout, status } = command('--list');
    expect(stdout.trim().split('\n')).toEqual(PIPELINES.map(({ namespace, name }) => `${namespace}/${name}`));
    expect(status).toBe(0);
  });

  it('names the nearest pipeline to an unknown one, and exits with 2', () => {
    const { stderr, status } = command('--name', 'etl_oders');
    expect(stderr).toContain(
      'There is no pipeline "etl_oders". Did you mean "etl_orders"? The pipelines are etl_orders, ',
    );
    expect(status).toBe(2);
  });

  it('guesses nothing where no pipeline is near', () => {
    expect(command('--name', 'xyzzy').stderr).toContain(
      'There is no pipeline "xyzzy". The pipelines are etl_orders, ',
    );
  });

  it.each([[[]], [['--nme', 'x']], [['--name']]])('exits with 2, and says why, given %j', (args) => {
    const { stderr, status } = command(...args);
    expect(stderr).toMatch(/--/);
    expect(status).toBe(2);
  });

  it('runs the pipelines that are named, and no other', async () => {
    const places = folders();
    expect(await main(['--name', 'etl_orders', '--name', 'etl_products'], places)).toBe(0);
    const jobs = readRuns(places.lineage).map((events) => events[0]?.job.name);
    expect(jobs).toEqual(['etl_orders', 'etl_products']);
  });

  it('exits with 1 where a pipeline fails', async () => {
    const places = folders();
    rmSync(join(places.raw, 'orders.csv'));
    expect(await main(['--name', 'etl_orders'], places)).toBe(1);
    expect(readRuns(places.lineage)[0]?.at(-1)?.eventType).toBe('FAIL');
  });
});

describe('running all of them', () => {
  it('tells how each went, in a table that lines up', async () => {
    const places = folders();
    rmSync(join(places.raw, 'loans.csv'));
    const outcomes = await runAllPipelines(places);
    const lines = outcomeTable(outcomes).split('\n');
    expect(lines[0]).toMatch(/^pipeline +status +rows in +rows out +ms$/);
    expect(lines.find((line) => line.startsWith('ecommerce/etl_products'))).toMatch(/COMPLETE +25 +24 +\d+$/);
    expect(lines.find((line) => line.startsWith('finance/loan_risk'))).toMatch(/FAIL +– +– +\d+$/);
    expect(new Set(lines.slice(0, PIPELINES.length + 1).map((line) => line.length)).size).toBe(1);
    expect(lines).toContain('loan_risk: raw.loans has not been delivered: the extract loans.csv is missing');
  });
});
