import type { APIRoute } from 'astro';
import { published } from '../site/published.ts';
import { robotsText } from '../site/sitemap.ts';

export const getStaticPaths = () => {
  const text = robotsText(published());
  return text === null ? [] : [{ params: { robots: 'robots' }, props: { text } }];
};

export const GET: APIRoute<{ text: string }> = ({ props }) => new Response(props.text);
