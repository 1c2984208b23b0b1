/**
 * What is joined to what, and what everything is called: all that a page may say of things that are not joined to its own.
 * When it was said, and by which event, is no part of it, so that one more run of a job that does what it did changes nothing.
 */
import type { Catalog, Dataset, IoEdge, Job } from '../../model/catalog.ts';
import { memoryOf } from '../../model/memory.ts';
import type { Site } from '../site.ts';
import { digestOf } from './digest.ts';

/** A digest. */
export function structureOf(site: Site): string {
  const digest = known.get(site) ?? digestOf(structure(site.catalog));
  known.set(site, digest);
  return digest;
}

const known = memoryOf<Site, string>('site/page-digest/structure');

function structure({ datasets, jobs, ioEdges, datasetEdges, columnEdges, glossary }: Catalog): object {
  return {
    datasets: datasets.map(datasetStructure),
    jobs: jobs.map(jobStructure),
    edges: [ioEdges, datasetEdges, columnEdges].map((edges) => edges.map(withoutTimes)),
    terms: glossary.terms,
    owners: glossary.owners,
  };
}

/** Of facets, those that other things' pages go by: who answers for a thing, and what its tags say of personal data. */
function datasetStructure({ id, aliases, declared, glossary, facets, columns }: Dataset): object {
  const { ownership, tags } = facets.known;
  return {
    id,
    aliases,
    declared,
    glossary,
    ownership: ownership?.value,
    tags: tags?.value,
    columns: columns.map((column) => ({ ...column, span: null })),
  };
}

function jobStructure({ id, glossary, facets, sql }: Job): object {
  return { id, glossary, ownership: facets.known.ownership?.value, sql };
}

function withoutTimes(edge: Pick<IoEdge, 'span' | 'spells'>): object {
  return { ...edge, span: null, spells: null };
}
