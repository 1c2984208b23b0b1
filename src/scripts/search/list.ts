/**
 * The list below the field: the listbox of a combobox of the ARIA Authoring Practices Guide (editable, with manual
 * selection). The focus stays in the field; the arrow keys mark a line.
 */

export interface List {
  /** Nothing of it is marked then. */
  readonly show: (...children: readonly HTMLElement[]) => void;
  /** True where the key was for the list: one that moves the mark. */
  readonly takeKey: (key: string) => boolean;
  /** The line that is marked. */
  readonly marked: () => HTMLAnchorElement | null;
  readonly first: () => HTMLAnchorElement | null;
}

/** @param input with its role and what it controls */
export function listOf(input: HTMLInputElement, list: HTMLElement): List {
  let options: readonly HTMLAnchorElement[] = [];
  let active = -1;

  const activate = (index: number): void => {
    active = index;
    input.removeAttribute('aria-activedescendant');
    for (const [at, option] of options.entries()) {
      option.ariaSelected = String(at === index);
      if (at !== index) continue;
      input.setAttribute('aria-activedescendant', option.id);
      option.scrollIntoView({ block: 'nearest' });
    }
  };

  const moveTo = (key: string): number | null => {
    // The field itself lies between the last and the first.
    const places = options.length + 1;
    switch (key) {
      case 'ArrowDown':
        return ((active + 2) % places) - 1;
      case 'ArrowUp':
        return ((active + places) % places) - 1;
      case 'Home':
        return active === -1 ? null : 0;
      case 'End':
        return active === -1 ? null : options.length - 1;
      default:
        return null;
    }
  };

  return {
    show: (...children) => {
      list.replaceChildren(...children);
      options = [...list.querySelectorAll<HTMLAnchorElement>('[role=option]')];
      for (const [at, option] of options.entries()) option.id = `${list.id}-${at}`;
      input.ariaExpanded = String(options.length > 0);
      activate(-1);
    },
    takeKey: (key) => {
      const next = moveTo(key);
      if (next !== null) activate(next);
      return next !== null;
    },
    marked: () => options[active] ?? null,
    first: () => options[0] ?? null,
  };
}
