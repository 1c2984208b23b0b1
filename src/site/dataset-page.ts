/** What a dataset's page says; its JSON twin says the same. */
import type { PersonalColumn } from '../graph/personal-data/personal-data.ts';
import { causesOf, type Causes } from '../graph/cause.ts';
import { criticalPath, type CriticalPath } from '../graph/critical-path.ts';
import { impactFigures, type ImpactFigures } from '../graph/impact/figures.ts';
import { nearDatasets, type NearDatasets } from '../graph/near.ts';
import type { DatasetService } from '../health/service-level/dataset-service.ts';
import {
  endsAtColumn,
  isDirect,
  type Column,
  type ColumnEdge,
  type Dataset,
  type DatasetEdge,
  type IoEdge,
  type Run,
  type Stated,
} from '../model/catalog.ts';
import { compareEvidence, type Evidence } from '../model/event.ts';
import type { Tag } from '../model/facet.ts';
import type { GlossaryDataset } from '../model/glossary.ts';
import {
  compareStrings,
  datasetKey,
  jobKey,
  sameName,
  type DatasetId,
  type JobId,
} from '../model/identity.ts';
import { MAX_LISTED } from './impact-record.ts';
import { responsibilitiesOf, type Responsibility } from './owner.ts';
import { columnPath, datasetPath, type SitePath } from './path.ts';
import { personalDataOf } from './personal-data.ts';
import { qualityView, type QualityView } from './quality.ts';
import { remembered } from './remembered.ts';
import { descriptionsOf, type Said } from './said.ts';
import { datasetService } from './service-level.ts';
import type { Site } from './site.ts';
import { wrongNow, type WrongNow } from './wrong-now.ts';

export interface ColumnLine {
  readonly column: Column;
  readonly path: SitePath;
  readonly descriptions: readonly Said[];
  readonly tags: readonly Tag[];
  /** Null where nothing marks it as personal data, or as free of it, and none comes to it. */
  readonly personal: PersonalColumn | null;
  /** Current edges that end at it: direct ones, then the others. */
  readonly sources: readonly ColumnEdge[];
  /** How many columns it feeds or influences directly. */
  readonly uses: number;
}

/** What costs little to find: all that its Markdown twin says. */
export type DatasetCore = Pick<
  DatasetPage,
  | 'dataset'
  | 'path'
  | 'domain'
  | 'descriptions'
  | 'responsibilities'
  | 'glossary'
  | 'columns'
  | 'writers'
  | 'readers'
  | 'runs'
  | 'wrong'
  | 'rowCount'
  | 'upstream'
  | 'downstream'
>;

/** How many datasets upstream and downstream are listed: the nearest. The Paths page finds them all. */
export const MAX_NEAREST = 6;

export interface DatasetPage {
  readonly dataset: Dataset;
  readonly path: SitePath;
  readonly domain: string | null;
  /** True where an event after its last change of state speaks of it: what was dropped is there again. */
  readonly seenAfterLastChange: boolean;
  /** What others say that they were called before: this dataset. */
  readonly renamedTo: readonly Stated<DatasetId>[];
  readonly descriptions: readonly Said[];
  readonly responsibilities: readonly Responsibility[];
  readonly glossary: GlossaryDataset | null;
  readonly columns: readonly ColumnLine[];
  /** Columns that decide which rows there are, or their order or grouping. */
  readonly dependencies: readonly ColumnEdge[];
  /** What explicit lineage says that it is made of, and what of it. */
  readonly explicit: readonly DatasetEdge[];
  readonly upstream: NearDatasets;
  readonly downstream: NearDatasets;
  readonly impact: ImpactFigures;
  readonly causes: Causes;
  /** Null where no complete run wrote it. */
  readonly criticalPath: CriticalPath | null;
  readonly writers: readonly IoEdge[];
  readonly readers: readonly IoEdge[];
  /** Jobs whose column lineage goes to it, or comes from it, and which do not name it as an output, or an input. */
  readonly byLineageAlone: { readonly writers: readonly JobId[]; readonly readers: readonly JobId[] };
  /** Newest first: the runs that wrote it. */
  readonly runs: readonly Run[];
  /** Null where nothing is reported of its quality, nor asked of it. */
  readonly quality: QualityView | null;
  /** Null where nobody says by when it is to be fresh. */
  readonly service: DatasetService | null;
  /** The gravest first. */
  readonly wrong: readonly WrongNow[];
  /** Of the newest complete run that stated it. */
  readonly rowCount: { readonly rows: number; readonly evidence: Evidence } | null;
}

export const datasetPage = remembered(findPage);

/** What costs little to find: all that the Markdown twin says. */
export const datasetCore = remembered(findCore);

