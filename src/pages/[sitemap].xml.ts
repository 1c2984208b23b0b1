import type { APIRoute } from 'astro';
import { published } from '../site/published.ts';
import { sitemapFiles, type SitemapFile } from '../site/sitemap.ts';

export const getStaticPaths = () =>
  sitemapFiles(published()).map((file) => ({ params: { sitemap: file.name }, props: { file } }));

export const GET: APIRoute<{ file: SitemapFile }> = ({ props }) => new Response(props.file.text);
