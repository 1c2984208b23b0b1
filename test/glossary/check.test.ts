import { beforeAll, expect, test } from 'vitest';
import { checkGlossary, type Known, type KnownDataset } from '../../src/glossary/check.ts';
import type { Glossary } from '../../src/model/glossary.ts';
import { readFixture, readText, show } from './support.ts';

const KNOWN: Known = {
  datasets: [
    dataset('crm', 'customers', null),
    dataset('mart', 'orders', ['order_id', 'amount', 'day']),
    dataset('mart', 'refunds', null),
    dataset('mart', 'revenue_daily', []),
    dataset('mart', 'unschooled', null),
  ],
  jobs: [{ namespace: 'dbt', name: 'build_revenue' }],
};

function dataset(namespace: string, name: string, columns: readonly string[] | null): KnownDataset {
  return { id: { namespace, name }, columns };
}

let glossary: Glossary;

beforeAll(async () => {
  glossary = (await readFixture('unknown-names/glossary.yaml')).glossary;
});

test('what no event and no entry knows is named with what was likely meant', () => {
  expect(show(checkGlossary(glossary, KNOWN))).toMatchInlineSnapshot(`
    "unknown-names/glossary.yaml:3 glossary-unknown-dataset
      \`datasets › mart › revenue_dialy\` is a dataset that no event names
      → did you mean \`revenue_daily\`?
    unknown-names/glossary.yaml:4 glossary-unknown-dataset
      \`datasets › mart › customers\` is a dataset that no event names
      → did you mean \`customers\` in the namespace \`crm\`?
    unknown-names/glossary.yaml:5 glossary-unknown-dataset
      \`datasets › mart › weather\` is a dataset that no event names
      → compare its namespace and name with the events, or take the dataset out
    unknown-names/glossary.yaml:6 glossary-unknown-owner
      \`datasets › mart › orders › owner\` refers to the owner \`Finance data\`, which is not defined
      → did you mean \`finance\`?
    unknown-names/glossary.yaml:6 glossary-unknown-owner
      \`datasets › mart › orders › steward\` refers to the owner \`adda\`, which is not defined
      → did you mean \`ada\`?
    unknown-names/glossary.yaml:10 glossary-unknown-column
      \`datasets › mart › orders › columns › order-id\` is a column that no event names
      → did you mean \`order_id\`?
    unknown-names/glossary.yaml:10 glossary-unknown-term
      \`datasets › mart › orders › columns › order-id › term\` refers to the term \`order\`, which is not defined
      → define it: \`order\` as a key below \`terms:\`
    unknown-names/glossary.yaml:11 glossary-unknown-column
      \`datasets › mart › orders › columns › amnt\` is a column that no event names
      → did you mean \`amount\`?
    unknown-names/glossary.yaml:11 glossary-unknown-term
      \`datasets › mart › orders › columns › amnt › term\` refers to the term \`Net revenue\`, which is not defined
      → did you mean \`net-revenue\`?
    unknown-names/glossary.yaml:12 glossary-unknown-column
      \`datasets › mart › orders › columns › zzz\` is a column that no event names
      → the events name \`order_id\`, \`amount\` and \`day\`; write nested fields by their path, such as \`address.city\`, or take the column out
    unknown-names/glossary.yaml:16 glossary-unknown-dataset
      \`datasets › Mart › refund\` is a dataset that no event names
      → did you mean \`refunds\` in the namespace \`mart\`?
    unknown-names/glossary.yaml:19 glossary-unknown-job
      \`jobs › dbt › buildrevenue\` is a job that no event names
      → did you mean \`build_revenue\`?
    unknown-names/glossary.yaml:19 glossary-unknown-owner
      \`jobs › dbt › buildrevenue › owner\` refers to the owner \`nobody-we-know\`, which is not defined
      → define it: \`nobody-we-know\` as a key below \`owners:\`
    unknown-names/glossary.yaml:21 glossary-unknown-term
      \`terms › net-revenue › related\` refers to the term \`gros-revenue\`, which is not defined
      → did you mean \`gross-revenue\`?
    unknown-names/glossary.yaml:21 glossary-unknown-term
      \`terms › net-revenue › related\` refers to the term \`tax\`, which is not defined
      → define it: \`tax\` as a key below \`terms:\`
    unknown-names/glossary.yaml:24 glossary-unknown-owner
      \`owners › finance › members\` refers to the owner \`bob\`, which is not defined
      → define it: \`bob\` as a key below \`owners:\`"
  `);
});

test('the order of what is known changes nothing', () => {
  const reversed = { datasets: KNOWN.datasets.toReversed(), jobs: KNOWN.jobs.toReversed() };
  expect(checkGlossary(glossary, reversed)).toEqual(checkGlossary(glossary, KNOWN));
});