function findPage(site: Site, dataset: Dataset): DatasetPage {
  const { graph, flow } = site;
  const { id } = dataset;
  const edges = graph.edgesOfDataset(id);
  return {
    ...datasetCore(site, dataset),
    seenAfterLastChange: isSeenAfterLastChange(dataset),
    renamedTo: graph.renamedFrom(id),
    dependencies: graph.dependenciesOf(id),
    explicit: graph.datasetEdgesOf(id),
    impact: impactFigures(site, id, { columns: MAX_LISTED, things: MAX_LISTED }),
    causes: causesOf(site, id),
    criticalPath: criticalPath(site, id),
    byLineageAlone: {
      writers: beside(flow.writersOf(id), edges, 'output'),
      readers: beside(flow.readersOf(id), edges, 'input'),
    },
    quality: qualityView(site, dataset),
    service: datasetService(site.ledger, id),
  };
}

function findCore(site: Site, dataset: Dataset): DatasetCore {
  const { id, glossary } = dataset;
  const edges = site.graph.edgesOfDataset(id);
  const runs = runsThatWrote(site, dataset);
  return {
    dataset,
    path: datasetPath(id),
    domain: glossary?.domain ?? null,
    descriptions: descriptionsOf(glossary, dataset.facets.known.documentation),
    responsibilities: responsibilitiesOf(dataset),
    glossary,
    columns: dataset.columns.map((column) => columnLine(site, dataset, column)),
    writers: edges.filter((edge) => edge.direction === 'output'),
    readers: edges.filter((edge) => edge.direction === 'input'),
    runs,
    wrong: wrongNow(site.ledger, { kind: 'dataset', id }),
    rowCount: latestRowCount(runs, id),
    upstream: nearDatasets(site, id, 'upstream', MAX_NEAREST),
    downstream: nearDatasets(site, id, 'downstream', MAX_NEAREST),
  };
}

function beside(jobs: readonly JobId[], edges: readonly IoEdge[], direction: IoEdge['direction']): JobId[] {
  const named = new Set(edges.filter((edge) => edge.direction === direction).map((edge) => jobKey(edge.job)));
  return jobs.filter((job) => !named.has(jobKey(job)));
}

function isSeenAfterLastChange({ facets, span }: Dataset): boolean {
  const change = facets.known.lifecycleStateChange;
  return change !== undefined && compareEvidence(span.last, change.evidence) > 0;
}

/** The tags that the dataset's facet puts on one of its columns. */
export function columnTags({ facets }: Dataset, { id }: Column): Tag[] {
  return (facets.known.tags?.value.tags ?? []).filter((tag) => tag.field === id.column);
}

function columnLine(site: Site, dataset: Dataset, column: Column): ColumnLine {
  const current = site.graph.sourcesOf(column.id).filter((edge) => edge.state === 'current');
  return {
    column,
    path: columnPath(column.id),
    descriptions: columnDescriptions(column),
    tags: columnTags(dataset, column),
    personal: personalDataOf(site).of(column.id),
    sources: [...current.filter(isDirect), ...current.filter((edge) => !isDirect(edge))],
    uses: site.graph.usesOf(column.id).filter((edge) => edge.state === 'current' && endsAtColumn(edge))
      .length,
  };
}

/** What people wrote of a column, then what its schema says where that is something else. */
export function columnDescriptions(column: Column): readonly Said[] {
  const facet =
    column.description === null
      ? undefined
      : { value: { description: column.description }, evidence: column.span.last };
  return descriptionsOf(column.glossary, facet);
}

/** Newest first. */
export function runsThatWrote(site: Site, { id }: Dataset): Run[] {
  const jobs = new Map(
    site.graph
      .edgesOfDataset(id)
      .filter((edge) => edge.direction === 'output')
      .map((edge) => [jobKey(edge.job), edge.job]),
  );
  return [...jobs.values()]
    .flatMap((job) => site.graph.job(job)?.runs ?? [])
    .filter((run) => run.outputs.some((output) => sameName(output.id, id)))
    .sort(
      (a, b) =>
        compareStrings(b.startedAt ?? b.firstSeen, a.startedAt ?? a.firstSeen) || compareStrings(a.id, b.id),
    );
}

function latestRowCount(runs: readonly Run[], id: DatasetId): DatasetPage['rowCount'] {
  const key = datasetKey(id);
  for (const run of runs) {
    if (run.state !== 'complete') continue;
    const output = run.outputs.find((one) => datasetKey(one.id) === key);
    const stated = output?.facets.known.outputStatistics;
    if (typeof stated?.value.rowCount === 'number')
      return { rows: stated.value.rowCount, evidence: stated.evidence };
  }
  return null;
}
