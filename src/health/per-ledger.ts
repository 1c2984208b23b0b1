/** What pages and findings ask of a ledger again and again is worked out once. */
import { memoryOf } from '../model/memory.ts';
import type { Ledger } from './ledger.ts';

/** @param name of no other memory, as {@link memoryOf} wants it */
export function perLedger<Answer>(
  name: string,
  workOut: (ledger: Ledger) => Answer,
): (ledger: Ledger) => Answer {
  const memory = memoryOf<Ledger, { readonly answer: Answer }>(name);
  return (ledger) => {
    const known = memory.get(ledger) ?? { answer: workOut(ledger) };
    memory.set(ledger, known);
    return known.answer;
  };
}
