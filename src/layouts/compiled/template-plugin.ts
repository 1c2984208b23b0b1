/** What is done to every template once it is compiled, so that no page takes room or time for it. */
import { directRender } from './direct-render.ts';
import { shortMarkup } from './short-markup.ts';

/** A part of the configuration of Vite, which knows what else it may hold. */
interface Plugin {
  readonly name: string;
  readonly transform: (code: string, id: string) => { readonly code: string; readonly map: null } | null;
}

/** For the configuration of Astro. */
export function templatePlugin(): Plugin {
  return {
    name: 'headwater-template',
    transform: (code, id) =>
      id.endsWith('.astro') ? { code: directRender(shortMarkup(code)), map: null } : null,
  };
}
