/** What is pointed at, or has the focus, and is lit for it. */
import { light } from './light.ts';
import { describe, partAt, type Picture } from './picture.ts';

export interface Spotlight {
  /** Lights a part until something else is lit; nothing, where null. */
  readonly pin: (part: string | null) => void;
  /** What is lit. */
  readonly lit: () => string | null;
  /** After the picture changed. */
  readonly again: () => void;
}

/** The light stays while the pointer crosses what lies between two nodes, so that nothing flickers. */
export function spotlight(
  figure: HTMLElement,
  scroller: HTMLElement,
  picture: () => Picture,
  say: (text: string) => void,
): Spotlight {
  let pinned: string | null = null;
  let pointedAt: string | null = null;
  let shown: string | null = null;
  const show = (): void => {
    const part = pointedAt ?? pinned;
    if (part === shown) return;
    shown = part;
    light(picture(), part);
  };
  const pin = (part: string | null): void => {
    pinned = part;
    pointedAt = null;
    show();
  };

  scroller.addEventListener('pointerover', ({ target, pointerType }) => {
    if (pointerType === 'touch') return;
    pointedAt = partAt(target) ?? pointedAt;
    show();
  });
  figure.addEventListener('pointerleave', () => {
    pointedAt = null;
    show();
  });
  scroller.addEventListener('focusin', ({ target }) => {
    pin(partAt(target) ?? pinned);
  });
  figure.addEventListener('focusout', ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && !figure.contains(relatedTarget)) pin(null);
  });
  tapTwice(scroller, {
    isLit: (part) => part === shown,
    first: (part) => {
      pin(part);
      say(part === null ? '' : `Tap again to go there. ${describe(picture(), part)}`);
    },
  });

  return {
    pin,
    lit: () => shown,
    again: () => {
      const part = shown;
      shown = null;
      pinned = pointedAt = null;
      light(picture(), null);
      if (part !== null && picture().parts.has(part)) pin(part);
    },
  };
}

interface Taps {
  readonly isLit: (part: string) => boolean;
  /** Null beside all parts. */
  readonly first: (part: string | null) => void;
}

/** A finger does not hover: its first tap lights, its second goes there. */
function tapTwice(scroller: HTMLElement, { isLit, first }: Taps): void {
  let isFirst = false;
  scroller.addEventListener('pointerdown', ({ target, pointerType }) => {
    // The focus, which comes before the click, lights as well.
    const part = partAt(target);
    isFirst = pointerType === 'touch' && part !== null && !isLit(part);
  });
  scroller.addEventListener('click', (event) => {
    const part = partAt(event.target);
    if (part === null) first(null);
    else if (isFirst && !(event.target instanceof Element && event.target.closest('[data-more]') !== null)) {
      event.preventDefault();
      first(part);
    }
    isFirst = false;
  });
}
