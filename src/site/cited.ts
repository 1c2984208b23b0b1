/** A twin as text, in which each event that anything rests on is described once. */
import { isEvidenceRecord, type EvidenceRecord } from './record.ts';

/**
 * JSON, in which the place of an event in the list `cited`, the last member, stands for its description: in `evidence`,
 * and wherever else a statement names the event that it rests on.
 */
export function citedJson(twin: object): string {
  const places = new Map<EvidenceRecord, number>();
  const cited: EvidenceRecord[] = [];
  const placeOf = (record: EvidenceRecord): number => {
    const place = places.get(record) ?? cited.push(record) - 1;
    places.set(record, place);
    return place;
  };
  const text = JSON.stringify(twin, (_, value: unknown) =>
    isEvidenceRecord(value) ? placeOf(value) : value,
  );
  return `${text.slice(0, -1)},"cited":${JSON.stringify(cited)}}`;
}

export function citedResponse(twin: object): Response {
  return new Response(citedJson(twin), { headers: { 'content-type': 'application/json' } });
}
