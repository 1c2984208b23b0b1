/** Takes the rendering of files over from Astro, which bundles their code, finds which there are, and knows how to render one. */
import type { AstroIntegration, AstroPrerenderer } from 'astro';

/** A page or a file beside one, as Astro finds it in `src/pages`. */
export type Path = Awaited<ReturnType<AstroPrerenderer['getStaticPaths']>>[number];

/** Renders a file as Astro does, once it has given the paths. */
export type Render = AstroPrerenderer['render'];

/**
 * Left to Astro are what the pages' styles are bundled into, and the files of `public/`.
 * @param renderAll gets all files that there are
 */
export function prerender(
  renderAll: (paths: readonly Path[], render: Render) => Promise<void>,
): AstroIntegration {
  return {
    name: 'headwater-prerender',
    hooks: {
      'astro:build:start': ({ setPrerenderer }) => {
        setPrerenderer((own) => ({
          // It keeps to itself what it sets up: it is called, not copied.
          name: 'headwater',
          setup: async () => own.setup?.(),
          teardown: async () => own.teardown?.(),
          render: (...file) => own.render(...file),
          getStaticPaths: async () => {
            await renderAll(await own.getStaticPaths(), (...file) => own.render(...file));
            return [];
          },
        }));
      },
    },
  };
}
