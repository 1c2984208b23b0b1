/** Fields of structs, of which the schema declares some. */
import type { SqlCase } from './case.ts';
import { column, one, passed } from './expected.ts';

export const structs: readonly SqlCase[] = [
  {
    name: 'a declared field is a column, of another struct the whole is',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE event_devices AS
      SELECT
        e.event_id,
        e.device.os AS os,
        upper(e.device.browser) AS browser,
        e.payload.amount AS amount,
        e.device AS device
      FROM events AS e`,
    expected: one('event_devices', [
      ...passed('events.event_id'),
      column('os', { IDENTITY: ['events.device.os'] }),
      column('browser', { TRANSFORMATION: ['events.device.browser'] }),
      column('amount', { TRANSFORMATION: ['events.payload'] }),
      ...passed('events.device'),
    ]),
  },
  {
    name: 'fields without a table, in conditions and groups',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE os_amounts AS
      SELECT device.os AS os, sum(payload.amount) AS amount
      FROM events
      WHERE device.browser <> 'bot'
      GROUP BY device.os`,
    expected: one(
      'os_amounts',
      [
        column('os', { IDENTITY: ['events.device.os'] }),
        column('amount', { AGGREGATION: ['events.payload'] }),
      ],
      { FILTER: ['events.device.browser'], GROUP_BY: ['events.device.os'] },
    ),
  },
  {
    name: 'a star has the structs and not their fields',
    dialect: 'duckdb',
    sql: `CREATE TABLE clicks AS SELECT * EXCLUDE (session_id, tags) FROM events WHERE kind = 'click'`,
    expected: one(
      'clicks',
      passed(
        'events.event_id',
        'events.user_id',
        'events.kind',
        'events.happened_at',
        'events.device',
        'events.payload',
      ),
      { FILTER: ['events.kind'] },
    ),
  },
  {
    name: 'BigQuery reads fields and builds structs',
    dialect: 'bigquery',
    sql: `
      CREATE TABLE user_devices AS
      SELECT
        e.user_id,
        e.device.os AS os,
        e.payload.item.sku AS sku,
        STRUCT(e.kind AS kind, e.session_id AS session_id) AS origin
      FROM \`events\` AS e
      WHERE e.device.browser IS NOT NULL`,
    expected: one(
      'user_devices',
      [
        ...passed('events.user_id'),
        column('os', { IDENTITY: ['events.device.os'] }),
        column('sku', { TRANSFORMATION: ['events.payload'] }),
        column('origin', { TRANSFORMATION: ['events.kind', 'events.session_id'] }),
      ],
      { FILTER: ['events.device.browser'] },
    ),
  },
];
