/** Draws the Mermaid blocks of a page. Without scripts, or where one does not parse, its source stays. */
import mermaid from 'mermaid';

const blocks = [...document.querySelectorAll<HTMLElement>('pre > code.language-mermaid')];
const sources = blocks.map((block) => block.textContent);

function isDark(): boolean {
  const chosen = document.documentElement.dataset['theme'];
  return chosen === undefined ? matchMedia('(prefers-color-scheme: dark)').matches : chosen === 'dark';
}

/** What a colour of the page's style is in the theme of now, as rgb: Mermaid reckons with it. */
function colour(token: string): string {
  const probe = document.createElement('span');
  probe.style.color = `var(${token})`;
  document.body.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

/** In the page's own colours: those of Mermaid's dark theme are too near each other to be read well. */
function themeVariables(darkMode: boolean) {
  const [ink, paper, sunk] = [colour('--ink'), colour('--paper-raised'), colour('--paper-sunk')];
  return {
    darkMode,
    background: paper,
    edgeLabelBackground: paper,
    primaryColor: sunk,
    primaryTextColor: ink,
    primaryBorderColor: colour('--line-strong'),
    lineColor: colour('--ink-quiet'),
    textColor: ink,
  };
}

/** Each block that is drawn says for which theme, since a drawing follows the page’s theme a moment later. */
async function draw(): Promise<void> {
  const dark = isDark();
  mermaid.initialize({
    startOnLoad: false,
    theme: 'base',
    themeVariables: themeVariables(dark),
    securityLevel: 'strict',
  });
  for (const [index, block] of blocks.entries()) {
    const { svg } = await mermaid.render(`mermaid-${index}`, sources[index] ?? '');
    block.innerHTML = svg;
    if (block.parentElement !== null) block.parentElement.dataset['drawn'] = dark ? 'dark' : 'light';
  }
}

await draw();
new MutationObserver(() => void draw()).observe(document.documentElement, {
  attributeFilter: ['data-theme'],
});
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => void draw());
