/**
 * What may be written of each kind of entry. One schema a kind: its keys are the keys that exist, and what it
 * gives is what the model holds. Empty values were taken away before; a key that is absent is null, or an empty list.
 */
import { z } from 'zod';

const text = z.string().nullable().default(null);
/** What is checked where its meaning is read. */
const unread = z.unknown().optional();
const texts = z.array(z.string()).readonly().default([]);

/** A dataset's keys. Its columns are entries of their own, checked one by one. */
export const datasetShape = z.object({
  /** Markdown. */
  description: text,
  /** Who answers for it: an owner's id. */
  owner: text,
  /** Who keeps it in order: an owner's id. */
  steward: text,
  domain: text,
  classification: text,
  retention: text,
  /** A time of day, or a cron expression. */
  freshest_by: unread,
  /** An IANA time zone. */
  timezone: unread,
  /** A list of rules about the dataset as a whole. */
  rules: unread,
  columns: z.map(z.string(), z.unknown()).nullable().default(null),
});

/** A column's keys. A text in place of them is its description. */
export const columnShape = z.object({
  description: text,
  /** A term's id. */
  term: text,
  /** The kind of personal data; `none` declares the column free of it. */
  pii: text,
  /** A list of rules about the column. */
  rules: unread,
});

export const jobShape = z.object({
  /** Markdown. */
  description: text,
  /** An owner's id. */
  owner: text,
  /** A cron expression. */
  schedule: unread,
  /** An IANA time zone. */
  timezone: unread,
  /** The length of time that a run may take. */
  longest: unread,
  /** The transformation in words, one sentence a step. */
  steps: texts,
});

export const termShape = z.object({
  /** Markdown. */
  definition: z.string(),
  /** Its id, where it has none. */
  name: text,
  synonyms: texts,
  /** Terms' ids. */
  related: texts,
});

export const ownerShape = z.object({
  name: z.string(),
  kind: z.enum(['person', 'team']),
  email: text,
  description: text,
  /** Owners' ids. */
  members: texts,
});

/** The keys of a file. */
export const SECTIONS = ['datasets', 'jobs', 'terms', 'owners'] as const;
