/** A YAML text → its documents as trees that know their lines; or the one reason why it is none. */
import { CORE_SCHEMA, YAMLException, eventsToAst, parseEvents } from 'js-yaml';
import { compose } from './compose.ts';
import type { YamlNode } from './node.ts';
import { boundNodes } from './size.ts';
import { syntaxFault, type SyntaxFault } from './syntax.ts';

type YamlResult =
  | { readonly ok: true; readonly documents: readonly YamlNode[] }
  | { readonly ok: false; readonly fault: SyntaxFault };

/**
 * Parses YAML 1.2 (core schema), in which dates, `yes` and `no` are text. A text has any number of documents; an
 * empty one has none. It may nest 100 levels deep and
 * have 1,000,000 nodes, with those that aliases stand for.
 */
export function parseYaml(text: string): YamlResult {
  try {
    const events = parseEvents(text, { maxDepth: 100 });
    boundNodes(events, text);
    const documents = eventsToAst(events, { source: text, schema: CORE_SCHEMA });
    return { ok: true, documents: compose(documents, events, text) };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    return { ok: false, fault: syntaxFault(error) };
  }
}
