import type { APIRoute } from 'astro';
import { drawCard } from '../card/card.ts';
import { overview } from '../graph/overview.ts';
import { withoutTheObvious } from '../graph/plain-slice.ts';
import { layout } from '../layout/layout.ts';
import { siteCard } from '../site/card.ts';
import { published } from '../site/published.ts';
import { surroundingsOf } from '../site/surroundings.ts';

/** As of datasets: none where the site's address is not known. */
export const getStaticPaths = () => (published().url === null ? [] : [{ params: { card: 'card' } }]);

export const GET: APIRoute = async () => {
  const site = published();
  const { slice } = overview(site.catalog, surroundingsOf(site));
  return new Response(drawCard(siteCard(site), await layout(withoutTheObvious(slice))));
};