test('the columns and datasets that rules name and no event knows are named with what was likely meant', async () => {
  const { glossary: ruled, problems } = await readFixture('unknown-names/rules.yaml');
  expect(problems).toEqual([]);
  const daily = dataset('mart', 'orders_daily', ['order_id', 'amount', 'day']);
  const known = { ...KNOWN, datasets: [...KNOWN.datasets, daily] };
  expect(show(checkGlossary(ruled, known))).toMatchInlineSnapshot(`
    "unknown-names/rules.yaml:5 glossary-unknown-column
      \`datasets › mart › orders_daily › rules › unique\` names the column \`dya\`, which no event names
      → the events name \`order_id\`, \`amount\` and \`day\`; write nested fields by their path, such as \`address.city\`, or take the column out
    unknown-names/rules.yaml:6 glossary-unknown-column
      \`datasets › mart › orders_daily › rules › freshness\` names the column \`zzz\`, which no event names
      → the events name \`order_id\`, \`amount\` and \`day\`; write nested fields by their path, such as \`address.city\`, or take the column out
    unknown-names/rules.yaml:12 glossary-unknown-dataset
      \`datasets › mart › orders_daily › columns › order_id › rules › relationship\` leads to the dataset \`mart › ordres\`, which no event names
      → did you mean \`orders\`?
    unknown-names/rules.yaml:13 glossary-unknown-column
      \`datasets › mart › orders_daily › columns › order_id › rules › relationship\` leads to the column \`orderid\` of \`mart › orders\`, which no event names
      → did you mean \`order_id\`?
    unknown-names/rules.yaml:14 glossary-unknown-dataset
      \`datasets › mart › orders_daily › columns › order_id › rules › relationship\` leads to the dataset \`mart › customers\`, which no event names
      → did you mean \`customers\` in the namespace \`crm\`?
    unknown-names/rules.yaml:16 glossary-unknown-dataset
      \`datasets › mart › orders_daily › columns › order_id › rules › relationship\` leads to the dataset \`weather › of_yesterday\`, which no event names
      → compare its namespace and name with the events, or take the dataset out
    unknown-names/rules.yaml:17 glossary-unknown-column
      \`datasets › mart › orders_daily › columns › amuont\` is a column that no event names, and 3 rules of it cannot be checked
      → did you mean \`amount\`?
    unknown-names/rules.yaml:22 glossary-unknown-dataset
      \`datasets › mart › nobody_knows\` is a dataset that no event names
      → compare its namespace and name with the events, or take the dataset out"
  `);
  expect(checkGlossary(ruled, { datasets: known.datasets.toReversed(), jobs: [] })).toEqual(
    checkGlossary(ruled, known),
  );
});

test('of entries on one line the order of what is known changes nothing', async () => {
  const { glossary: one } = await readText(
    'datasets: { n: { b: { columns: { x: } }, a: { columns: { x: } } } }',
  );
  const known = [dataset('n', 'a', ['y']), dataset('n', 'b', ['y'])];
  const problems = checkGlossary(one, { datasets: known, jobs: [] });
  expect(problems).toHaveLength(2);
  expect(checkGlossary(one, { datasets: known.toReversed(), jobs: [] })).toEqual(problems);
});

test('a glossary that names only what there is has no problem', async () => {
  const whole = await readFixture('whole');
  const known = {
    datasets: [
      dataset('crm', 'customers', ['email', 'address.city', 'id']),
      dataset('mart', 'revenue_daily', ['amount']),
    ],
    jobs: [{ namespace: 'dbt', name: 'build_revenue' }],
  };
  expect(checkGlossary(whole.glossary, known)).toEqual([]);
});

test('a dataset whose columns are unknown may have any, one without columns has none', async () => {
  const { glossary: one } = await readText('datasets: { n: { d: { columns: { c: A column. } } } }');
  expect(checkGlossary(one, { datasets: [dataset('n', 'd', null)], jobs: [] })).toEqual([]);
  const [problem] = checkGlossary(one, { datasets: [dataset('n', 'd', [])], jobs: [] });
  expect(problem).toMatchObject({ code: 'glossary-unknown-column', severity: 'error' });
});

test('of the same name in several namespaces, the one in the nearest namespace is offered', async () => {
  const { glossary: one } = await readText('datasets: { warehose: { d: } }');
  const known = ['archive', 'warehouse', 'zoo'].map((namespace) => dataset(namespace, 'd', null));
  const [problem] = checkGlossary(one, { datasets: known, jobs: [] });
  expect(problem?.hint).toBe('did you mean `d` in the namespace `warehouse`?');
});

test('names that joined would be the same are told apart', async () => {
  const { glossary: one } = await readText('datasets: { a: { "b c": } }');
  const problems = checkGlossary(one, { datasets: [dataset('a b', 'c', null)], jobs: [] });
  expect(problems.map(({ code }) => code)).toEqual(['glossary-unknown-dataset']);
});
