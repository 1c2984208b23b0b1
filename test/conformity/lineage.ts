/** What a `columnLineage` facet says (spec: ColumnLineageDatasetFacet 1-2-0, and what older ones say instead). */
import type { Homes } from './home.ts';
import { isObject, isTextOrAbsent, listOr, objectOr } from './json.ts';
import { keyOf, masked, type Name } from './name.ts';

export interface Dependency {
  /** Dataset and column. */
  readonly from: readonly [string, string, string];
  /** Null where the whole dataset depends on it. */
  readonly column: string | null;
  /** Type, subtype and masking of each. */
  readonly transformations: readonly string[];
}

type Members<Name extends string> = Readonly<Partial<Record<Name, unknown>>>;

interface InputField {
  readonly namespace: string;
  readonly name: string;
  readonly field: string;
  readonly transformations?: readonly Members<'type' | 'subtype' | 'masking'>[] | null;
}

interface OutputField extends Members<'transformationType' | 'transformationDescription'> {
  readonly inputFields: readonly InputField[];
}

export function isLineage(facet: unknown): boolean {
  if (!isObject(facet)) return false;
  const { fields, dataset } = facet as Members<'fields' | 'dataset'>;
  if (!isObject(fields) || !Object.values(fields).every(isOutputField)) return false;
  return dataset == null || areInputFields(dataset);
}

function isOutputField(value: unknown): boolean {
  const field = objectOr(value) as Members<keyof OutputField>;
  const texts = isTextOrAbsent(field.transformationType) && isTextOrAbsent(field.transformationDescription);
  return texts && areInputFields(field.inputFields);
}

function areInputFields(value: unknown): boolean {
  return Array.isArray(value) && value.every(isInputField);
}

function isInputField(value: unknown): boolean {
  const { namespace, name, field, transformations } = objectOr(value) as Members<keyof InputField>;
  if (![namespace, name, field].every((text) => typeof text === 'string')) return false;
  return (
    transformations == null || (Array.isArray(transformations) && transformations.every(isTransformation))
  );
}

function isTransformation(value: unknown): boolean {
  const one = objectOr(value) as Members<'type' | 'subtype' | 'description' | 'masking'>;
  const texts =
    typeof one.type === 'string' && isTextOrAbsent(one.subtype) && isTextOrAbsent(one.description);
  return texts && (one.masking == null || typeof one.masking === 'boolean');
}

/** @param facet one that {@link isLineage} */
export function dependenciesIn(facet: unknown, homes: Homes): Dependency[] {
  const { fields, dataset } = facet as {
    readonly fields: Readonly<Record<string, OutputField>>;
    dataset?: unknown;
  };
  const ofColumns = Object.entries(fields).flatMap(([column, output]) =>
    output.inputFields.map((input) => dependency(input, masked(column), homes, outdated(output))),
  );
  const ofDataset = listOr(dataset).map((input) => dependency(input as InputField, null, homes, []));
  return [...ofColumns, ...ofDataset];
}

function dependency(
  { namespace, name, field, transformations }: InputField,
  column: string | null,
  homes: Homes,
  otherwise: readonly string[],
): Dependency {
  const id: Name = [masked(namespace), masked(name)];
  const stated = (transformations ?? []).map(transformationKey);
  return {
    from: [...homes.of(id), masked(field)],
    column,
    transformations: stated.length > 0 ? stated : otherwise,
  };
}

/** Before 1-2-0 the output column as a whole had a transformation; it was of values, so DIRECT. */
function outdated({
  transformationType: subtype,
  transformationDescription: text,
}: OutputField): readonly string[] {
  if (!subtype && !text) return [];
  return [transformationKey({ type: 'DIRECT', subtype, masking: subtype === 'MASKED' ? true : null })];
}

export function transformationKey({
  type,
  subtype,
  masking,
}: Members<'type' | 'subtype' | 'masking'>): string {
  return keyOf(type, subtype ?? null, masking ?? null);
}
