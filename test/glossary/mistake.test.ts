/** The words for every mistake that a glossary can hold. They are the product: read them as a user would. */
import { expect, test } from 'vitest';
import { readFixture, show } from './support.ts';

test('a value of the wrong kind costs its key, and its neighbours stand', async () => {
  const { glossary, problems } = await readFixture('wrong-types');
  expect(show(problems)).toMatchInlineSnapshot(`
    "wrong-types/glossary.yaml:5 glossary-wrong-type
      \`datasets › mart › revenue_daily › retention\` should be text, but it is the number \`7\`
      → put it in quotes: \`retention: "7"\`
    wrong-types/glossary.yaml:6 glossary-wrong-type
      \`datasets › mart › revenue_daily › domain\` should be text, but it is the truth value \`true\`
      → put it in quotes: \`domain: "true"\`
    wrong-types/glossary.yaml:7 glossary-wrong-type
      \`datasets › mart › revenue_daily › owner\` should be text, but it is a list of 2 items
      → write one text, in quotes where it begins with \`[\`
    wrong-types/glossary.yaml:8 glossary-wrong-type
      \`datasets › mart › revenue_daily › steward\` should be text, but it is a block with the key \`name\`
      → write one text, in quotes where it begins with \`{\` or has a colon within
    wrong-types/glossary.yaml:9 glossary-wrong-type
      \`datasets › mart › revenue_daily › classification\` should be text, but it is a value with the tag \`!secret\`
      → take the tag away, or put it and what follows in quotes if it is meant as text
    wrong-types/glossary.yaml:10 glossary-wrong-type
      \`datasets › mart › revenue_daily › columns\` should be a block of columns, but it is a list of 2 items
      → write each column as a key of its own: \`column: what it means\`
    wrong-types/glossary.yaml:12 glossary-wrong-type
      \`datasets › mart › orders › description\` should be text, but it is the alias \`*important*\`, and nothing is anchored by that name
      → put it in quotes if it is meant as text
    wrong-types/glossary.yaml:14 glossary-wrong-type
      \`datasets › mart › orders › columns › id\` should be a description, or a block of keys that describe a column, but it is the number \`12\`
      → indent its keys below it, such as \`description: …\`; a column may have \`description\`, \`term\`, \`pii\` and \`rules\`
    wrong-types/glossary.yaml:15 glossary-wrong-type
      \`datasets › mart › orders › columns › total › description\` should be text, but it is the number \`1.50\`
      → put it in quotes: \`description: "1.50"\`
    wrong-types/glossary.yaml:16 glossary-wrong-type
      \`datasets › mart › orders › columns › day\` should be a description, or a block of keys that describe a column, but it is a list of 1 item
      → indent its keys below it, such as \`description: …\`; a column may have \`description\`, \`term\`, \`pii\` and \`rules\`
    wrong-types/glossary.yaml:18 glossary-wrong-type
      \`datasets › mart › refunds\` should be a block of keys that describe a dataset, but it is the text \`a table of refunds\`
      → indent its keys below it, such as \`description: …\`; a dataset may have \`description\`, \`owner\`, \`steward\`, \`domain\`, \`classification\`, \`retention\`, \`freshest_by\`, \`timezone\`, \`rules\` and \`columns\`
    wrong-types/glossary.yaml:22 glossary-wrong-type
      \`jobs › dbt › build › steps\` should be a list of texts, but it is the text \`Sum the orders.\`
      → make it a list: each text on a line of its own below, after \`- \`
    wrong-types/glossary.yaml:26 glossary-wrong-type
      \`jobs › dbt › load › steps › item 2\` should be text, but it is the number \`2\`
      → put it in quotes: \`- "2"\`
    wrong-types/glossary.yaml:27 glossary-wrong-type
      \`jobs › dbt › load › steps › item 3\` should be text, but it is empty
      → write its text, or take the item away
    wrong-types/glossary.yaml:30 glossary-wrong-type
      \`terms › churn\` should be a block of keys that describe a term, but it is the text \`Customers who left.\`
      → indent its keys below it, such as \`definition: …\`; a term may have \`definition\`, \`name\`, \`synonyms\` and \`related\`
    wrong-types/glossary.yaml:32 glossary-wrong-type
      \`owners › finance › kind\` should be \`person\` or \`team\`, but it is the text \`teams\`
      → did you mean \`team\`?
    wrong-types/glossary.yaml:32 glossary-wrong-type
      \`owners › finance › members › item 1\` should be text, but it is the number \`1\`
      → put it in quotes: \`- "1"\`
    wrong-types/glossary.yaml:33 glossary-wrong-type
      \`owners › ada › kind\` should be \`person\` or \`team\`, but it is a list of 1 item
      → write \`kind: person\` or \`kind: team\`
    wrong-types/glossary.yaml:34 glossary-wrong-type
      \`owners › bob › kind\` should be \`person\` or \`team\`, but it is the text \`robot\`
      → write \`kind: person\` or \`kind: team\`
    wrong-types/glossary.yaml:35 glossary-wrong-type
      a key of \`owners\` should be a name, but it is a block of keys
      → write a name before the colon, in quotes where it begins with a bracket, \`*\`, \`&\` or \`!\`"
  `);
  expect([...glossary.datasets.values()]).toMatchObject([
    { id: { name: 'revenue_daily' }, description: 'Kept, though its neighbours are wrong.', retention: null },
    { id: { name: 'orders' }, description: null },
  ]);
  const orders = [...glossary.datasets.values()][1];
  expect([...(orders?.columns.values() ?? [])]).toMatchObject([
    { column: 'total', description: null, term: 'revenue' },
  ]);
  expect([...glossary.jobs.values()].map(({ steps }) => steps)).toEqual([
    [],
    ['Take the orders.', 'Write them.'],
  ]);
});

