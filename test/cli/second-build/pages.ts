/** The pages that Astro bundles, rendered for any number of sites: bundling takes longer than a small site's pages. */
import { build, type AstroIntegration, type AstroPrerenderer } from 'astro';
import { placeOf } from '../../../src/cli/render/planned-file.ts';
import { PROJECT_ROOT } from '../../../src/cli/project.ts';
import { bundleScripts } from '../../../src/cli/script-bundle.ts';
import { inWorkingFolder } from '../../../src/cli/render/working-folder.ts';
import type { SitePath } from '../../../src/site/path.ts';
import { publish, type PageNotes } from '../../../src/site/published.ts';
import type { Site } from '../../../src/site/site.ts';

/** A page's files by their names, as text. */
export type Folder = ReadonlyMap<string, string>;

export type Render = (
  site: Site,
  note: PageNotes,
  wanted: (path: SitePath) => boolean,
) => Promise<ReadonlyMap<SitePath, Folder>>;

/** Calls `work` with what renders the pages that are wanted; nothing is written but an empty site into `out`. */
export async function withPages(out: string, work: (render: Render) => Promise<void>): Promise<void> {
  const scripts = await bundleScripts();
  const integration: AstroIntegration = {
    name: 'many-sites',
    hooks: {
      'astro:build:start': ({ setPrerenderer }) => {
        setPrerenderer((own) => ({
          name: 'many-sites',
          setup: () => own.setup?.() ?? Promise.resolve(),
          render: (request, options) => own.render(request, options),
          getStaticPaths: async () => {
            await work((site, note, wanted) => {
              publish({ site, scripts, note });
              return renderAll(own, wanted);
            });
            return [];
          },
        }));
      },
    },
  };
  await inWorkingFolder(PROJECT_ROOT, () =>
    build({ root: PROJECT_ROOT, outDir: out, logLevel: 'error', integrations: [integration] }),
  );
}

/** What Astro remembers of a route's paths, which are another site's. */
interface WithRouteCache {
  readonly app: { readonly routeCache: { clearAll: () => void } };
}

async function renderAll(
  prerenderer: AstroPrerenderer,
  wanted: (path: SitePath) => boolean,
): Promise<ReadonlyMap<SitePath, Folder>> {
  (prerenderer as unknown as WithRouteCache).app.routeCache.clearAll();
  const folders = new Map<SitePath, Map<string, string>>();
  for (const file of await prerenderer.getStaticPaths()) {
    const { folder, name } = placeOf(file);
    if (!wanted(folder)) continue;
    const path = name === 'index.html' ? folder : `${folder}${name}`;
    const rendered = await prerenderer.render(new Request(`http://localhost${path}`), {
      routeData: file.route,
    });
    const files = folders.get(folder) ?? new Map<string, string>();
    files.set(name, await ('response' in rendered ? rendered.response : rendered).text());
    folders.set(folder, files);
  }
  return folders;
}
