/** All that a job's page says, and the files beside it. */
import { jobNeighbourhood } from '../../graph/neighbourhood.ts';
import { jobCard } from '../card.ts';
import { jobCrumbs } from '../crumb.ts';
import { jobVariants } from '../diagram-variant.ts';
import { jobGlance } from '../glance.ts';
import type { JobPage } from '../job-page.ts';
import { jsonLd } from '../json-ld.ts';
import { jobMarkdown } from '../markdown-twin/job.ts';
import { jobSiblings } from '../sibling.ts';
import type { Site } from '../site.ts';
import { surroundingsOf } from '../surroundings.ts';
import { jobTwin } from '../twin.ts';
import { frameMatter } from './frame.ts';

export function jobMatter(site: Site, page: JobPage): object {
  const { job, path } = page;
  const around = surroundingsOf(site);
  const drawn = jobNeighbourhood(around, job.id);
  return {
    page,
    glance: jobGlance(site, page),
    data: jsonLd(site, { kind: 'job', page }),
    twin: jobTwin(site, page),
    markdown: jobMarkdown(site, page),
    frame: frameMatter(site, path),
    crumbs: jobCrumbs(site, job),
    siblings: jobSiblings(site, job),
    diagram: drawn,
    variants: jobVariants(site, job),
    card: site.url === null ? null : jobCard(site, job),
  };
}
