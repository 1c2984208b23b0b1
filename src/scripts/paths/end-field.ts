/** The field for one end of a path: what is typed in it, and what it was taken for. */
import { visible } from '../../model/visible.ts';
import { combobox } from './combobox.ts';
import { byId, nameOf, plural, type Child } from '../dom/element.ts';
import { iconOf } from './icon.ts';
import { labelOf, type End } from './end.ts';
import type { PathIndex } from './index-source.ts';
import { namespaceOf } from './path-row.ts';
import type { Suggest } from './suggest.ts';

export interface EndFieldEvents {
  /** Null where the field was emptied. */
  readonly onChange: (end: End | null) => void;
  /** What stands in the field names nothing. */
  readonly onMiss: () => void;
  readonly onFailure: (error: unknown) => void;
}

export interface EndField {
  /** Shows what the address names; null for nothing. */
  readonly set: (end: End | null) => void;
  /** Says what is wrong, and with what text; of what the address names none is shown. */
  readonly fault: (said: string, typed?: string) => void;
  /** The text that it holds and that names nothing, or does not say which, behind what is said of it. */
  readonly missed: () => readonly [said: string, typed: string] | null;
}

/** @param id of the input; its hint and its options have it with a word behind it */
export function endField(id: string, index: PathIndex, suggest: Suggest, events: EndFieldEvents): EndField {
  const input = byId(id) as HTMLInputElement;
  const hint = byId(`${id}-hint`);
  const help = hint.textContent;
  const say = (fault: boolean, ...children: readonly Child[]): void => {
    input.ariaInvalid = String(fault);
    hint.replaceChildren(...children);
  };
  const fault = (said: string, typed = ''): void => {
    setText(typed);
    say(true, said);
  };
  const setText = combobox<End>(input, byId(`${id}-popup`), {
    suggest: async (text) => {
      const { ends, meant, more } = await suggest(text);
      const rest = more > 0 ? `And ${plural(more, 'more name')}: type on.` : '';
      return { items: ends, meant, note: ends.length === 0 ? 'Nothing here is called so.' : rest };
    },
    show: (end) => [iconOf(end), nameOf(labelOf(index, end)), namespaceOf(index, end)],
    textOf: (end) => labelOf(index, end),
    onChoice: events.onChange,
    onMiss: (text, called) => {
      if (text === '') {
        events.onChange(null);
        return;
      }
      const said =
        called === 0 ? `Nothing here is called ${visible(text)}.` : 'Several are called so: choose one.';
      fault(said, text);
      events.onMiss();
    },
    onFailure: events.onFailure,
  });
  input.disabled = false;
  return {
    set: (end) => {
      setText(end ? labelOf(index, end) : '');
      if (end) say(false, iconOf(end), end.column ? 'column in ' : 'dataset in ', namespaceOf(index, end));
      else say(false, help);
    },
    fault,
    missed: () =>
      input.ariaInvalid === 'true' && input.value !== '' ? [hint.textContent, input.value] : null,
  };
}
