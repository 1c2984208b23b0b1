/**
 * A text field that suggests what its text may mean: the combobox with a listbox of the ARIA Authoring Practices
 * Guide (editable, list autocomplete). The focus stays in the field. The page brings its elements and their roles.
 */
import { element, type Child } from '../dom/element.ts';

export interface Options<T> {
  readonly items: readonly T[];
  /** What the text names as it stands: nothing, one, or more where it does not tell them apart. */
  readonly meant: readonly T[];
  /** Said below them; nothing where there is nothing to say. */
  readonly note: string;
}

export interface ComboboxSource<T> {
  readonly suggest: (text: string) => Promise<Options<T>>;
  /** What an option shows. */
  readonly show: (item: T) => readonly Child[];
  /** What the field holds once it is chosen. */
  readonly textOf: (item: T) => string;
  readonly onChoice: (item: T) => void;
  /** The text that was left in the field is what so many items are called: none, or more than one. */
  readonly onMiss: (text: string, called: number) => void;
  readonly onFailure: (error: unknown) => void;
}

/** @returns what shows in the field what was chosen elsewhere */
export function combobox<T>(
  input: HTMLInputElement,
  popup: HTMLElement,
  { suggest, show, textOf, onChoice, onMiss, onFailure }: ComboboxSource<T>,
): (text: string) => void {
  const list = popup.firstElementChild as HTMLElement;
  let items: readonly T[] = [];
  let active = -1;
  /** The text that the field had when something was last chosen for it. */
  let settled = '';
  /** Counts questions, so that a late answer to an earlier text is passed over. */
  let asked = 0;

  const ask = async (use: (options: Options<T>) => void): Promise<void> => {
    const mine = ++asked;
    try {
      const options = await suggest(input.value);
      if (mine === asked) use(options);
    } catch (error) {
      onFailure(error);
    }
  };

  const expand = (open: boolean): void => {
    popup.hidden = !open;
    input.ariaExpanded = String(open);
    activate(-1);
  };

  const activate = (index: number): void => {
    active = index;
    input.removeAttribute('aria-activedescendant');
    for (const [at, option] of [...list.children].entries()) {
      option.ariaSelected = String(at === index);
      if (at !== index) continue;
      input.setAttribute('aria-activedescendant', option.id);
      option.scrollIntoView({ block: 'nearest' });
    }
  };

  const open = (): Promise<void> =>
    ask((options) => {
      items = options.items;
      const entries = items.map((item, at) =>
        element('li', { id: `${list.id}-${at}`, role: 'option' }, ...show(item)),
      );
      list.replaceChildren(...entries);
      list.nextElementSibling?.replaceChildren(options.note);
      expand(true);
    });

  const set = (text: string): void => {
    asked += 1;
    expand(false);
    input.value = settled = text;
  };

  const choose = (item: T | undefined): void => {
    if (item === undefined) return;
    set(textOf(item));
    onChoice(item);
  };

  /** Takes the option that is marked or, where none is, the text as it stands for what it names. */
  const take = (): void => {
    if (active !== -1) {
      choose(items[active]);
      return;
    }
    const text = input.value.trim();
    const isNew = text !== settled;
    set(text);
    if (!isNew) return;
    void ask((options) => {
      const meant = text === '' ? [] : options.meant;
      if (meant.length === 1) choose(meant[0]);
      else onMiss(text, meant.length);
    });
  };

  // A list that scrolls would be a stop of its own for the Tab key, and is gone as soon as it is come to.
  popup.tabIndex = -1;
  input.addEventListener('input', () => void open());
  input.addEventListener('click', () => void open());
  input.addEventListener('blur', take);
  input.addEventListener('keydown', (event) => {
    const { key, isComposing } = event;
    const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0;
    if (isComposing || (step === 0 && key !== 'Enter' && key !== 'Escape')) return;
    event.preventDefault();
    if (key === 'Enter') {
      take();
    } else if (key === 'Escape') {
      if (popup.hidden) set(settled);
      else expand(false);
    } else if (popup.hidden) {
      void open();
    } else {
      // Round and round; the field itself lies between the last and the first.
      const places = items.length + 1;
      activate(((active + 1 + step + places) % places) - 1);
    }
  });
  // A press on an option would take the focus from the field before it is a click.
  popup.addEventListener('mousedown', (event) => {
    event.preventDefault();
  });
  list.addEventListener('click', ({ target }) => {
    choose(items[[...list.children].findIndex((option) => option.contains(target as Node))]);
  });
  return set;
}
