/** Questions about the whole catalog: they take no name. */
import { InputError } from '../../model/input-error.ts';
import { sayError } from '../terminal.ts';
import { readQuestion } from './options.ts';
import { ask, COMMON_HELP, type Question } from './question.ts';

/** What their help texts end with: that of other questions, without how to write a name. */
export const WHOLE_HELP = COMMON_HELP.split('\n\n')
  .filter((paragraph) => !paragraph.startsWith('A name is '))
  .join('\n\n')
  .replace('question/record.ts', 'question/loose-end-record.ts');

/** Answers on the terminal. @returns the exit code */
export async function askWhole(question: Question, args: readonly string[]): Promise<number> {
  try {
    const { names, help } = readQuestion(args, question.options);
    if (!help) refuse(names);
  } catch (error) {
    sayError(error);
    return 2;
  }
  return ask(question, args);
}

function refuse([surplus]: readonly string[]): void {
  if (surplus === undefined) return;
  throw new InputError(
    `The question is about all there is, and found ${surplus === '' ? "''" : surplus}`,
    'Leave the name out; --events is for a log.',
  );
}
