import { expect, test } from 'vitest';
import { remembered } from '../../src/site/remembered.ts';
import { siteOf, runEvent } from './log.ts';

test('what is asked for again is made once, on each site', async () => {
  const made: string[] = [];
  const view = remembered((site, { name }: { readonly name: string }) => {
    made.push(`${site.title} ${name}`);
    return name.toUpperCase();
  });
  const [one, other] = [await siteOf([runEvent()]), await siteOf([runEvent()])];
  const [a, b] = [{ name: 'a' }, { name: 'b' }];
  expect([view(one, a), view(one, b), view(one, a)]).toEqual(['A', 'B', 'A']);
  expect(made).toHaveLength(2);
  expect(view(other, a)).toBe('A');
  expect(made).toHaveLength(3);
});

test('what was asked for longest ago is forgotten, so that memory does not grow with the site', async () => {
  let made = 0;
  const view = remembered((_, thing: { readonly at: number }) => (made += 1) + thing.at);
  const site = await siteOf([runEvent()]);
  const things = Array.from({ length: 1000 }, (_, at) => ({ at }));
  for (const thing of things) view(site, thing);
  expect(made).toBe(1000);
  for (const thing of things.slice(-8)) view(site, thing);
  expect(made).toBe(1000);
  for (const thing of things.slice(0, 8)) view(site, thing);
  expect(made).toBe(1008);
});
