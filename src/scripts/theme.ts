/** The switch between light, dark and what the system says; the choice is kept in the browser. */
const KEY = 'headwater-theme';
const ORDER = ['system', 'light', 'dark'] as const;
type Theme = (typeof ORDER)[number];

function stored(): Theme {
  try {
    const value = localStorage.getItem(KEY);
    return ORDER.find((theme) => theme === value) ?? 'system';
  } catch {
    return 'system'; // storage is refused, as on some file:// pages
  }
}

function apply(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}

function start(button: HTMLButtonElement): void {
  let theme = stored();
  const show = (): void => {
    button.textContent = `Theme: ${theme}`;
  };
  button.hidden = false;
  show();
  button.addEventListener('click', () => {
    theme = ORDER[(ORDER.indexOf(theme) + 1) % ORDER.length] ?? 'system';
    try {
      localStorage.setItem(KEY, theme);
    } catch {
      // The choice then lasts as long as the page.
    }
    apply(theme);
    show();
  });
}

apply(stored());
document.querySelectorAll<HTMLButtonElement>('[data-theme-switch]').forEach(start);