test('an unknown key is named with the known one that was meant', async () => {
  const { glossary, problems } = await readFixture('unknown-keys');
  expect(show(problems)).toMatchInlineSnapshot(`
    "unknown-keys/glossary.yaml:1 glossary-unknown-key
      \`dataset\` is not a key of a glossary
      → did you mean \`datasets\`?
    unknown-keys/glossary.yaml:6 glossary-unknown-key
      \`datasets › mart › orders › desc\` is not a key of a dataset
      → did you mean \`description\`?
    unknown-keys/glossary.yaml:7 glossary-unknown-key
      \`datasets › mart › orders › onwer\` is not a key of a dataset
      → did you mean \`owner\`?
    unknown-keys/glossary.yaml:8 glossary-unknown-key
      \`datasets › mart › orders › Domain\` is not a key of a dataset
      → did you mean \`domain\`?
    unknown-keys/glossary.yaml:9 glossary-unknown-key
      \`datasets › mart › orders › colour\` is not a key of a dataset
      → a dataset may have \`description\`, \`owner\`, \`steward\`, \`domain\`, \`classification\`, \`retention\`, \`freshest_by\`, \`timezone\`, \`rules\` and \`columns\`
    unknown-keys/glossary.yaml:10 glossary-unknown-key
      \`datasets › mart › orders › constructor\` is not a key of a dataset
      → a dataset may have \`description\`, \`owner\`, \`steward\`, \`domain\`, \`classification\`, \`retention\`, \`freshest_by\`, \`timezone\`, \`rules\` and \`columns\`
    unknown-keys/glossary.yaml:11 glossary-unknown-key
      \`datasets › mart › orders › __proto__\` is not a key of a dataset
      → a dataset may have \`description\`, \`owner\`, \`steward\`, \`domain\`, \`classification\`, \`retention\`, \`freshest_by\`, \`timezone\`, \`rules\` and \`columns\`
    unknown-keys/glossary.yaml:13 glossary-unknown-key
      \`datasets › mart › orders › columns › id › type\` is not a key of a column
      → a column may have \`description\`, \`term\`, \`pii\` and \`rules\`
    unknown-keys/glossary.yaml:13 glossary-unknown-key
      \`datasets › mart › orders › columns › id › discription\` is not a key of a column
      → did you mean \`description\`?
    unknown-keys/glossary.yaml:16 glossary-unknown-key
      \`jobs › dbt › build › step\` is not a key of a job
      → did you mean \`steps\`?
    unknown-keys/glossary.yaml:16 glossary-unknown-key
      \`jobs › dbt › build › runs\` is not a key of a job
      → a job may have \`description\`, \`owner\`, \`schedule\`, \`timezone\`, \`longest\` and \`steps\`
    unknown-keys/glossary.yaml:18 glossary-unknown-key
      \`terms › churn › synonym\` is not a key of a term
      → did you mean \`synonyms\`?
    unknown-keys/glossary.yaml:20 glossary-unknown-key
      \`owners › finance › e-mail\` is not a key of an owner
      → did you mean \`email\`?"
  `);
  expect(glossary.terms.get('churn')?.definition).toBe('Leaving.');
});

