/** What a job's page says; its JSON twin says the same. */
import { jobsFeeding } from '../catalog/explicit-lineage.ts';
import type { JobService } from '../health/service-level/job-service.ts';
import { endsAtColumn, type ColumnEdge, type DatasetEdge, type IoEdge, type Job } from '../model/catalog.ts';
import { columnKey, datasetKey, type ColumnId, type DatasetId, type JobId } from '../model/identity.ts';
import { jobRuns, type JobRuns } from './job-runs.ts';
import { responsibilitiesOf, type Responsibility } from './owner.ts';
import { jobPath, type SitePath } from './path.ts';
import { descriptionsOf, type Said } from './said.ts';
import { jobService } from './service-level.ts';
import type { Site } from './site.ts';
import { sqlView, type SqlView } from './sql-view.ts';
import { wrongNow, type WrongNow } from './wrong-now.ts';

/** An output column, or a whole output, with the edges that end there. */
export interface MappingLine {
  readonly to: ColumnId | DatasetId;
  readonly edges: readonly ColumnEdge[];
}

/** What costs little to find: all that its Markdown twin says. */
export type JobCore = Pick<
  JobPage,
  'job' | 'path' | 'descriptions' | 'responsibilities' | 'inputs' | 'outputs' | 'wrong'
>;

export interface JobPage {
  readonly job: Job;
  readonly path: SitePath;
  readonly descriptions: readonly Said[];
  readonly responsibilities: readonly Responsibility[];
  readonly inputs: readonly IoEdge[];
  readonly outputs: readonly IoEdge[];
  /** Of current column edges, by output; whole datasets after their columns. */
  readonly mapping: readonly { readonly output: DatasetId; readonly lines: readonly MappingLine[] }[];
  readonly explicit: readonly DatasetEdge[];
  /** Jobs that feed it, as its explicit lineage says, with no dataset between. */
  readonly fedBy: readonly JobId[];
  readonly pastColumnEdges: readonly ColumnEdge[];
  /** Null where it has no SQL. */
  readonly sql: SqlView | null;
  /** Null where it has no runs. */
  readonly runs: JobRuns | null;
  /** Null where it has no schedule that could be read. */
  readonly service: JobService | null;
  /** The gravest first. */
  readonly wrong: readonly WrongNow[];
}

export function jobPage(site: Site, job: Job): JobPage {
  const columnEdges = site.graph.columnEdgesOfJob(job.id);
  return {
    ...jobCore(site, job),
    mapping: mappingOf(
      site,
      columnEdges.filter((edge) => edge.state === 'current'),
    ),
    fedBy: jobsFeeding(job.id, job.facets.known.lineage?.value),
    explicit: site.graph.datasetEdgesOfJob(job.id),
    pastColumnEdges: columnEdges.filter((edge) => edge.state === 'past'),
    sql: sqlView(job),
    runs: jobRuns(site, job),
    service: jobService(site.ledger, job.id),
  };
}

export function jobCore(site: Site, job: Job): JobCore {
  const edges = site.graph.edgesOfJob(job.id);
  return {
    job,
    path: jobPath(job.id),
    descriptions: descriptionsOf(job.glossary, job.facets.known.documentation),
    responsibilities: responsibilitiesOf(job),
    inputs: edges.filter((edge) => edge.direction === 'input'),
    outputs: edges.filter((edge) => edge.direction === 'output'),
    wrong: wrongNow(site.ledger, { kind: 'job', id: job.id }),
  };
}

function mappingOf(site: Site, edges: readonly ColumnEdge[]): JobPage['mapping'] {
  return [...Map.groupBy(edges, (edge) => datasetKey(edge.to)).values()].flatMap((ofOutput) => {
    const [first] = ofOutput;
    if (first === undefined) return [];
    const output = { namespace: first.to.namespace, name: first.to.name };
    return [{ output, lines: linesOf(site, output, ofOutput) }];
  });
}

/** In the order of the output's schema. */
function linesOf(site: Site, output: DatasetId, edges: readonly ColumnEdge[]): MappingLine[] {
  const byColumn = Map.groupBy(edges.filter(endsAtColumn), (edge) => columnKey(edge.to));
  const lines = (site.graph.dataset(output)?.columns ?? []).flatMap(({ id }) => {
    const ending = byColumn.get(columnKey(id));
    return ending === undefined ? [] : [{ to: id, edges: ending }];
  });
  const whole = edges.filter((edge) => !endsAtColumn(edge));
  return whole.length === 0 ? lines : [...lines, { to: output, edges: whole }];
}
