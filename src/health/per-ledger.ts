/** What pages and findings ask of a ledger again and again is worked out once. */
import type { Ledger } from './ledger.ts';

export function perLedger<Answer>(workOut: (ledger: Ledger) => Answer): (ledger: Ledger) => Answer {
  const memory = new WeakMap<Ledger, { readonly answer: Answer }>();
  return (ledger) => {
    const known = memory.get(ledger) ?? { answer: workOut(ledger) };
    memory.set(ledger, known);
    return known.answer;
  };
}
