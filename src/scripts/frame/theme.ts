/** The switch between light, dark and what the system says; the choice is kept in the browser. */
import { THEME_COLORS } from '../../styles/theme-color.ts';
import { siteRoot } from '../address.ts';
import { element } from '../dom/element.ts';
import { keep, kept } from '../storage.ts';

const THEMES = ['system', 'light', 'dark'] as const;
type Theme = (typeof THEMES)[number];

const SCHEMES = ['light', 'dark'] as const;

let theme: Theme = THEMES.find((one) => one === kept('theme')) ?? 'system';

/** Of the page, and of what a browser paints around it: its own frame, and the site's sign in a tab. */
export function applyTheme(): void {
  const { documentElement: root, head } = document;
  if (theme === 'system') delete root.dataset['theme'];
  else root.dataset['theme'] = theme;
  for (const before of head.querySelectorAll('meta[name=theme-color]')) before.remove();
  head.append(
    ...SCHEMES.filter((scheme) => theme === 'system' || theme === scheme).map((scheme) =>
      element('meta', {
        name: 'theme-color',
        content: THEME_COLORS[scheme],
        ...(theme === 'system' ? { media: `(prefers-color-scheme: ${scheme})` } : {}),
      }),
    ),
  );
  if (head.querySelector('link[rel=icon]') === null)
    head.append(
      element('link', {
        rel: 'icon',
        type: 'image/svg+xml',
        href: new URL('favicon.svg', siteRoot()).href,
      }),
    );
}

export function themeSwitch(): HTMLElement {
  const button = element('button', { type: 'button', class: 'control theme' });
  const show = (): void => {
    button.textContent = `Theme: ${theme}`;
  };
  show();
  button.addEventListener('click', () => {
    theme = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'system';
    keep('theme', theme);
    applyTheme();
    show();
  });
  return button;
}
