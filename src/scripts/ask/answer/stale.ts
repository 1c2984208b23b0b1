/** Datasets that are stale now, or past the time to be fresh by: the findings of the health page that say so. */
import { element, nameOf, plural } from '../../dom/element.ts';
import { visible } from '../../../model/visible.ts';
import { openFindings, type FindingLine, type HealthTwin } from '../health-twin.ts';
import { paragraph, remark } from '../list.ts';
import type { Source } from '../source.ts';

const KINDS: ReadonlySet<string> = new Set(['dataset-stale', 'dataset-late']);
const MOST_SHOWN = 12;

export async function answerStale(source: Source): Promise<Node[]> {
  const health = await source.json<HealthTwin>('health/index.json');
  const { stale } = health;
  const findings = openFindings(health).filter(
    ({ kind, subject }) => KINDS.has(kind) && subject.kind === 'dataset',
  );
  const byDataset = Map.groupBy(findings, ({ subject: { namespace, name } }) =>
    JSON.stringify([namespace, name]),
  );
  const lines = await Promise.all(
    [...byDataset.values()].slice(0, MOST_SHOWN).map((those) => lineOf(source, those)),
  );
  const known = new Set(findings.filter(({ kind }) => kind === 'dataset-stale').map(keyOf)).size;
  const all = paragraph(
    element('a', { href: source.hrefOf('health/#freshness') }, 'Freshness of all datasets'),
    '.',
  );
  if (lines.length === 0)
    return [
      remark(
        'None that schedules and runs tell of. Of a dataset that nobody expects fresh, it is not known.',
      ),
      all,
    ];
  const first = lines.length < byDataset.size ? `The first ${lines.length} of ` : '';
  const more =
    known < stale ? [remark(`And ${stale - known} more that are stale, on the page of health.`)] : [];
  return [
    remark(`${first}${plural(byDataset.size, 'dataset')}.`),
    element('ul', { class: 'plain ask-list' }, ...lines),
    ...more,
    all,
  ];
}

function keyOf({ subject: { namespace, name } }: FindingLine): string {
  return JSON.stringify([namespace, name]);
}

async function lineOf({ index, hrefOf }: Source, findings: readonly FindingLine[]): Promise<HTMLElement> {
  const [first] = findings;
  const { namespace = '', name = '' } = first?.subject ?? {};
  const called = await index.named(`${namespace}.${name}`, ['dataset']);
  const entry = called.find((one) => one.namespace === namespace && one.name === name);
  const link = entry
    ? element('a', { href: hrefOf(entry.path), class: 'k-dataset' }, nameOf(name))
    : nameOf(name);
  const where = element('span', { class: 'ns' }, nameOf(namespace));
  const said = findings.map(({ what }) => visible(what)).join('; ');
  return element('li', {}, element('span', {}, link, ' ', where), `: ${said}`);
}
