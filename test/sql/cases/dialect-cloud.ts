/** What BigQuery and Snowflake write in their own way. */
import type { SqlCase } from './case.ts';
import { column, constant, one, passed } from './expected.ts';

export const cloud: readonly SqlCase[] = [
  {
    name: 'BigQuery unnests an array after a comma',
    dialect: 'bigquery',
    sql: `
      CREATE OR REPLACE TABLE \`acme.mart.event_tags\` AS
      SELECT e.event_id, tag, LOWER(tag) AS lower_tag
      FROM \`events\` AS e, UNNEST(e.tags) AS tag
      WHERE tag != 'test'`,
    expected: one(
      'acme.mart.event_tags',
      [
        ...passed('events.event_id'),
        column('tag', { TRANSFORMATION: ['events.tags'] }),
        column('lower_tag', { TRANSFORMATION: ['events.tags'] }),
      ],
      { FILTER: ['events.tags'] },
    ),
  },
  {
    name: 'BigQuery unnests in a left join',
    dialect: 'bigquery',
    sql: `
      CREATE TABLE account_contacts AS
      SELECT a.account_id, contact
      FROM accounts AS a
      LEFT JOIN UNNEST(a.contacts) AS contact
      WHERE a.plan IN ('pro', 'team')`,
    expected: one(
      'account_contacts',
      [...passed('accounts.account_id'), column('contact', { TRANSFORMATION: ['accounts.contacts'] })],
      { FILTER: ['accounts.plan'] },
    ),
  },
  {
    name: 'BigQuery collects structs in an order',
    dialect: 'bigquery',
    sql: `
      CREATE TABLE session_events AS
      SELECT
        s.session_id,
        ARRAY_AGG(STRUCT(e.kind, e.user_id) ORDER BY e.happened_at LIMIT 10) AS first_events,
        LOGICAL_OR(e.kind = 'buy') AS bought
      FROM sessions AS s
      INNER JOIN events AS e USING (session_id)
      GROUP BY s.session_id`,
    expected: one(
      'session_events',
      [
        ...passed('sessions.session_id'),
        column('first_events', {
          AGGREGATION: ['events.kind', 'events.user_id'],
          SORT: ['events.happened_at'],
        }),
        column('bought', { AGGREGATION: ['events.kind'] }),
      ],
      { JOIN: ['sessions.session_id', 'events.session_id'], GROUP_BY: ['sessions.session_id'] },
    ),
  },
  {
    name: 'BigQuery takes the latest row of each key',
    dialect: 'bigquery',
    sql: `
      CREATE TABLE current_prices AS
      SELECT sku, SAFE_CAST(price AS STRING) AS price_text, IF(discontinued, 'old', 'new') AS state
      FROM \`price_updates\`
      WHERE price IS NOT NULL
      QUALIFY ROW_NUMBER() OVER (PARTITION BY sku ORDER BY changed_at DESC) = 1`,
    expected: one(
      'current_prices',
      [
        ...passed('price_updates.sku'),
        column('price_text', { TRANSFORMATION: ['price_updates.price'] }),
        column('state', { CONDITIONAL: ['price_updates.discontinued'] }),
      ],
      { FILTER: ['price_updates.price', 'price_updates.sku', 'price_updates.changed_at'] },
    ),
  },
  {
    name: 'Snowflake flattens a list and reads paths',
    dialect: 'snowflake',
    sql: `
      CREATE OR REPLACE TABLE contact_names AS
      SELECT a.account_id, f.value:name::STRING AS contact_name
      FROM accounts a, LATERAL FLATTEN(input => a.contacts) f
      WHERE f.value:active::BOOLEAN`,
    expected: one(
      'contact_names',
      [...passed('accounts.account_id'), column('contact_name', { TRANSFORMATION: ['accounts.contacts'] })],
      { FILTER: ['accounts.contacts'] },
    ),
  },
  {
    name: 'Snowflake reads a path of a column',
    dialect: 'snowflake',
    sql: `
      CREATE OR REPLACE VIEW event_amounts AS
      SELECT e.event_id, e.payload:customer.city::STRING AS city, NVL(e.kind, 'none') AS kind
      FROM events e`,
    expected: one('event_amounts', [
      ...passed('events.event_id'),
      column('city', { TRANSFORMATION: ['events.payload'] }),
      column('kind', { TRANSFORMATION: ['events.kind'] }),
    ]),
  },
  {
    name: 'Snowflake names the columns of literal rows by number',
    dialect: 'snowflake',
    sql: `
      INSERT INTO categories (category_id, name)
      SELECT $1, UPPER($2) FROM VALUES (1, 'toys'), (2, 'books')`,
    expected: one('categories', [constant('category_id'), constant('name')]),
  },
  {
    name: 'Snowflake reads the columns of a table by number',
    dialect: 'snowflake',
    sql: `CREATE TABLE rate_pairs AS SELECT r.$1 AS code, r.$2 * 100 AS cents FROM rates r`,
    expected: one('rate_pairs', [
      column('code', { IDENTITY: ['rates.currency'] }),
      column('cents', { TRANSFORMATION: ['rates.rate'] }),
    ]),
  },
  {
    name: 'Snowflake qualifies by an alias and lists in an order',
    dialect: 'snowflake',
    sql: `
      CREATE TABLE best_products AS
      WITH ranked AS (
        SELECT category_id, name, price, RANK() OVER (PARTITION BY category_id ORDER BY price DESC) AS place
        FROM products
        QUALIFY place <= 3
      )
      SELECT
        c.name AS category,
        LISTAGG(r.name, ',') WITHIN GROUP (ORDER BY r.price) AS names,
        IFF(c.parent_id IS NULL, 'root', c.name) AS level
      FROM ranked r
      JOIN categories c ON c.category_id = r.category_id
      GROUP BY c.name, c.parent_id`,
    expected: one(
      'best_products',
      [
        column('category', { IDENTITY: ['categories.name'] }),
        column('names', { AGGREGATION: ['products.name'], SORT: ['products.price'] }),
        column('level', {
          TRANSFORMATION: ['categories.name'],
          CONDITIONAL: ['categories.parent_id'],
        }),
      ],
      {
        JOIN: ['categories.category_id', 'products.category_id'],
        FILTER: ['products.category_id', 'products.price'],
        GROUP_BY: ['categories.name', 'categories.parent_id'],
      },
    ),
  },
  {
    name: 'Snowflake leaves columns out of a star and renames one',
    dialect: 'snowflake',
    sql: `
      CREATE TABLE plain_sessions AS
      SELECT s.* EXCLUDE (user_id, ended_at) RENAME (channel AS source)
      FROM sessions AS s`,
    expected: one('plain_sessions', [
      ...passed('sessions.session_id', 'sessions.started_at'),
      column('source', { IDENTITY: ['sessions.channel'] }),
    ]),
  },
];
