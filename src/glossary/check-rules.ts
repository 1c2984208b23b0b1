/** The columns and datasets that rules name, held against what there is. */
import type { GlossaryDataset } from '../model/glossary.ts';
import type { Problem } from '../model/problem.ts';
import { columnsOfRule, type Rule } from '../model/rule.ts';
import type { KnownColumns } from './known-columns.ts';
import type { Names } from './names.ts';
import { columnHint, entityHint, unknownName } from './unknown.ts';
import { quote, quotePath } from './words.ts';

type Relationship = Rule & { readonly kind: 'relationship' };

/** The columns that the rules of a dataset name and no event does. Those that have an entry of their own are reported there. */
export function unknownRuleColumns(
  { id, columns, rules }: GlossaryDataset,
  known: KnownColumns,
): readonly Problem[] {
  const own = known.of(id);
  if (own === null) return [];
  return rules.flatMap((rule) =>
    columnsOfRule(rule)
      .filter((column) => !own.names.has(column) && !columns.has(column))
      .map((column) => {
        const path = quotePath(['datasets', id.namespace, id.name, 'rules', rule.kind]);
        const message = `${path} names the column ${quote(column)}, which no event names`;
        const hint = columnHint(own.nearest(column), own.listed);
        return unknownName('glossary-unknown-column', rule.place, message, hint);
      }),
  );
}

/** The datasets and columns that the relationships of a dataset lead to and no event names. */
export function unknownRelationships(
  dataset: GlossaryDataset,
  datasets: Names,
  known: KnownColumns,
): readonly Problem[] {
  return dataset.rules.flatMap((rule) => {
    if (rule.kind !== 'relationship') return [];
    const problem = unknownTarget(dataset, rule, datasets, known);
    return problem === null ? [] : [problem];
  });
}

function unknownTarget(
  { id }: GlossaryDataset,
  { column, to, place }: Relationship,
  datasets: Names,
  known: KnownColumns,
): Problem | null {
  const path = quotePath(['datasets', id.namespace, id.name, 'columns', column, 'rules', 'relationship']);
  const target = quotePath([to.namespace, to.name]);
  if (!datasets.has(to)) {
    const message = `${path} leads to the dataset ${target}, which no event names`;
    return unknownName(
      'glossary-unknown-dataset',
      place,
      message,
      entityHint('dataset', to, datasets.nearest(to)),
    );
  }
  const columns = known.of(to);
  if (columns === null || columns.names.has(to.column)) return null;
  const message = `${path} leads to the column ${quote(to.column)} of ${target}, which no event names`;
  const hint = columnHint(columns.nearest(to.column), columns.listed);
  return unknownName('glossary-unknown-column', place, message, hint);
}
