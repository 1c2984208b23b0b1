import { expect, test } from 'vitest';
import { diskFault } from '../../../src/cli/output/disk-fault.ts';

/** As the system says it. */
function failure(code: string, path?: string): Error {
  return Object.assign(new Error(`${code}: it cannot be`), { code, ...(path !== undefined && { path }) });
}

const OUTPUT = '/srv/site';

test.each([
  ['in the output', failure('EACCES', '/srv/site/index.html')],
  ['beside it', failure('EACCES', '/srv/.site.headwater-7/index.html')],
  ['behind another error', new Error('/a/ cannot be rendered', { cause: failure('EACCES') })],
])('what the disk refuses %s is told with the way out', (_, error) => {
  expect(diskFault(error, OUTPUT)).toMatchObject({
    message: '/srv/site cannot be written: you may not write there (EACCES)',
    hint: 'Give --out a folder where you may write. The last output is as it was.',
  });
});

test.each([
  ['elsewhere', failure('EACCES', '/home/project/.astro/build-7')],
  ['in a folder that only begins alike', failure('ENOSPC', '/srv/site-2/index.html')],
  ['for another reason', failure('ENOENT', '/srv/site/index.html')],
])('what is refused %s is not put down to the output', (_, error) => {
  expect(diskFault(error, OUTPUT)).toBeNull();
});
