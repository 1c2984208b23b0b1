/** Takes part in Astro's rendering: takes files over from it, tells which others are wanted, and hears of each. */
import type { AstroIntegration, AstroPrerenderer } from 'astro';

/** A page or a file beside one, as Astro finds it in `src/pages`. */
export type Path = Awaited<ReturnType<AstroPrerenderer['getStaticPaths']>>[number];

/** Renders a file as Astro does, once it has given the paths. */
export type Render = AstroPrerenderer['render'];

export interface Prerender {
  /** @returns of all files that there are those that Astro is to render and to write; others may be written meanwhile */
  readonly plan: (paths: readonly Path[], render: Render) => Promise<readonly Path[]>;
  /** Called after each file that Astro rendered. */
  readonly onPage: () => void;
}

export function prerender({ plan, onPage }: Prerender): AstroIntegration {
  return {
    name: 'headwater-prerender',
    hooks: {
      'astro:build:start': ({ setPrerenderer }) => {
        setPrerenderer((own) => ({
          ...lifeOf(own),
          name: 'headwater',
          getStaticPaths: async () => [
            ...(await plan(await own.getStaticPaths(), (...file) => own.render(...file))),
          ],
          render: untilFailure(async (request, options) => {
            const rendered = await own.render(request, options);
            onPage();
            return rendered;
          }),
        }));
      },
    },
  };
}

/**
 * Renders nothing more once a page has failed. Astro renders several at once and, where one fails, goes on with all others,
 * while what they are made of is being cleared away.
 */
function untilFailure(render: Render): Render {
  const never = new Promise<never>(() => undefined);
  let hasFailed = false;
  const isOver = () => hasFailed;
  return async (...page) => {
    if (isOver()) return never;
    try {
      const rendered = await render(...page);
      return await (isOver() ? never : rendered);
    } catch (error) {
      if (isOver()) return never;
      hasFailed = true;
      throw error;
    }
  };
}

/** Astro's own prerenderer keeps to itself what it sets up: it is called, not copied. */
function lifeOf(own: AstroPrerenderer): Pick<AstroPrerenderer, 'setup' | 'teardown'> {
  return {
    setup: async () => own.setup?.(),
    teardown: async () => own.teardown?.(),
  };
}
