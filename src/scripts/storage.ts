/** What the reader's browser keeps of the site, and nobody else sees. Where storage is refused, nothing is kept. */

const PREFIX = 'headwater-';

export function kept(name: string): string | null {
  try {
    return localStorage.getItem(PREFIX + name);
  } catch {
    return null;
  }
}

export function keep(name: string, value: string): void {
  try {
    localStorage.setItem(PREFIX + name, value);
  } catch {
    // It then lasts as long as the page.
  }
}
