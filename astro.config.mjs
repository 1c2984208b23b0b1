import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';

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
  // Mermaid comes in large parts; a page that has a diagram loads the few that it needs.
  vite: {
    build: { assetsInlineLimit: 0, chunkSizeWarningLimit: 2000 },
    // Scripts load each other by relative addresses, so that the site works wherever it is put.
    experimental: {
      renderBuiltUrl: (_, { hostType }) => (hostType === 'js' ? { relative: true } : undefined),
    },
  },
  devToolbar: { enabled: false },
  integrations: [mdx()],
  markdown: {
    // It would bring inline styles, which the pages' policy refuses.
    syntaxHighlight: false,
  },
});
