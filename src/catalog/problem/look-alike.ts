/** Which of the datasets that are written was meant by the name of one that is not. */
import { compareNames, datasetKey, sameName, type DatasetId } from '../../model/identity.ts';
import { slipsAmong } from '../../model/slip.ts';
import { spellingKey } from './spelling.ts';

/**
 * Finds what looks like a dataset that is not written, most alike first: what is spelled the same but for case,
 * Unicode form, white space, or a slash at the namespace's end; what is one slip away in its name; what is one slip
 * away in its namespace, where nothing is written to that namespace itself.
 */
export function lookAlikesAmong(written: readonly DatasetId[]): (id: DatasetId) => readonly DatasetId[] {
  const sorted = written.toSorted(compareNames);
  const known = new Map(sorted.map((id) => [datasetKey(id), id]));
  const bySpelling = Map.groupBy(sorted, spellingKey);
  const byNamespace = Map.groupBy(sorted, (id) => id.namespace);
  const namespaceSlips = slipsAmong(byNamespace.keys());
  const slipsIn = kept((namespace) => slipsAmong((byNamespace.get(namespace) ?? []).map((id) => id.name)));
  const slipsOf = kept((namespace) => (byNamespace.has(namespace) ? [] : namespaceSlips(namespace)));
  return (id) => {
    const { namespace, name } = id;
    const sameSpelling = bySpelling.get(spellingKey(id)) ?? [];
    return [
      ...sameSpelling.filter((other) => !sameName(id, other)),
      ...slipsIn(namespace)(name).map((near) => ({ namespace, name: near })),
      ...slipsOf(namespace).flatMap((near) => known.get(datasetKey({ namespace: near, name })) ?? []),
    ];
  };
}

/** Makes the value of each namespace once. */
function kept<T>(make: (namespace: string) => T): (namespace: string) => T {
  const made = new Map<string, T>();
  return (namespace) => {
    const value = made.get(namespace) ?? make(namespace);
    made.set(namespace, value);
    return value;
  };
}
