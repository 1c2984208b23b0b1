/** Things that a small site has. */
import type { Entry, EntryKind } from '../../../src/scripts/search/entry.ts';
import { memoryIndex } from './memory-index.ts';

export function entry(kind: EntryKind, name: string, more: Partial<Entry> = {}): Entry {
  const plain = {
    dataset: null,
    namespace: '',
    meaning: '',
    domain: null,
    owners: [],
    isPersonal: false,
    state: 'current',
  } as const;
  return {
    kind,
    name,
    path: `${kind}/${more.namespace ?? ''}/${more.dataset ?? ''}/${name}/`,
    ...plain,
    ...more,
  };
}

const clean = { namespace: 'clean', domain: 'Shop' };
const mart = { namespace: 'mart', domain: 'Finance' };

export const ENTRIES: readonly Entry[] = [
  entry('dataset', 'orders', { namespace: 'raw' }),
  entry('dataset', 'orders', clean),
  entry('dataset', 'orders_clean', clean),
  entry('dataset', 'revenue_daily', mart),
  entry('dataset', 'of one kind', mart),
  entry('column', 'amount', { ...clean, dataset: 'orders_clean' }),
  entry('column', 'net_revenue', { ...mart, dataset: 'revenue_daily' }),
  entry('job', 'revenue_daily', { namespace: 'shop' }),
  entry('job', 'load', { namespace: 'shop' }),
  entry('term', 'Net revenue'),
  entry('owner', 'Ada Okafor'),
];

export const INDEX = memoryIndex(ENTRIES, new Map([['term///Net revenue/', ['turnover']]]));
