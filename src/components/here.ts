/** Whether a thing lives in the namespace that the page is about: then the page need not name it again. */
import type { DatasetId } from '../model/identity.ts';
import { pathPart } from '../site/path.ts';

export function isHere(params: Readonly<Record<string, string | undefined>>, id: DatasetId): boolean {
  return params['namespace'] === pathPart(id.namespace);
}
