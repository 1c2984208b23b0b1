/** The menu of the bar, which opens without a script: with one it closes when its reader turns to something else. */
export function wireMenu(menu: HTMLDetailsElement): void {
  const closeUnless = (target: EventTarget | null): void => {
    if (!(target instanceof Node && menu.contains(target))) menu.open = false;
  };
  document.addEventListener('pointerdown', ({ target }) => {
    closeUnless(target);
  });
  menu.addEventListener('focusout', ({ relatedTarget }) => {
    if (relatedTarget !== null) closeUnless(relatedTarget);
  });
  menu.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape' || !menu.open) return;
    menu.open = false;
    menu.querySelector('summary')?.focus();
  });
}
