/** Logs of mutated events, as fast-check makes them up. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { canonicalJson, type Json } from '../../src/model/json.ts';
import { DAMAGES, type Damage } from './line-damage.ts';
import { changeTexts } from './json-edit.ts';
import { anyMutation, mutate, type Mutation } from './mutation.ts';
import { writeJson } from './odd-value.ts';
import { hostileText } from './text.ts';

const PROJECT = join(import.meta.dirname, '../..');

/** Events with every standard facet, one a line. */
export const FIXTURE = join(import.meta.dirname, 'events.ndjson');

/** What the events are made from: two weeks of the demo, and as often the fixture. */
const originals = [...readHistory(), ...Array.from({ length: 150 }, () => readEvents(FIXTURE)).flat()];

function readHistory(): readonly Json[] {
  const folder = join(PROJECT, 'lineage/history');
  return readdirSync(folder)
    .sort()
    .flatMap((name) => readEvents(join(folder, name)));
}

/** The events of a file that has one on each line. */
export function readEvents(file: string): Json[] {
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line) as Json);
}

interface MutatedEvent {
  /** Chooses the original. */
  readonly of: number;
  /**
   * Not null where the event is about jobs, runs and datasets of its own, and hostile wherever it does not name them:
   * of the events on one dataset the last says what its page shows, and the others would show nothing.
   */
  readonly own: number | null;
  /** None for one event in five: what is sound has to survive what is beside it. */
  readonly mutations: readonly Mutation[];
  readonly damage: Damage | null;
  readonly at: number;
  readonly repeated: boolean;
}

export type Form = 'lines' | 'gzip' | 'list' | 'pretty';

export interface MutatedLog {
  readonly form: Form;
  readonly events: readonly MutatedEvent[];
  /** Chooses the order that its lines are shuffled into. */
  readonly shuffle: number;
}

const anyEvent: fc.Arbitrary<MutatedEvent> = fc.record({
  of: fc.noBias(fc.nat()),
  own: fc.oneof({ weight: 59, arbitrary: fc.constant(null) }, fc.noBias(fc.nat())),
  mutations: fc.array(anyMutation, { maxLength: 4, size: 'max' }),
  damage: fc.oneof({ weight: 9, arbitrary: fc.constant(null) }, fc.constantFrom(...DAMAGES)),
  at: fc.noBias(fc.nat()),
  repeated: fc.oneof({ weight: 19, arbitrary: fc.constant(false) }, fc.constant(true)),
});

/** A log of so many mutated events; where it fails a test, of as few as do. */
export function anyMutatedLog(least: number, most: number): fc.Arbitrary<MutatedLog> {
  return fc.record({
    form: fc.constantFrom('lines', 'gzip', 'list', 'pretty'),
    events: fc.array(anyEvent, { minLength: least, maxLength: most, size: 'max' }),
    shuffle: fc.nat(),
  });
}

/** Whether each line stands for itself, so that one can be damaged and the others left whole. */
export function isByLine(form: Form): boolean {
  return form === 'lines' || form === 'gzip';
}

/** The event as JSON, in which some numbers may be none. */
export function textOf(event: MutatedEvent, indent: number): string {
  return writeJson(event.mutations.reduce(mutate, originalOf(event)), indent);
}

function originalOf({ of, own }: MutatedEvent): Json {
  const original = originals[of % originals.length] ?? null;
  return own === null ? original : ownHostile(original, own);
}

function ownHostile(event: Json, own: number): Json {
  let count = own;
  return changeTexts(event, (text, key) => {
    if (key === 'namespace' || key === 'runId') return `${text}-${own}`;
    return KEPT.has(key) ? text : hostileText(text, count++);
  });
}

const KEPT = new Set(['eventTime', 'name', 'field']);

/** SHA-256 of the canonical JSON of each event that nothing has happened to. */
export function soundDigests({ form, events }: MutatedLog): string[] {
  const whole = (event: MutatedEvent | undefined): boolean => event?.damage == null || !isByLine(form);
  return events
    .filter((event, index) => event.mutations.length === 0 && whole(event) && whole(events[index - 1]))
    .map((event) =>
      createHash('sha256')
        .update(canonicalJson(originalOf(event)))
        .digest('hex'),
    );
}

/** An event that nothing has happened to. */
export function soundEvent(): Json {
  return originals[0] ?? null;
}
