/**
 * `/build.js`: what changes with each build, in one small classic script that all pages load, so that a page's own bytes
 * change with what it says alone. A browser reads neither modules nor data from an unpacked folder, and scripts it does.
 */
import { formatInstant } from '../model/instant.ts';
import { visible } from '../model/visible.ts';
import type { BuildFacts } from './build-facts.ts';
import { BUILD_SLOT } from './build-facts.ts';
import type { Scripts } from './script.ts';
import { sectionsOf } from './sections.ts';
import type { Site } from './site.ts';
import { treeOf } from './tree/tree.ts';

export function buildScript(site: Site, { paths }: Pick<Scripts, 'paths'>): string {
  const facts: BuildFacts = {
    title: visible(site.title),
    version: site.version,
    inputs: site.digest,
    asOf: formatInstant(site.catalog.asOf),
    url: site.url,
    tree: treeOf(site).root,
    sections: sectionsOf(site),
    scripts: paths,
  };
  return `${BUILD_SLOT}=${JSON.stringify(facts)};\n`;
}
