/** Every case, by the file that it is in. */
import type { SqlCase } from './case.ts';
import { copies } from './copy.ts';
import { ctes } from './cte.ts';
import { channelDecisions } from './decision-channel.ts';
import { countDecisions } from './decision-count.ts';
import { growthDecisions } from './decision-growth.ts';
import { joinDecisions } from './decision-join.ts';
import { manyTableDecisions } from './decision-many.ts';
import { rankDecisions } from './decision-rank.ts';
import { returnDecisions } from './decision-return.ts';
import { setDecisions } from './decision-set.ts';
import { stockDecisions } from './decision-stock.ts';
import { subqueryDecisions } from './decision-subquery.ts';
import { windowDecisions } from './decision-window.ts';
import { cloud } from './dialect-cloud.ts';
import { lake } from './dialect-lake.ts';
import { postgres } from './dialect-postgres.ts';
import { server } from './dialect-server.ts';
import { groups } from './group.ts';
import { joins } from './join.ts';
import { masks } from './mask.ts';
import { merges } from './merge.ts';
import { mistakes } from './mistake.ts';
import { names } from './name.ts';
import { projections } from './projection.ts';
import { scripts } from './script.ts';
import { setOperations } from './set-operation.ts';
import { stars } from './star.ts';
import { structs } from './struct.ts';
import { subqueries } from './subquery.ts';
import { updates } from './update.ts';
import { windows } from './window.ts';
import { writes } from './write.ts';

export const allCases: readonly SqlCase[] = [
  ...projections,
  ...stars,
  ...joins,
  ...ctes,
  ...subqueries,
  ...setOperations,
  ...groups,
  ...windows,
  ...masks,
  ...names,
  ...structs,
  ...writes,
  ...merges,
  ...updates,
  ...copies,
  ...scripts,
  ...mistakes,
  ...postgres,
  ...cloud,
  ...lake,
  ...server,
  ...channelDecisions,
  ...returnDecisions,
  ...growthDecisions,
  ...windowDecisions,
  ...rankDecisions,
  ...subqueryDecisions,
  ...joinDecisions,
  ...setDecisions,
  ...stockDecisions,
  ...countDecisions,
  ...manyTableDecisions,
];
