// The switch between light, dark and what the system says; the choice is kept in the browser. A classic script in the
// head, so that a page never shows in the wrong theme first.
(() => {
  const KEY = 'headwater-theme';
  const ORDER = ['system', 'light', 'dark'];

  const stored = () => {
    try {
      const value = localStorage.getItem(KEY);
      return ORDER.includes(value) ? value : 'system';
    } catch {
      return 'system'; // storage is refused, as on some file:// pages
    }
  };

  const keep = (theme) => {
    try {
      localStorage.setItem(KEY, theme);
    } catch {
      // The choice then lasts as long as the page.
    }
  };

  const apply = (theme) => {
    if (theme === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  };

  let theme = stored();
  apply(theme);

  document.addEventListener('DOMContentLoaded', () => {
    const button = document.querySelector('[data-theme-switch]');
    if (button === null) return;
    const show = () => {
      button.textContent = `Theme: ${theme}`;
    };
    show();
    button.hidden = false;
    button.addEventListener('click', () => {
      theme = ORDER[(ORDER.indexOf(theme) + 1) % ORDER.length];
      keep(theme);
      apply(theme);
      show();
    });
  });
})();
