/** The shape of a kind, as `KindIcon.astro` draws it. */
import { KIND_SHAPES, type Kind } from '../../site/kind.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** For the eyes alone: what stands beside it says the kind in words. */
export function kindIcon(kind: Kind): SVGElement {
  const [icon, path] = [document.createElementNS(SVG, 'svg'), document.createElementNS(SVG, 'path')];
  const looks = { viewBox: '0 0 16 16', fill: 'none', stroke: 'currentColor', 'stroke-width': '1.5' };
  for (const [name, value] of Object.entries({ ...looks, 'stroke-linejoin': 'round', 'aria-hidden': 'true' }))
    icon.setAttribute(name, value);
  path.setAttribute('d', KIND_SHAPES[kind] ?? '');
  icon.append(path);
  return icon;
}