test('an entry without a key that it needs is left out', async () => {
  const { glossary, problems } = await readFixture('missing-keys');
  expect(show(problems)).toMatchInlineSnapshot(`
    "missing-keys/glossary.yaml:2 glossary-missing-key
      \`terms › churn\` has no \`definition\`
      → add \`definition: …\` below it; the term is left out until then
    missing-keys/glossary.yaml:3 glossary-missing-key
      \`terms › margin\` has no \`definition\`
      → add \`definition: …\` below it; the term is left out until then
    missing-keys/glossary.yaml:4 glossary-missing-key
      \`terms › revenue\` has no \`definition\`
      → add \`definition: …\` below it; the term is left out until then
    missing-keys/glossary.yaml:6 glossary-missing-key
      \`owners › finance\` has no \`kind\`
      → add \`kind: person\` or \`kind: team\` below it; the owner is left out until then
    missing-keys/glossary.yaml:7 glossary-missing-key
      \`owners › ada\` has no \`name\`
      → add \`name: …\` below it; the owner is left out until then
    missing-keys/glossary.yaml:8 glossary-missing-key
      \`owners › nobody\` has no \`name\`
      → add \`name: …\` below it; the owner is left out until then
    missing-keys/glossary.yaml:8 glossary-missing-key
      \`owners › nobody\` has no \`kind\`
      → add \`kind: person\` or \`kind: team\` below it; the owner is left out until then"
  `);
  expect(glossary.terms.size + glossary.owners.size).toBe(0);
});

test('of what is there twice, in one file or in two, the first stands and both places are named', async () => {
  const { glossary, problems } = await readFixture('duplicates');
  expect(show(problems)).toMatchInlineSnapshot(`
    "duplicates/a.yaml:5 glossary-duplicate
      \`datasets › mart › orders › description\` is written twice: here and on line 4
      → keep one of the two; until then, line 4 counts
    duplicates/a.yaml:8 glossary-duplicate
      \`datasets › mart › orders › columns › id\` is written twice: here and on line 7
      → keep one of the two; until then, line 7 counts
    duplicates/a.yaml:9 glossary-duplicate
      \`datasets › mart › orders\` is defined twice: here and on line 3
      → keep one of the two; until then, the one on line 3 counts
    duplicates/a.yaml:11 glossary-duplicate
      \`datasets › mart\` is begun twice: here and on line 2
      → join the two blocks into one; until then both are read, though other YAML tools would drop one
    duplicates/a.yaml:18 glossary-duplicate
      \`terms\` is begun twice: here and on line 13
      → join the two blocks into one; until then both are read, though other YAML tools would drop one
    duplicates/b.yaml:3 glossary-duplicate
      \`datasets › mart › orders\` is defined twice: here and at duplicates/a.yaml:3
      → keep one of the two; until then, the one at duplicates/a.yaml:3 counts
    duplicates/b.yaml:5 glossary-duplicate
      \`terms › churn\` is defined twice: here and at duplicates/a.yaml:14
      → keep one of the two; until then, the one at duplicates/a.yaml:14 counts
    duplicates/b.yaml:9 glossary-duplicate
      \`jobs › dbt › build\` is defined twice: here and at duplicates/a.yaml:17
      → keep one of the two; until then, the one at duplicates/a.yaml:17 counts
    duplicates/b.yaml:14 glossary-duplicate
      \`owners › ada\` is defined twice: here and on line 11
      → keep one of the two; until then, the one on line 11 counts"
  `);
  expect([...glossary.datasets.values()]).toMatchObject([
    { description: 'The first stands.', columns: new Map([['id', { description: 'First.' }]]) },
    { description: 'In a namespace that is begun twice.' },
  ]);
  expect([...glossary.terms.keys()]).toEqual(['churn', 'margin']);
  expect(glossary.owners.get('ada')?.name).toBe('Ada');
});

