/**
 * Facets that break their schemas, in the log that its corpus's README says has them. Only the members that break
 * there are looked at: the schemas themselves are held to elsewhere.
 */
import { facetsSaid, type Said } from './facet.ts';
import { compareKind, fault, type Difference } from './difference.ts';
import type { Books } from './books.ts';
import { fact, type FactMap } from './fact.ts';
import { isObject, listOr, objectOr } from './json.ts';
import { keyOf } from './name.ts';
import type { Row } from './readme.ts';
import { readRecords } from './site-record.ts';

/** By the facet's name, whether it lacks what the spec requires. */
const BREAKS: Readonly<Record<string, (facet: unknown) => boolean>> = {
  ownership: (facet) =>
    !listOr(objectOr(facet)['owners']).every((owner) => typeof objectOr(owner)['name'] === 'string'),
  dataQualityMetrics: (facet) => !['rowCount', 'columnMetrics'].some((name) => name in objectOr(facet)),
  outputStatistics: (facet) => typeof objectOr(facet)['rowCount'] !== 'number',
  parent: (facet) => !['run', 'job'].every((name) => isObject(objectOr(facet)[name])) || !hasRunId(facet),
};

function hasRunId(facet: unknown): boolean {
  return typeof objectOr(objectOr(facet)['run'])['runId'] === 'string';
}

function isBroken({ name, facet }: Said): boolean {
  return Object.hasOwn(BREAKS, name) && BREAKS[name]?.(facet) === true;
}

const NUMBERS = ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** What a README says in words, held to the log and to the problems that its site reports; nothing where it does not. */
export function compareBroken({ note }: Row, books: Books, site: string): Difference[] {
  const rejected = statedIn(note, /(\w+) has no run id/);
  const broken = statedIn(note, /(\w+) have a facet that breaks its schema/);
  if (rejected === null || broken === null) return [];
  const said = books.accepted.flatMap((event) => facetsSaid(event, (id) => id)).filter(isBroken);
  const inLog: FactMap = new Map(said.map(({ place }) => [keyOf(place.file, place.line), fact('', place)]));
  return [
    ...unlessEqual('events without a run id', rejected, books.rejected.length),
    ...unlessEqual('events with a facet that breaks its schema', broken, inLog.size),
    ...compareKind('facet-invalid problem', inLog, facetProblems(site)),
  ];
}

function statedIn(note: string, pattern: RegExp): number | null {
  const word = pattern.exec(note)?.[1];
  return word === undefined ? null : NUMBERS.indexOf(word);
}

function unlessEqual(what: string, stated: number, found: number): Difference[] {
  return stated === found ? [] : [fault(`README.md counts ${stated} ${what}, and its JSON has ${found}`)];
}

function facetProblems(site: string): FactMap {
  const problems = readRecords(site, 'api/problems.ndjson').filter(({ code }) => code === 'facet-invalid');
  return new Map(problems.map(({ file, line }) => [keyOf(file, line), fact('')]));
}
