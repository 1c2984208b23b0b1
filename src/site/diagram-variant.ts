/**
 * Other pictures of what a dataset's or a job's page draws, each in a file beside the page: its script puts one in
 * place of the page's own when it is asked for.
 */
import { datasetColumns, jobColumns, type ColumnNeighbourhood } from '../graph/column-neighbourhood.ts';
import { neighboursOf } from '../graph/flow.ts';
import { datasetNeighbours, datasetPast, jobPast, MAX_NEIGHBOURS } from '../graph/neighbourhood.ts';
import type { Slice } from '../graph/slice.ts';
import type { ColumnEdge, Dataset, IoEdge, Job } from '../model/catalog.ts';
import type { DatasetId } from '../model/identity.ts';
import { visible } from '../model/visible.ts';
import { diagramOf } from './diagram.ts';
import { hrefFrom, type SitePath } from './path.ts';
import { remembered } from './remembered.ts';
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
export const datasetVariants = remembered(variantsOfDataset);
export const jobVariants = remembered(variantsOfJob);

function variantsOfDataset(site: Site, { id }: Dataset): readonly VariantPicture[] {
  const around = surroundingsOf(site);
  const name = visible(id.name);
  return [
    ...(hasJobs(site, id)
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
    ...(site.graph.edgesOfDataset(id).some(isPast)
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

function variantsOfJob(site: Site, { id }: Job): readonly VariantPicture[] {
  const around = surroundingsOf(site);
  const name = visible(id.name);
  const columns = jobColumns(around, id);
  const hasWholes = columns?.slice.edges.some(({ from }) => from.row === null) === true;
  const besides = hasWholes ? ', and which of these datasets are made of which besides' : '';
  return [
    ...columnPicture(columns, `Which columns ${name} makes of which${besides}`),
    ...(site.graph.edgesOfJob(id).some(isPast)
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

/** Which of {@link datasetVariants} there are; no picture is made to know it, unless the dataset has very many neighbours. */
export function datasetVariantNames(site: Site, dataset: Dataset): readonly DiagramVariant[] {
  const { id, columns } = dataset;
  const { flow, graph } = site;
  const isSmall = SIDES.every((side) => neighboursOf(flow, id, side).length <= MAX_NEIGHBOURS);
  if (!isSmall) return datasetVariants(site, dataset).map(({ variant }) => variant);
  const holds =
    graph.dependenciesOf(id).some(isCurrent) ||
    columns.some(
      (column) => graph.sourcesOf(column.id).some(isCurrent) || graph.usesOf(column.id).some(isCurrent),
    );
  return [
    ...(hasJobs(site, id) ? (['datasets'] as const) : []),
    ...(holds ? (['columns'] as const) : []),
    ...(graph.edgesOfDataset(id).some(isPast) ? (['past'] as const) : []),
  ];
}

/** Which of {@link jobVariants} there are, likewise. */
export function jobVariantNames(site: Site, job: Job): readonly DiagramVariant[] {
  const { flow, graph } = site;
  const isSmall = [flow.inputsOf(job.id), flow.outputsOf(job.id)].every(
    ({ length }) => length <= MAX_NEIGHBOURS,
  );
  if (!isSmall) return jobVariants(site, job).map(({ variant }) => variant);
  return [
    ...(graph.columnEdgesOfJob(job.id).some(isCurrent) ? (['columns'] as const) : []),
    ...(graph.edgesOfJob(job.id).some(isPast) ? (['past'] as const) : []),
  ];
}

const SIDES = ['upstream', 'downstream'] as const;

function hasJobs({ flow }: Site, id: DatasetId): boolean {
  return flow.writersOf(id).length + flow.readersOf(id).length > 0;
}

function isPast({ state }: IoEdge): boolean {
  return state === 'past';
}

function isCurrent({ state }: ColumnEdge): boolean {
  return state === 'current';
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
