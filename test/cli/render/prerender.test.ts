import type { AstroPrerenderer, HookParameters } from 'astro';
import { expect, test } from 'vitest';
import { prerender, type Path } from '../../../src/cli/render/prerender.ts';

/** Named by their addresses alone. */
function pathsOf(...names: readonly string[]): Path[] {
  return names.map((pathname) => ({ pathname, route: {} }) as Path);
}

/** What Astro would render with, where it renders by itself what `own` says. */
function installed(
  renderAll: Parameters<typeof prerender>[0],
  own: AstroPrerenderer,
): Promise<AstroPrerenderer> {
  const { hooks } = prerender(renderAll);
  return new Promise((resolve) => {
    const setPrerenderer: HookParameters<'astro:build:start'>['setPrerenderer'] = (given) => {
      resolve(typeof given === 'function' ? given(own) : given);
    };
    void hooks['astro:build:start']?.({ setPrerenderer } as HookParameters<'astro:build:start'>);
  });
}

test('all files are rendered by way of Astro, which is left with none', async () => {
  const heard: string[] = [];
  const own: AstroPrerenderer = {
    name: 'own',
    setup: () => Promise.resolve(void heard.push('set up')),
    getStaticPaths: () => Promise.resolve(pathsOf('/a', '/b')),
    render: (request) => Promise.resolve(new Response(`${new URL(request.url).pathname} by Astro`)),
  };
  const made = await installed(async (paths, render) => {
    for (const { pathname } of paths) {
      const rendered = await render(new Request(`https://example.com${pathname}`), {} as never);
      heard.push(await (rendered as Response).text());
    }
  }, own);
  await made.setup?.();
  expect(await made.getStaticPaths()).toEqual([]);
  expect(heard).toEqual(['set up', '/a by Astro', '/b by Astro']);
});
