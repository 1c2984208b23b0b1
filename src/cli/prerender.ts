/** Takes part in Astro's rendering: tells which pages are wanted, and hears of each one that is rendered. */
import type { AstroIntegration, AstroPrerenderer } from 'astro';
import { compareStrings } from '../model/identity.ts';

/** A page or a file beside one, as Astro finds it in `src/pages`. */
export type Path = Awaited<ReturnType<AstroPrerenderer['getStaticPaths']>>[number];

export interface Prerender {
  /** Of all that there is, in Astro's order, what is to be rendered. */
  readonly select: (paths: readonly Path[]) => readonly Path[] | Promise<readonly Path[]>;
  /** Called with how many were selected, before the first one is rendered. */
  readonly onTotal: (count: number) => void;
  /** Called after each one. */
  readonly onPage: () => void;
}

export function prerender({ select, onTotal, onPage }: Prerender): AstroIntegration {
  return {
    name: 'headwater-prerender',
    hooks: {
      'astro:build:start': ({ setPrerenderer }) => {
        setPrerenderer((own) => ({
          ...lifeOf(own),
          name: 'headwater',
          getStaticPaths: async () => {
            const paths = await select(await own.getStaticPaths());
            onTotal(paths.length);
            return paths.toSorted(byPlace);
          },
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

/** What stands in one folder is about one thing: rendered one after the other, it finds what the other has computed. */
function byPlace(a: Path, b: Path): number {
  return compareStrings(a.pathname, b.pathname);
}

/**
 * Renders nothing more once a page has failed. Astro renders several at once and, where one fails, goes on with all others,
 * while what they are made of is being cleared away.
 */
function untilFailure(render: AstroPrerenderer['render']): AstroPrerenderer['render'] {
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
