/** The parameters of the files that hold other pictures of a page's diagram, for Astro's `getStaticPaths`. */
import { datasetVariantNames, jobVariantNames, type DiagramVariant } from './diagram-variant.ts';
import { datasetRoutes, jobRoutes, type Route } from './route.ts';
import type { Site } from './site.ts';

interface Variant {
  readonly variant: DiagramVariant;
}

type WithVariant<Routes> = Routes extends Route<infer Params, infer Props>[]
  ? Route<Params & Variant, Props & Variant>[]
  : never;

export function datasetVariantRoutes(site: Site): WithVariant<ReturnType<typeof datasetRoutes>> {
  return datasetRoutes(site).flatMap(({ params, props }) =>
    datasetVariantNames(site, props.dataset).map((variant) => ({
      params: { ...params, variant },
      props: { ...props, variant },
    })),
  );
}

export function jobVariantRoutes(site: Site): WithVariant<ReturnType<typeof jobRoutes>> {
  return jobRoutes(site).flatMap(({ params, props }) =>
    jobVariantNames(site, props.job).map((variant) => ({
      params: { ...params, variant },
      props: { ...props, variant },
    })),
  );
}
