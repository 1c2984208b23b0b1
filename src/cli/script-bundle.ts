/** Bundles the browser's scripts. */
import { build, type BuildOptions } from 'esbuild';
import { basename, join, relative } from 'node:path';
import type { SitePath } from '../site/path.ts';
import { MODULES, PAGE_SCRIPTS, type ScriptFile, type ScriptName, type Scripts } from '../site/script.ts';
import { PROJECT_ROOT } from './project.ts';

const SOURCES = join(PROJECT_ROOT, 'src', 'scripts');
/** Where the site has them. */
const FOLDER = 'scripts';

const SHARED = {
  absWorkingDir: PROJECT_ROOT,
  bundle: true,
  minify: true,
  write: false,
  metafile: true,
  target: 'es2023',
  outdir: FOLDER,
  // What a script shows may come with its looks.
  loader: { '.css': 'text' },
  entryNames: '[name]-[hash]',
  chunkNames: 'part-[hash]',
  // What libraries ask to be said stands beside the files that hold them.
  legalComments: 'linked',
  logLevel: 'silent',
} as const satisfies BuildOptions;

/** @throws Error where a script does not parse, or imports what there is not */
export async function bundleScripts(): Promise<Scripts> {
  const [classic, modules] = await Promise.all([
    bundle(PAGE_SCRIPTS, { format: 'iife' }),
    bundle(MODULES, { format: 'esm', splitting: true }),
  ]);
  return {
    paths: Object.fromEntries([...classic.paths, ...modules.paths]) as Scripts['paths'],
    files: [...classic.files, ...modules.files],
  };
}

interface Bundle {
  readonly paths: readonly (readonly [ScriptName, SitePath])[];
  readonly files: readonly ScriptFile[];
}

async function bundle(
  names: readonly ScriptName[],
  options: Pick<BuildOptions, 'format' | 'splitting'>,
): Promise<Bundle> {
  const { metafile, outputFiles } = await build({
    ...SHARED,
    ...options,
    entryPoints: names.map((name) => join(SOURCES, `${name}.ts`)),
  });
  const named = new Map(
    Object.entries(metafile.outputs).flatMap(([path, { entryPoint }]) =>
      entryPoint === undefined ? [] : [[basename(entryPoint, '.ts'), path] as const],
    ),
  );
  return {
    paths: names.map((name) => [name, `/${named.get(name) ?? ''}`] as const),
    files: outputFiles.map(({ path, contents }) => ({
      path: `/${relative(PROJECT_ROOT, path).replaceAll('\\', '/')}`,
      content: new Uint8Array(contents),
    })),
  };
}
