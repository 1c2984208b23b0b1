/** What our components ask of `Astro`, in place of an object of a kind of its own for each page, which engines are slow to read. */
import type { AstroGlobal } from 'astro';

export type PageGlobal = Readonly<Pick<AstroGlobal, 'props' | 'url' | 'params'>>;

/** A page that is being rendered. */
interface Rendering {
  createAstro(props: object, slots: object): AstroGlobal;
}

/** What all components of a page have in common. */
const common = new WeakMap<Rendering, Omit<PageGlobal, 'props'>>();

/** @param props of the component */
export function pageGlobal(page: Rendering, props: PageGlobal['props']): PageGlobal {
  let shared = common.get(page);
  if (shared === undefined) {
    const { url, params } = page.createAstro({}, {});
    shared = { url, params };
    common.set(page, shared);
  }
  return { props, url: shared.url, params: shared.params };
}
