/** `1 dataset`, `2 datasets`: a number with its noun, where no page sets it. */
export function plural(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
