/**
 * What the pages of a dataset and of its columns follow from, found in a fraction of the time that it takes to find what they
 * say: the dataset and its edges as they are, what the rest of the catalog is joined like, and what hangs on time, which
 * columns say nothing of.
 */
import { causesOf } from '../../graph/cause.ts';
import { criticalPath } from '../../graph/critical-path.ts';
import { standingOf } from '../../health/run/standing.ts';
import type { Column, Dataset } from '../../model/catalog.ts';
import { runOf } from '../../model/event.ts';
import { departureOf } from '../column-departure.ts';
import { madeInSql } from '../column-making.ts';
import { columnQuality } from '../column-quality.ts';
import { runsThatWrote } from '../dataset-page.ts';
import { personalDataOf } from '../personal-data.ts';
import { qualityView } from '../quality.ts';
import { schemaHistory, schemaRecords } from '../schema-history.ts';
import { datasetService } from '../service-level.ts';
import type { Site } from '../site.ts';
import { wrongNow } from '../wrong-now.ts';
import { structureOf } from './structure.ts';

/** Of the page of any of its columns. */
export function columnsGround(site: Site, dataset: Dataset): object {
  const { graph } = site;
  return {
    structure: structureOf(site),
    dataset,
    dependencies: graph.dependenciesOf(dataset.id),
    columns: dataset.columns.map((column) => columnGround(site, dataset, column)),
    made: madeInSql(site, dataset.id),
  };
}

/** Of its own page, beside what its columns' pages follow from. */
export function datasetGround(site: Site, dataset: Dataset): object {
  const { graph, ledger } = site;
  const { id } = dataset;
  const runs = runsThatWrote(site, dataset);
  const speaker = runOf(dataset.span.last);
  return {
    edges: [graph.edgesOfDataset(id), graph.datasetEdgesOf(id)],
    renamedTo: graph.renamedFrom(id),
    schemas: [schemaHistory(graph, dataset), schemaRecords(graph, dataset)],
    runs: [runs, runs.map((run) => standingOf(ledger, run))],
    speaker: speaker === null ? null : graph.run(speaker),
    causes: causesOf(site, id),
    criticalPath: criticalPath(site, id),
    quality: qualityView(site, dataset),
    service: datasetService(ledger, id),
    wrong: wrongNow(ledger, { kind: 'dataset', id }),
  };
}

function columnGround(site: Site, dataset: Dataset, { id, state }: Column): object {
  const { graph } = site;
  return {
    sources: graph.sourcesOf(id),
    uses: graph.usesOf(id),
    departure: state === 'past' ? departureOf(graph, dataset, id.column) : null,
    personal: personalDataOf(site).of(id),
    quality: columnQuality(site, dataset, id.column),
  };
}
