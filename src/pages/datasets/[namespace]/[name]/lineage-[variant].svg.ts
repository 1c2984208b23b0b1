import type { APIRoute } from 'astro';
import type { Dataset } from '../../../../model/catalog.ts';
import { datasetVariants, variantSvg, type DiagramVariant } from '../../../../site/diagram-variant.ts';
import { datasetPath } from '../../../../site/path.ts';
import { published } from '../../../../site/published.ts';
import { datasetVariantRoutes } from '../../../../site/variant-route.ts';

export const getStaticPaths = () => datasetVariantRoutes(published());

export const GET: APIRoute<{ dataset: Dataset; variant: DiagramVariant }> = async ({
  props: { dataset, variant },
}) => {
  const picture = datasetVariants(published(), dataset).find((one) => one.variant === variant);
  return picture === undefined
    ? new Response(null, { status: 404 })
    : new Response(await variantSvg(picture, datasetPath(dataset.id)));
};
