/**
 * Other pictures of what a dataset's or a job's page draws, each in a file beside the page: its script puts one in
 * place of the page's own when it is asked for.
 */
import { datasetColumns, jobColumns, type ColumnNeighbourhood } from '../graph/column-neighbourhood.ts';
import { datasetNeighbours, datasetPast, jobPast } from '../graph/neighbourhood.ts';
import type { Slice } from '../graph/slice.ts';
import type { Dataset, Job } from '../model/catalog.ts';
import { visible } from '../model/visible.ts';
import { diagramOf } from './diagram.ts';
import { hrefFrom, type SitePath } from './path.ts';
import type { Site } from './site.ts';
import { surroundingsOf } from './surroundings.ts';

/** `datasets`: without the jobs between. `columns`: with the edges between columns. `past`: with what is no longer so. */
export type DiagramVariant = 'datasets' | 'columns' | 'past';

export interface VariantPicture {
  readonly variant: DiagramVariant;
  readonly title: string;
  readonly slice: Slice;
}

/** Those that show something else than the page's own picture does. */
export function datasetVariants(site: Site, { id }: Dataset): VariantPicture[] {
  const around = surroundingsOf(site);
  const name = visible(id.name);
  const { flow, graph } = site;
  const hasJobs = flow.writersOf(id).length + flow.readersOf(id).length > 0;
  const hasPast = graph.edgesOfDataset(id).some(({ state }) => state === 'past');
  return [
    ...(hasJobs
      ? [
          picture(
            'datasets',
            `What ${name} is made from and what is made from it`,
            datasetNeighbours(around, id),
          ),
        ]
      : []),
    ...columnPicture(
      datasetColumns(around, id),
      `What the columns of ${name} are made from, and what is made from them`,
    ),
    ...(hasPast
      ? [
          picture(
            'past',
            `What ${name} is made from and what is made from it, with jobs that used it once`,
            datasetPast(around, id),
          ),
        ]
      : []),
  ];
}

export function jobVariants(site: Site, { id }: Job): VariantPicture[] {
  const around = surroundingsOf(site);
  const name = visible(id.name);
  const columns = jobColumns(around, id);
  const hasWholes = columns?.slice.edges.some(({ from }) => from.row === null) === true;
  const besides = hasWholes ? ', and which of these datasets are made of which besides' : '';
  const hasPast = site.graph.edgesOfJob(id).some(({ state }) => state === 'past');
  return [
    ...columnPicture(columns, `Which columns ${name} makes of which${besides}`),
    ...(hasPast
      ? [picture('past', `What ${name} reads and writes, and what it once did`, jobPast(around, id))]
      : []),
  ];
}

/** An SVG document, with links as from the page that it is for. */
export async function variantSvg({ variant, title, slice }: VariantPicture, page: SitePath): Promise<string> {
  const { svg } = await diagramOf(slice, {
    id: `lineage-${variant}`,
    title,
    href: (to) => hrefFrom(page, to),
  });
  return svg;
}

function picture(variant: DiagramVariant, title: string, slice: Slice): VariantPicture {
  return { variant, title, slice };
}

function columnPicture(columns: ColumnNeighbourhood | null, title: string): VariantPicture[] {
  if (columns === null) return [];
  const { slice, hidden } = columns;
  const bound = hidden === 0 ? '' : `; ${hidden} more edges between columns are in the tables`;
  return [picture('columns', `${title}${bound}`, slice)];
}
