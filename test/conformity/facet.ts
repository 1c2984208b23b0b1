/** What events say of facets, and which of it stands. */
import type { Event, Mention } from './event.ts';
import { isDeletion } from './deletion.ts';
import type { JsonObject } from './json.ts';
import { keyOf, masked, type Name } from './name.ts';
import { isOfUse } from './use-facet.ts';
import type { Place } from './values.ts';

/** One event's word on one facet. */
export interface Said {
  /** `["job", namespace, name]`, `["run", id, "input", namespace, name]` and so on. */
  readonly owner: readonly string[];
  /** Of a dataset, who writes it and who reads it each have their own word. */
  readonly voice: 'reader' | 'other';
  readonly name: string;
  readonly facet: unknown;
  readonly order: string;
  readonly place: Place;
}

/**
 * The last sound word that no event as late or later deletes. One event may name a dataset twice: its words then
 * stand side by side.
 */
export function standing<T extends Pick<Said, 'facet' | 'order'>>(
  said: readonly T[],
  isSound: (facet: unknown) => boolean,
): readonly T[] {
  const deletion = latest(said.filter(({ facet }) => isDeletion(facet)));
  const sound = said.filter(({ facet }) => facet !== null && !isDeletion(facet) && isSound(facet));
  const last = latest(sound);
  return last > deletion ? sound.filter(({ order }) => order === last) : [];
}

export function latest(said: readonly Pick<Said, 'order'>[]): string {
  return said.reduce((last, { order }) => (order > last ? order : last), '');
}

/** Everything that an event says of facets; `home` gives the identity that a dataset stands at. */
export function facetsSaid(event: Event, home: (id: Name) => Name): readonly Said[] {
  const { run, job, mentions } = event;
  return [
    ...(run === null ? [] : saidIn(event, ['run', run.id], run.facets)),
    ...(job === null ? [] : saidIn(event, ['job', ...job.id], job.facets)),
    ...mentions.flatMap((mention) => saidOfDataset(event, mention, home(mention.id))),
  ];
}

/** What holds of one use belongs to the run, or to the job where there is none, and not to the dataset. */
function saidOfDataset(event: Event, mention: Mention, home: Name): readonly Said[] {
  const { direction, facets, useFacets } = mention;
  const voice = direction === 'input' ? 'reader' : 'other';
  const ofDataset = saidIn(event, ['dataset', ...home], facets, voice);
  const user = event.run === null ? ['job', ...(event.job?.id ?? [])] : ['run', event.run.id];
  const use = [...user, direction ?? '', ...home];
  const alsoOfUse = ofDataset.filter(({ name, facet }) => event.run !== null && isOfUse(name, facet));
  return [
    ...ofDataset,
    ...saidIn(event, use, useFacets),
    ...alsoOfUse.map((said) => ({ ...said, owner: use })),
  ];
}

function saidIn(
  { order, place }: Event,
  owner: Said['owner'],
  facets: JsonObject,
  voice: Said['voice'] = 'other',
): readonly Said[] {
  return Object.entries(facets).map(([name, facet]) => {
    return { owner, voice, name: masked(name), facet, order, place };
  });
}

/** The facets that stand, by the key of their owner and their name, each with the place that says so. */
export function standingFacets(
  events: readonly Event[],
  home: (id: Name) => Name,
): ReadonlyMap<string, Place> {
  const said = events.flatMap((event) => facetsSaid(event, home));
  const found = new Map<string, Place>();
  for (const words of Map.groupBy(said, ({ owner, name, voice }) => keyOf(owner, name, voice)).values()) {
    const [last] = standing(words, () => true);
    if (last !== undefined) found.set(keyOf(...last.owner, last.name), last.place);
  }
  return found;
}
