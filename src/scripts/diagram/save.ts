/** A drawing as a file of its own: whole, in the colours that it has on the page. */
import { element } from '../dom/element.ts';
import { sizeOf } from './stage.ts';

const STYLES = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
] as const;
/** Of a box. */
const GEOMETRY = ['x', 'y', 'width', 'height', 'rx'] as const;
/** Pixels of a PNG for each of the drawing. */
const SHARPNESS = 2;
/** The longest side of a canvas that all browsers can make. */
const LONGEST = 16_384;

/** As the markup of an SVG file; what is switched off is not in it. */
export function svgFile(svg: SVGSVGElement): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const rgb = colourReader();
  const copies = [...copy.querySelectorAll<SVGElement>('*')];
  for (const [index, original] of [...svg.querySelectorAll<SVGElement>('*')].entries()) {
    const one = copies[index];
    if (one === undefined) continue;
    const styles = getComputedStyle(original);
    if (styles.display === 'none' && /^(?:g|path)$/.test(original.localName)) one.remove();
    else if (styles.visibility === 'hidden' || one.classList.contains('dg-hit')) one.remove();
    else inkIn(one, styles, rgb);
  }
  const { width, height } = sizeOf(svg);
  copy.removeAttribute('class');
  copy.removeAttribute('style');
  copy.setAttribute('width', `${width}`);
  copy.setAttribute('height', `${height}`);
  const paper = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  for (const [name, value] of Object.entries({ x: -0.5, y: -0.5, width, height }))
    paper.setAttribute(name, `${value}`);
  paper.setAttribute('fill', rgb(getComputedStyle(svg.closest('figure') ?? svg).backgroundColor)[0]);
  copy.querySelector(':scope > title')?.remove();
  const title = document.createElementNS('http://www.w3.org/2000/svg', 'title');
  title.append(nameOf(svg));
  copy.removeAttribute('aria-labelledby');
  copy.prepend(title, paper);
  return new XMLSerializer().serializeToString(copy);
}

/** What the figure says that it shows. */
function nameOf(svg: SVGSVGElement): string {
  return svg.closest('figure')?.querySelector('figcaption > span')?.textContent.trim() ?? '';
}

function inkIn(one: SVGElement, styles: CSSStyleDeclaration, rgb: ReturnType<typeof colourReader>): void {
  for (const name of ['class', 'style', 'role', 'tabindex', 'aria-label']) one.removeAttribute(name);
  const href = one.getAttribute('href');
  // Links lead on from wherever the file is kept; from a folder on a disk there is nowhere to lead to.
  if (href !== null && location.protocol === 'file:') one.removeAttribute('href');
  else if (href !== null) one.setAttribute('href', new URL(href, document.baseURI).href);
  if (one.localName === 'marker') one.setAttribute('overflow', 'visible');
  if (/^(?:title|desc|marker|a)$/.test(one.localName)) return;
  // The style sheet gives places to boxes and texts.
  if (one.localName === 'text' && styles.transform !== 'none')
    one.setAttribute('transform', styles.transform);
  if (one.localName === 'rect')
    for (const name of GEOMETRY) {
      const value = Number.parseFloat(styles.getPropertyValue(name));
      if (!Number.isNaN(value)) one.setAttribute(name, `${value}`);
    }
  for (const name of STYLES) {
    const value = styles.getPropertyValue(name);
    if (name.startsWith('font') && !/^t(?:ext|span)$/.test(one.localName)) continue;
    if ((name === 'fill' || name === 'stroke') && value !== 'none') {
      const [colour, opacity] = rgb(value);
      one.setAttribute(name, colour);
      if (opacity < 1) one.setAttribute(`${name}-opacity`, `${opacity}`);
    } else one.setAttribute(name, value);
  }
}

/** Any colour of CSS as `#rrggbb` and how opaque it is: programs that draw know no others. */
function colourReader(): (colour: string) => readonly [string, number] {
  const pen = element('canvas', { width: '1', height: '1' }).getContext('2d', { willReadFrequently: true });
  const known = new Map<string, readonly [string, number]>();
  return (colour) => {
    const before = known.get(colour);
    if (before !== undefined || pen === null) return before ?? [colour, 1];
    pen.clearRect(0, 0, 1, 1);
    pen.fillStyle = colour;
    pen.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0, alpha = 0] = pen.getImageData(0, 0, 1, 1).data;
    const hex = [red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('');
    const read = [`#${hex}`, Math.round((alpha / 255) * 100) / 100] as const;
    known.set(colour, read);
    return read;
  };
}

/** @throws where the browser does not let its page read what it drew */
export async function pngFile(svg: SVGSVGElement): Promise<Blob> {
  const { width, height } = sizeOf(svg);
  const sharpness = Math.min(SHARPNESS, LONGEST / width, LONGEST / height);
  const address = URL.createObjectURL(new Blob([svgFile(svg)], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = element('canvas', {});
    canvas.width = Math.round(width * sharpness);
    canvas.height = Math.round(height * sharpness);
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((done, fail) => {
      canvas.toBlob((blob) => {
        if (blob === null) fail(new Error('The browser made no picture.'));
        else done(blob);
      });
    });
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** Named after the page. */
export function save(content: Blob, ending: string): string {
  const name = `${document.title.replace(/[^\p{L}\p{N}._-]+/gu, '-').slice(0, 80)}.${ending}`;
  const address = URL.createObjectURL(content);
  element('a', { href: address, download: name }).click();
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, 60_000);
  return name;
}
