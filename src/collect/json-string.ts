/**
 * Where a string of a JSON text ends: after its closing quote, or with the text.
 * @param start its opening quote
 */
export function stringEnd(text: string, start: number): number {
  for (let index = start + 1; index < text.length; index++) {
    const char = text[index];
    if (char === '"') return index + 1;
    if (char === '\\') index += 1;
  }
  return text.length;
}
