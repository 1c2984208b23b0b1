/** The page's controls: they change the question in the address, and the address is answered. */
import { visible } from '../../model/visible.ts';
import { byId } from '../dom/element.ts';
import { endField, type EndField } from './end-field.ts';
import {
  findEnd,
  isQuestion,
  labelOf,
  readQuestion,
  referenceOf,
  writeQuestion,
  type End,
  type Question,
} from './end.ts';
import { fail } from './failure.ts';
import { findPaths } from './find.ts';
import type { PathIndex } from './index-source.ts';
import { reachOf } from './reach.ts';
import { reachList, reachSummary } from './reach-list.ts';
import { resultOf, showResult, summaryOf } from './result.ts';
import { suggester } from './suggest.ts';

type Side = 'from' | 'to';

export function openPage(index: PathIndex): void {
  const result = byId('result');
  const valuesOnly = byId('values-only') as HTMLInputElement;
  const swap = byId('swap') as HTMLButtonElement;
  const { title } = document;
  const suggest = suggester(index);
  let question = readQuestion('');
  /** What each field was last made to show: what is typed in one while the other is answered is left alone. */
  const shown = new Map<Side, string | null>();
  /** Counts questions, so that a late answer to an earlier one is passed over. */
  let asked = 0;

  const ask = (change: Partial<Question>): void => {
    question = { ...question, ...change };
    const hash = writeQuestion(question);
    if (hash === location.hash) void answer();
    else location.hash = hash;
  };

  /** What is typed and names nothing goes to the other field as well. */
  const turn = (): void => {
    const misses = [
      ['from', fields.to.missed()],
      ['to', fields.from.missed()],
    ] as const;
    shown.clear();
    for (const [side, miss] of misses) {
      if (miss === null) continue;
      shown.set(side, null);
      fields[side].fault(...miss);
    }
    ask({ from: question.to, to: question.from });
  };

  const retry = (error: unknown): void => {
    fail(error, () => void answer());
  };

  const field = (side: Side): EndField =>
    endField(side, index, suggest, {
      onChange: (end) => {
        shown.delete(side);
        ask({ [side]: end && referenceOf(index, end) });
      },
      onMiss: () => {
        shown.set(side, null);
        ask({ [side]: null });
      },
      onFailure: retry,
    });
  const fields = { from: field('from'), to: field('to') };

  const endAt = async (side: Side): Promise<End | null> => {
    const reference = question[side];
    const end = reference === null ? null : await findEnd(index, reference);
    if (shown.get(side) === reference || question[side] !== reference) return end;
    shown.set(side, reference);
    if (reference !== null && end === null)
      fields[side].fault(`This site documents no ${visible(reference)}.`);
    else fields[side].set(end);
    return end;
  };

  /** Of one end, all that it leads to, or all that leads to it; nothing where the address names what there is not. */
  const answerAbout = async (from: End | null, to: End | null, mine: number): Promise<void> => {
    const end = question.from === null ? to : question.to === null ? from : null;
    if (end === null) {
      showResult('');
      return;
    }
    const side = end === from ? 'downstream' : 'upstream';
    document.title = `${labelOf(index, end)}, ${side} · ${title}`;
    const reach = await reachOf(index, end, side, question.valuesOnly);
    const children = await reachList(index, end, side, reach);
    if (mine === asked) showResult(reachSummary(reach, side), ...children);
  };

  /** Answers the question in the address. */
  const answer = async (): Promise<void> => {
    // The link to the content leads to an address that asks nothing.
    if (!isQuestion(location.hash)) return;
    question = readQuestion(location.hash);
    const mine = ++asked;
    result.ariaBusy = 'true';
    try {
      const [from, to] = await Promise.all([endAt('from'), endAt('to')]);
      if (mine !== asked) return;
      valuesOnly.checked = question.valuesOnly;
      // Between datasets there are no values to tell from influences.
      valuesOnly.disabled = from?.column === null && to?.column === null;
      document.title = title;
      if (from === null || to === null) {
        await answerAbout(from, to, mine);
        return;
      }
      document.title = `${labelOf(index, from)} → ${labelOf(index, to)} · ${title}`;
      const finding = await findPaths(index, from, to, question.valuesOnly);
      const children = await resultOf(index, finding, {
        reverse: turn,
        influence: () => {
          ask({ valuesOnly: false });
        },
        datasets: () => {
          const whole = ({ dataset }: End): string => referenceOf(index, { dataset, column: null });
          ask({ from: whole(from), to: whole(to) });
        },
      });
      if (mine === asked) showResult(summaryOf(finding), ...children);
    } catch (error) {
      if (mine === asked) retry(error);
    }
  };

  swap.disabled = false;
  swap.addEventListener('click', turn);
  valuesOnly.addEventListener('change', () => {
    ask({ valuesOnly: valuesOnly.checked });
  });
  addEventListener('hashchange', () => void answer());
  void answer();
}
