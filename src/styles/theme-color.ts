/** What browsers paint their own frame with, around a page: `--paper-raised` of `tokens.css`, as the bar is. */
export const THEME_COLORS = { light: '#ffffff', dark: '#1c1f23' } as const;
