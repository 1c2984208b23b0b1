/**
 * How many slips of the keys lie between two words: letters that are missing, too many, wrong, or swapped with the next.
 * The optimal string alignment distance (Damerau, "A technique for computer detection and correction of spelling
 * errors", 1964; Wagner and Fischer, "The string-to-string correction problem", 1974): no place is corrected twice.
 */

/** So many slips are tolerated in a word of that length: none below four letters. */
export function tolerated(length: number): number {
  return length < 4 ? 0 : length < 8 ? 1 : 2;
}

/** @returns null where it is more than `most` */
export function distance(a: string, b: string, most: number): number | null {
  if (Math.abs(a.length - b.length) > most) return null;
  const last = lastRow(a, b, most)?.at(-1) ?? Infinity;
  return last <= most ? last : null;
}

/** The distance to the nearest of all beginnings of `word`; null where it is more than `most`. */
export function distanceToBeginning(typed: string, word: string, most: number): number | null {
  if (typed.length - word.length > most) return null;
  const row = lastRow(typed, word.slice(0, typed.length + most), most);
  const least = Math.min(...(row ?? [Infinity]));
  return least <= most ? least : null;
}

/** Of each beginning of `b`, how far the whole of `a` is from it; null where all are farther than `most`. */
function lastRow(a: string, b: string, most: number): number[] | null {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      }
      next.push(cost);
      least = Math.min(least, cost);
    }
    // A swap looks two rows back, so both must be beyond.
    if (least > most && Math.min(...row) > most) return null;
    before = row;
    row = next;
  }
  return row;
}
