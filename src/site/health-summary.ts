/** The state of health in a sentence, and by owner. */
import type { Contact } from '../health/contact.ts';
import type { Health, Trouble } from '../health/health.ts';
import { figureOf } from '../health/quality/figure-text.ts';
import { compareStrings } from '../model/identity.ts';
import { timeText } from './finding-text.ts';

/** `As of 2026-11-15 02:20 UTC, 3 things are wrong, and 5 datasets are stale.` */
export function stateText({ asOf, open, stale }: Health): string {
  const moment = `As of ${timeText(asOf)}`;
  if (open.length === 0) return `${moment}, nothing is known to be wrong.`;
  const things = `${figureOf(open.length, 'thing')} ${open.length === 1 ? 'is' : 'are'} wrong`;
  const datasets = `${figureOf(stale, 'dataset')} ${stale === 1 ? 'is' : 'are'} stale`;
  return stale === 0 ? `${moment}, ${things}.` : `${moment}, ${things}, and ${datasets}.`;
}

export interface Call {
  /** Null for what nobody is named for. */
  readonly contact: Contact | null;
  /** In the order of the page. */
  readonly troubles: readonly Trouble[];
}

/** Whoever has most to see to first; what nobody is named for last. */
export function callsOf({ open }: Health): Call[] {
  const calls = new Map<string, { contact: Contact; troubles: Trouble[] }>();
  for (const trouble of open) {
    for (const contact of trouble.contacts) {
      const known = calls.get(contact.id);
      if (known === undefined) calls.set(contact.id, { contact, troubles: [trouble] });
      else known.troubles.push(trouble);
    }
  }
  const nobodys = open.filter(({ contacts }) => contacts.length === 0);
  return [
    ...[...calls.values()].sort(
      (a, b) =>
        b.troubles.length - a.troubles.length ||
        compareStrings(a.contact.name, b.contact.name) ||
        compareStrings(a.contact.id, b.contact.id),
    ),
    ...(nobodys.length > 0 ? [{ contact: null, troubles: nobodys }] : []),
  ];
}
