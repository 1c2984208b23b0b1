/** Draws the Mermaid blocks of a page. Without scripts, or where one does not parse, its source stays. */
import mermaid from 'mermaid';

const blocks = [...document.querySelectorAll<HTMLElement>('pre > code.language-mermaid')];
const sources = blocks.map((block) => block.textContent);

function isDark(): boolean {
  const chosen = document.documentElement.dataset['theme'];
  return chosen === undefined ? matchMedia('(prefers-color-scheme: dark)').matches : chosen === 'dark';
}

async function draw(): Promise<void> {
  mermaid.initialize({ startOnLoad: false, theme: isDark() ? 'dark' : 'neutral', securityLevel: 'strict' });
  for (const [index, block] of blocks.entries()) {
    const { svg } = await mermaid.render(`mermaid-${index}`, sources[index] ?? '');
    block.innerHTML = svg;
    block.parentElement?.classList.add('drawn');
  }
}

await draw();
new MutationObserver(() => void draw()).observe(document.documentElement, {
  attributeFilter: ['data-theme'],
});
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => void draw());
