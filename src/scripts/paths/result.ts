/** What came of a question, as the page shows it. */
import { button, byId, element, note, plural, type Child } from '../dom/element.ts';
import type { Alternatives, Finding } from './find.ts';
import type { PathIndex } from './index-source.ts';
import { pathList } from './path-list.ts';

/** @param summary said to those who hear it, above what is shown */
export function showResult(summary: string, ...children: readonly Child[]): void {
  const result = byId('result');
  byId('status').textContent = summary;
  result.replaceChildren(...children);
  result.ariaBusy = null;
}

/** In a sentence, for those who hear it and those who see it. */
export function summaryOf({ groups, isPartial }: Finding): string {
  const length = groups[0]?.paths[0]?.steps.length;
  if (length === undefined)
    return isPartial || groups.length > 0 ? 'No path is listed.' : 'There is no path.';
  const count = groups.reduce((sum, { paths }) => sum + paths.length, 0);
  const isCut = isPartial || groups.some(({ cut }) => cut !== null);
  const what = `${isCut ? 'At least ' : ''}${plural(count, 'path')}`;
  return `${what}, ${count > 1 ? 'the first ' : ''}of ${plural(length, 'step')}.`;
}

/** @param instead asks what someone may ask instead */
export async function resultOf(
  index: PathIndex,
  { groups, alternatives, isPartial }: Finding,
  instead: Readonly<Record<keyof Alternatives, () => void>>,
): Promise<Child[]> {
  const lists = await Promise.all(groups.map((group) => pathList(index, group)));
  const ways = WAYS.filter(([key]) => alternatives?.[key]);
  return [
    ...lists.flat(),
    ...ways.map(([key, label]) => element('p', {}, button(label, instead[key]))),
    ...(isPartial ? [note(PARTIAL)] : []),
  ];
}

const WAYS = [
  ['influence', 'See the paths by influence'],
  ['reverse', 'See the paths the other way'],
  ['datasets', 'See the paths of the datasets'],
] as const;

const PARTIAL = 'More lies between the two than this page loads. In a terminal, headwater path looks at all.';
