/** The Markdown twin of a glossary term's page. */
import { columnPath, datasetPath, markdownTwinPath, termPath } from '../path.ts';
import type { TermPage } from '../term-page.ts';
import { embedded } from './embedded.ts';
import { boundedList, formsLine } from './entity.ts';
import { blocks, code, link, list, plain, section } from './text.ts';

export function termMarkdown({ term, path, related, columns }: TermPage): string {
  const { file, line } = term.place;
  return blocks(
    `# ${plain(term.name)}`,
    `Term of the glossary. ${formsLine(path)}`,
    embedded(term.definition),
    list([
      ...(term.synonyms.length > 0 ? [`Also called: ${term.synonyms.map(plain).join(', ')}`] : []),
      ...related.map(
        (other) => `Related: ${link(plain(other.name), path, markdownTwinPath(termPath(other.id)))}`,
      ),
      `Written in ${code(file)}, line ${line}`,
    ]),
    section(
      'Columns that hold it',
      boundedList(columns, ({ id }) => {
        const dataset = link(code(id.name), path, markdownTwinPath(datasetPath(id)));
        return `${link(code(id.column), path, columnPath(id))} of ${dataset} in ${code(id.namespace)}`;
      }),
    ),
  );
}
