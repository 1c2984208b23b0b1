/** Where a log and its site do not say the same. */
import type { FactMap, Facts } from './fact.ts';
import { KINDS } from './fact.ts';
import type { Place } from './values.ts';

export type Difference =
  /** The log has it and the site does not. */
  | { readonly type: 'missing'; readonly kind: string; readonly key: string; readonly place: Place | null }
  /** The site has it and the log does not. */
  | { readonly type: 'extra'; readonly kind: string; readonly key: string }
  | {
      readonly type: 'unequal';
      readonly kind: string;
      readonly key: string;
      readonly log: string;
      readonly site: string;
      readonly place: Place | null;
    }
  /** What is wrong with the site or the log in itself. */
  | { readonly type: 'fault'; readonly text: string };

export function compareFacts(log: Facts, site: Facts): Difference[] {
  return KINDS.flatMap((kind) => compareKind(kind, log[kind], site[kind]));
}

export function compareKind(kind: string, log: FactMap, site: FactMap): Difference[] {
  const inLog = [...log].flatMap(([key, { detail, place }]): Difference[] => {
    const found = site.get(key);
    if (found === undefined) return [{ type: 'missing', kind, key, place }];
    return found.detail === detail
      ? []
      : [{ type: 'unequal', kind, key, log: detail, site: found.detail, place }];
  });
  const extra = [...site.keys()].filter((key) => !log.has(key));
  return [...inLog, ...extra.map((key): Difference => ({ type: 'extra', kind, key }))];
}

export function fault(text: string): Difference {
  return { type: 'fault', text };
}
