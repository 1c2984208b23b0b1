/** Where there is no room beside the page, the rail lies over it while it is asked for. */
import { button } from '../dom/element.ts';

/** The script that calls it was asked for by a reader, unless the window is wide. */
export function wireDrawer(rail: HTMLElement): void {
  const wide = matchMedia('(min-width: 68.75rem)');
  const opener = document.querySelector<HTMLElement>('.rail-open');
  const closer = button('Close', close);
  closer.classList.add('rail-close');
  rail.prepend(closer);

  function show(isOpen: boolean): void {
    rail.toggleAttribute('data-open', isOpen);
    opener?.setAttribute('aria-expanded', String(isOpen));
    // Neither the focus nor a screen reader leaves it.
    for (const other of document.querySelectorAll<HTMLElement>('body > :not(.frame), main'))
      other.inert = isOpen;
  }

  function open(): void {
    if (wide.matches) return;
    show(true);
    closer.focus();
  }

  function close(): void {
    if (!rail.hasAttribute('data-open')) return;
    show(false);
    opener?.focus();
  }

  opener?.addEventListener('click', open);
  wide.addEventListener('change', close);
  addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') close();
  });
  addEventListener('click', ({ target }) => {
    const within = target instanceof Element ? target.closest('.rail, .rail-open') : null;
    const isLeaving = target instanceof Element && target.closest('a[href^="#"]') !== null;
    if (within === null || isLeaving) close();
  });
  open();
}
