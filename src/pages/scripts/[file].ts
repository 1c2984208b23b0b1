import type { APIRoute } from 'astro';
import { publishedScripts } from '../../site/published.ts';
import type { ScriptFile } from '../../site/script.ts';

export const getStaticPaths = () =>
  publishedScripts().files.map((file) => ({
    params: { file: file.path.split('/').at(-1) },
    props: file,
  }));

export const GET: APIRoute<ScriptFile> = ({ props }) => new Response(props.content);
