/**
 * The switch between light, dark and what the system says; the choice is kept in the browser. It runs in the head, so
 * that a page never shows in the wrong theme first.
 */
import { keep, kept } from './storage.ts';

const THEMES = ['system', 'light', 'dark'] as const;
type Theme = (typeof THEMES)[number];

let theme: Theme = THEMES.find((one) => one === kept('theme')) ?? 'system';

function apply(): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}

function wire(): void {
  const button = document.querySelector<HTMLButtonElement>('[data-theme-switch]');
  if (button === null) return;
  const show = (): void => {
    button.textContent = `Theme: ${theme}`;
  };
  show();
  button.hidden = false;
  button.addEventListener('click', () => {
    theme = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'system';
    keep('theme', theme);
    apply();
    show();
  });
}

apply();
document.addEventListener('DOMContentLoaded', wire);
