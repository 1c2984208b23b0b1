/** The names that a question is asked about. */
import { nameResolver, resolveName, spell, type Named, type Resolution } from '../../graph/name.ts';
import type { Network } from '../../graph/network.ts';
import type { ColumnId, DatasetId } from '../../model/identity.ts';
import { InputError } from '../../model/input-error.ts';
import { nameOf, shellWord } from './word.ts';

/** How many of the things that a name may mean are listed. */
const LISTED = 20;

/** A name that means several things. */
export class AmbiguousName extends InputError {
  /** As they can be typed: the first of them. */
  readonly candidates: readonly string[];
  /** How many more there are. */
  readonly more: number;

  constructor(text: string, candidates: readonly string[], more: number) {
    super(`${text} may mean ${candidates.length + more} things`, 'Name one of them in whole:');
    this.candidates = candidates;
    this.more = more;
  }
}

/** Finds datasets and columns by their names, and spells them. */
export class Names {
  readonly #network: Network;
  readonly #resolve: (text: string) => Resolution;

  constructor(network: Network) {
    this.#network = network;
    this.#resolve = nameResolver(network.catalog, ['dataset', 'column']);
  }

  /** @throws InputError where nothing is called so; AmbiguousName where several things are. */
  find(text: string): DatasetId | ColumnId {
    const resolution = this.#resolve(text);
    switch (resolution.kind) {
      case 'found':
        return resolution.found.id;
      case 'ambiguous':
        throw this.#ambiguous(text, resolution.candidates);
      case 'unknown':
        throw this.#unknown(text, resolution.nearest);
    }
  }

  /** As it can be typed behind a command. */
  spelled(id: DatasetId | ColumnId): string {
    return this.#typed('column' in id ? { kind: 'column', id } : { kind: 'dataset', id });
  }

  #typed(named: Named): string {
    return shellWord(spell(named, this.#resolve));
  }

  #ambiguous(text: string, candidates: readonly Named[]): AmbiguousName {
    const listed = candidates.slice(0, LISTED).map((one) => this.#typed(one));
    return new AmbiguousName(text, listed, candidates.length - listed.length);
  }

  #unknown(text: string, nearest: Named | null): InputError {
    const job = resolveName(this.#network.catalog, text, ['job']);
    if (job.kind === 'found') return this.#jobInstead(job.found);
    const guess = nearest === null ? '' : `Did you mean ${this.#typed(nearest)}? `;
    return new InputError(
      `No dataset and no column is called ${text === '' ? "''" : text}`,
      `${guess}Write dataset, namespace/dataset or dataset.column, as on the site’s pages.`,
    );
  }

  #jobInstead({ id }: Named): InputError {
    const { flow } = this.#network;
    const used = [...flow.outputsOf(id), ...flow.inputsOf(id)].slice(0, 3).map((one) => this.spelled(one));
    const those = used.length === 0 ? 'it reads and writes none' : `it uses ${used.join(', ')}`;
    return new InputError(`${nameOf(id)} is a job`, `Name a dataset or a column of one: ${those}.`);
  }
}
