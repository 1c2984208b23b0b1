/** Reads a glossary from disk. */
import type { Glossary } from '../model/glossary.ts';
import type { Problem } from '../model/problem.ts';
import { readDocument } from './document.ts';
import { Draft } from './draft.ts';
import { listGlossaryFiles, type GlossaryFile } from './files.ts';
import { Report } from './report.ts';
import { readText } from './text.ts';
import { parseYaml } from './yaml.ts';

interface ReadGlossaryOptions {
  /** The folder that the places of entries and problems are relative to. Without it they begin with each given path's last name. */
  readonly root?: string;
}

export interface GlossaryResult {
  readonly glossary: Glossary;
  /** By file, in the order that they were read in, and by line. */
  readonly problems: readonly Problem[];
}

/**
 * Reads YAML files, and folders of them deeply, as one glossary. A mistake costs the key that it is in; what is
 * no YAML costs its file. Whether the things that it names exist is for `checkGlossary` to say.
 * @throws InputError where a path does not exist.
 */
export async function readGlossary(
  paths: readonly string[],
  options: ReadGlossaryOptions = {},
): Promise<GlossaryResult> {
  const draft = new Draft();
  const problems: Problem[] = [];
  for (const file of await listGlossaryFiles(paths, options.root ?? null)) {
    for (const problem of await readFile(file, draft)) problems.push(problem);
  }
  return { glossary: draft, problems };
}

async function readFile(file: GlossaryFile, draft: Draft): Promise<readonly Problem[]> {
  const read = await readText(file);
  if (!read.ok) return [read.problem];
  const report = new Report(file.label);
  const yaml = parseYaml(read.text);
  if (yaml.ok) for (const document of yaml.documents) readDocument(document, draft, report);
  else report.add({ code: 'glossary-syntax', ...yaml.fault });
  return report.problems();
}