test('something else on the way down to an entry is told from what belongs there', async () => {
  const { glossary, problems } = await readFixture('levels');
  expect(show(problems)).toMatchInlineSnapshot(`
    "levels/glossary.yaml:2 glossary-wrong-type
      \`datasets › revenue_daily\` should be a namespace, but it has the keys of a dataset
      → put \`revenue_daily\` one level deeper, below its namespace
    levels/glossary.yaml:6 glossary-wrong-type
      \`datasets › mart\` should be a namespace with a block of datasets, but it is the text \`revenue_daily\`
      → write each dataset's name as a key below it
    levels/glossary.yaml:9 glossary-wrong-type
      \`jobs\` should be a block of namespaces, each with its jobs, but it is a list of 1 item
      → write the namespace as a key, each job's name as a key below it, and what it is below that
    levels/glossary.yaml:11 glossary-wrong-type
      \`terms\` should be a block of terms, but it is the text \`none yet\`
      → write each term's id as a key, and what it is below it
    levels/glossary.yaml:13 glossary-wrong-type
      a key of \`owners\` should be a name, but it is a list of 2 items
      → write a name before the colon, in quotes where it begins with a bracket, \`*\`, \`&\` or \`!\`
    levels/glossary.yaml:13 glossary-wrong-type
      a key of \`owners\` should be a name, but it is empty
      → write a name before the colon, in quotes where it begins with a bracket, \`*\`, \`&\` or \`!\`
    levels/list.yaml:1 glossary-wrong-type
      the file should be a block of keys, \`datasets\`, \`jobs\`, \`terms\` or \`owners\`, but it is a list of 2 items
      → begin it with one of them, such as \`terms:\`, and indent below what belongs to it
    levels/text.yml:1 glossary-wrong-type
      the file should be a block of keys, \`datasets\`, \`jobs\`, \`terms\` or \`owners\`, but it is the text \`Churn means leaving.\`
      → begin it with one of them, such as \`terms:\`, and indent below what belongs to it"
  `);
  expect([...glossary.datasets.values()]).toMatchObject([{ id: { namespace: 'crm', name: 'customers' } }]);
});

test('an alias within what it repeats, and a merge key without a block, cost their keys alone', async () => {
  const { glossary, problems } = await readFixture('aliases');
  expect(show(problems)).toMatchInlineSnapshot(`
    "aliases/itself.yaml:2 glossary-wrong-type
      \`terms › churn › related\` should be a list of texts, but it is the alias \`*all\`, which stands within what it repeats
      → put it in quotes if it is meant as text
    aliases/merge.yaml:12 glossary-unknown-key
      \`datasets › mart › credits › <<\` is not a key of a dataset
      → a dataset may have \`description\`, \`owner\`, \`steward\`, \`domain\`, \`classification\`, \`retention\`, \`freshest_by\`, \`timezone\`, \`rules\` and \`columns\`"
  `);
  expect(glossary.terms.get('churn')).toMatchObject({ definition: 'Leaving.', related: [] });
});
