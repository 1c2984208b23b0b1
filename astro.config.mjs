import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';

/**
 * What Headwater documents when the command line does not say otherwise.
 * @type {import('./src/cli/configuration.ts').Configuration}
 */
export const headwater = {
  title: 'Headwater demo',
  events: ['lineage'],
  glossary: ['glossary'],
};

export default defineConfig({
  trailingSlash: 'always',
  build: { format: 'directory', inlineStylesheets: 'never' },
  devToolbar: { enabled: false },
  integrations: [mdx()],
  markdown: {
    syntaxHighlight: { type: 'shiki', excludeLangs: ['mermaid'] },
    shikiConfig: { themes: { light: 'github-light', dark: 'github-dark' }, defaultColor: false },
  },
});
