import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { shortMarkupPlugin } from './src/layouts/short-markup.ts';

/**
 * What Headwater documents when the command line does not say otherwise.
 * @type {import('./src/cli/configuration.ts').Configuration}
 */
export const headwater = {
  title: 'Headwater',
  events: ['lineage'],
  glossary: ['glossary'],
  health: {
    patience: '15 minutes',
    webhook: { urlEnv: 'HEADWATER_WEBHOOK', timeout: '10 seconds', retries: 3 },
  },
};

export default defineConfig({
  trailingSlash: 'always',
  // While one page is written, others are rendered.
  build: { format: 'directory', inlineStylesheets: 'never', concurrency: 8 },
  vite: { build: { assetsInlineLimit: 0 }, plugins: [shortMarkupPlugin()] },
  devToolbar: { enabled: false },
  integrations: [mdx()],
  markdown: {
    // It would bring inline styles, which the pages' policy refuses.
    syntaxHighlight: false,
  },
});
