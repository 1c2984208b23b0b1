/** The answers to `cycles` and `orphans` in JSON; of those to other questions, and what they have in common, see record.ts. */
import { z } from 'zod';
import { causeRecord, pathRecord } from './record.ts';

const dataset = causeRecord.shape.of;
const column = dataset.extend({ column: z.string() });
const { catalog, from: datasetOrColumn } = pathRecord.shape;

/** Groups of what is made of each other, each with a shortest way from its first member back to it. */
const rings = <Id extends typeof dataset | typeof column>(id: Id) =>
  z.array(
    z.strictObject({
      /** All of the group, in the order of the catalog. */
      members: z.array(id).readonly(),
      /** The way need not come by all of the members. */
      steps: z.array(
        z.strictObject({
          from: datasetOrColumn,
          to: datasetOrColumn,
          /** None where lineage of no job says it. */
          jobs: z.array(dataset).readonly(),
        }),
      ),
    }),
  );

/** Of `cycles`. */
export const cyclesRecord = z.strictObject({
  question: z.literal('cycles'),
  datasets: rings(dataset),
  /** By values alone. */
  columns: rings(column),
  catalog,
});

/** Of `orphans`. By what holds now, in the order of the catalog. */
export const orphansRecord = z.strictObject({
  question: z.literal('orphans'),
  /** Datasets that something writes, and that no event says anything reads. */
  unread: z.array(dataset).readonly(),
  /** Datasets that no job reads or writes, and that no lineage joins to another. */
  untouched: z.array(dataset).readonly(),
  /** Columns that jobs write, of which neither an event nor SQL says what they are made of. */
  unexplained: z.array(column).readonly(),
  catalog,
});

export type CyclesRecord = Omit<z.infer<typeof cyclesRecord>, 'catalog'>;
export type OrphansRecord = Omit<z.infer<typeof orphansRecord>, 'catalog'>;
