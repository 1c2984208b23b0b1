/** The least of many numbers, without sorting them all. */

/** Puts a number in its place in an ascending list, of which no more than so many stay. */
export function keepLeast(list: number[], number: number, most: number): void {
  if (list.length === most) {
    if (most === 0 || number >= (list[most - 1] ?? 0)) return;
    list.pop();
  }
  let place = list.length;
  while (place > 0 && (list[place - 1] ?? 0) > number) place -= 1;
  list.splice(place, 0, number);
}
