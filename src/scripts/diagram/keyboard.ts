/** What keys do within a figure. */
import { badgeAt } from './openings.ts';
import { describe, linkOf, partAt, type Picture } from './picture.ts';
import type { Spotlight } from './spotlight.ts';
import { walk, type Direction } from './walk.ts';

const ARROWS = new Map<string, Direction>([
  ['ArrowLeft', 'left'],
  ['ArrowRight', 'right'],
  ['ArrowUp', 'up'],
  ['ArrowDown', 'down'],
]);

export interface Acts {
  readonly zoom: (steps: number) => void;
  readonly fit: () => void;
  readonly full: () => void;
  /** The marks of the part that has the focus, or the one mark that has it. */
  readonly open: (number: string, side: 'up' | 'down' | null) => void;
  /** @returns whether there was anything to leave */
  readonly leave: () => boolean;
}

export function followKeys(
  figure: HTMLElement,
  picture: () => Picture,
  spotlight: Spotlight,
  say: (text: string) => void,
  acts: Acts,
): void {
  const step = (from: string, direction: Direction): boolean => {
    const to = walk(from, direction, placesOf(picture()), picture().lines);
    const part = to === null ? undefined : picture().parts.get(to);
    if (to === null || part === undefined) return false;
    linkOf(part)?.focus();
    spotlight.pin(to);
    say(describe(picture(), to));
    return true;
  };
  const plain = new Map<string, () => void>([
    [
      '+',
      () => {
        acts.zoom(1);
      },
    ],
    [
      '=',
      () => {
        acts.zoom(1);
      },
    ],
    [
      '-',
      () => {
        acts.zoom(-1);
      },
    ],
    ['0', acts.fit],
    ['f', acts.full],
  ]);

  figure.addEventListener('keydown', (event) => {
    const { key, target, ctrlKey, metaKey, altKey } = event;
    if (ctrlKey || metaKey || altKey) return;
    if (target instanceof HTMLInputElement && key !== 'Escape') return;
    const part = partAt(target);
    const badge = badgeAt(target);
    const arrow = ARROWS.get(key);
    let isDone = true;
    if (arrow !== undefined) isDone = part !== null && step(part, arrow);
    else if (badge !== null && (key === 'Enter' || key === ' ')) acts.open(badge.number, badge.side);
    else if (key === 'o' && part !== null) acts.open(part, null);
    else if (key === 'Escape') isDone = acts.leave();
    else if (plain.has(key)) plain.get(key)?.();
    else isDone = false;
    if (isDone) event.preventDefault();
  });
}

function placesOf({ parts }: Picture) {
  return [...parts].map(([part, element]) => {
    const { x, y, width, height } = (linkOf(element) ?? element).getBoundingClientRect();
    return { part, x, y, width, height };
  });
}
