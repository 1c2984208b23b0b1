/** Facets by their texts: producers repeat them run after run, and each text is read once. */
import { hash } from 'node:crypto';
import { canonicalForm, isNestedDeeperThan, type Json } from '../model/json.ts';
import { withoutSecrets } from '../model/mask.ts';
import { isSecretName } from '../model/secret-name.ts';
import { inexactNumbers } from './number.ts';

export interface KnownFacet {
  /** Canonical JSON (RFC 8785) of what was written. */
  readonly canonical: string;
  /** The same with secrets masked. */
  readonly text: string;
  /** What that text says. */
  readonly value: Json;
  /** As of the value of a log. */
  readonly inexact: readonly string[] | null;
}

/** How much text is kept, in characters; then all of it is let go. */
const ROOM = 128 * 1024 * 1024;

/** An event as a whole may be nested deeper than that. */
const MAX_NESTING = 100;

/** V8 tells longer strings apart by their lengths alone, where it looks them up. */
const MAX_KEY_LENGTH = 16_000;

export class KnownFacets {
  readonly #byName = new Map<string, Map<string, KnownFacet>>();
  #size = 0;

  /**
   * @param name as it is written
   * @param text an object, if it is JSON
   * @returns null for one that is to be read with the rest of its event, or refused with it
   */
  get(name: string, text: string): KnownFacet | null {
    const key = text.length > MAX_KEY_LENGTH ? hash('sha256', text, 'base64') : text;
    return this.#byName.get(name)?.get(key) ?? this.#read(name, key, text);
  }

  #read(name: string, key: string, text: string): KnownFacet | null {
    const facet = readFacet(name, text);
    if (facet === null) return null;
    if (this.#size > ROOM) this.#forget();
    this.#size += text.length;
    let facets = this.#byName.get(name);
    if (facets === undefined) this.#byName.set(apart(name), (facets = new Map<string, KnownFacet>()));
    facets.set(facet.canonical === key ? facet.canonical : apart(key), facet);
    return facet;
  }

  #forget(): void {
    this.#byName.clear();
    this.#size = 0;
  }
}

function readFacet(name: string, text: string): KnownFacet | null {
  // What stands under such a name is a secret or not by what it is.
  if (name.includes('\\') || isSecretName(name)) return null;
  const value = jsonIn(text);
  if (value === null || isNestedDeeperThan(value, MAX_NESTING)) return null;
  const form = canonicalForm(value);
  return { canonical: form.text, ...withoutSecrets(form, name), inexact: inexactNumbers(text) };
}

function jsonIn(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return null;
  }
}

/** The same text with memory of its own: V8 keeps a whole line for a part of it. It was UTF-8, so that nothing is lost. */
function apart(part: string): string {
  return Buffer.from(part, 'utf8').toString('utf8');
}
