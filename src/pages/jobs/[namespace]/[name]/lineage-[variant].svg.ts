import type { APIRoute } from 'astro';
import type { Job } from '../../../../model/catalog.ts';
import { jobVariants, variantSvg, type DiagramVariant } from '../../../../site/diagram-variant.ts';
import { jobPath } from '../../../../site/path.ts';
import { published } from '../../../../site/published.ts';
import { jobVariantRoutes } from '../../../../site/variant-route.ts';

export const getStaticPaths = () => jobVariantRoutes(published());

export const GET: APIRoute<{ job: Job; variant: DiagramVariant }> = async ({ props: { job, variant } }) => {
  const picture = jobVariants(published(), job).find((one) => one.variant === variant);
  return picture === undefined
    ? new Response(null, { status: 404 })
    : new Response(await variantSvg(picture, jobPath(job.id)));
};
