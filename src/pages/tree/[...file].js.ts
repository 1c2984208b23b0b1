import type { APIRoute } from 'astro';
import { published } from '../../site/published.ts';
import { treeOf, type TreeFile } from '../../site/tree/tree.ts';

export const getStaticPaths = () =>
  treeOf(published()).files.map((file) => ({
    params: { file: file.path.slice('/tree/'.length, -'.js'.length) },
    props: file,
  }));

export const GET: APIRoute<TreeFile> = ({ props }) => new Response(props.content);
