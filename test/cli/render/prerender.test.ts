import type { AstroPrerenderer, HookParameters } from 'astro';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { prerender, type Path, type Prerender } from '../../../src/cli/render/prerender.ts';

/** Named by their addresses alone. */
function pathsOf(...names: readonly string[]): Path[] {
  return names.map((pathname) => ({ pathname, route: {} }) as Path);
}

/** What Astro would render with, where it renders by itself with `render`. */
async function installed(
  paths: readonly Path[],
  render: (name: string) => Promise<void>,
  heard: string[] = [],
  plan: Prerender['plan'] = (all) => Promise.resolve(all),
): Promise<{ paths: readonly Path[]; render: (name: string) => Promise<unknown> }> {
  const { hooks } = prerender({
    plan,
    onPage: () => heard.push('page'),
  });
  const own: AstroPrerenderer = {
    name: 'own',
    getStaticPaths: () => Promise.resolve([...paths]),
    render: async (request) => {
      const name = new URL(request.url).pathname.slice(1);
      await render(name);
      return new Response(name);
    },
  };
  const made = await new Promise<AstroPrerenderer>((resolve) => {
    const setPrerenderer: HookParameters<'astro:build:start'>['setPrerenderer'] = (given) => {
      resolve(typeof given === 'function' ? given(own) : given);
    };
    void hooks['astro:build:start']?.({ setPrerenderer } as HookParameters<'astro:build:start'>);
  });
  return {
    paths: await made.getStaticPaths(),
    render: (name) => made.render(new Request(`https://example.com/${name}`), {} as never),
  };
}

describe('rendering', () => {
  test('takes of Astro what is done already, and hears of each of the others', async () => {
    const heard: string[] = [];
    const site = await installed(
      pathsOf('/a', '/b', '/c'),
      () => Promise.resolve(),
      heard,
      async ([first, ...others], render) => {
        const rendered = await render(new Request(`https://example.com${first?.pathname}`), {} as never);
        heard.push(`${await (rendered as Response).text()} here`);
        return others;
      },
    );
    expect(site.paths.map(({ pathname }) => pathname)).toEqual(['/b', '/c']);
    await site.render('b');
    await site.render('c');
    expect(heard).toEqual(['a here', 'page', 'page']);
  });

  test('ends with the first page that fails: others are neither begun nor heard of', async () => {
    const begun: string[] = [];
    const site = await installed(pathsOf(), async (name) => {
      begun.push(name);
      await pause(name === 'slow' ? 20 : 1);
      if (name !== 'slow') throw new Error(`${name} is wrong`);
    });
    const ended: string[] = [];
    const watch = (name: string) =>
      site.render(name).then(
        () => ended.push(`${name} done`),
        (error: unknown) => ended.push(String(error)),
      );
    const [, first] = [watch('slow'), watch('one'), watch('two')];
    await first;
    void watch('three');
    await pause(50);
    expect(begun).toEqual(['slow', 'one', 'two']);
    expect(ended).toEqual(['Error: one is wrong']);
  });
});
