import { fileRoutes, fileText, type Sized } from '../file.ts';

export const getStaticPaths = fileRoutes;

export function GET({ props }: { readonly props: Sized }): Response {
  return new Response(fileText(props));
}
