import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { templatePlugin } from './src/layouts/compiled/template-plugin.ts';

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
  build: { format: 'directory', inlineStylesheets: 'never' },
  vite: { build: { assetsInlineLimit: 0 }, plugins: [templatePlugin()] },
  devToolbar: { enabled: false },
  integrations: [mdx()],
  markdown: {
    // It would bring inline styles, which the pages' policy refuses.
    syntaxHighlight: false,
  },
});
