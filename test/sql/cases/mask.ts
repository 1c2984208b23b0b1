/** Hashing, redaction and counting: where no original value gets through. */
import type { SqlCase } from './case.ts';
import { column, masked, one, passed } from './expected.ts';

export const masks: readonly SqlCase[] = [
  {
    name: 'hashes mask, whatever is around or within them',
    dialect: 'duckdb',
    sql: `
      CREATE VIEW safe_customers AS
      SELECT
        customer_id,
        md5(email) AS email_hash,
        upper(sha256(lower(phone))) AS phone_hash,
        hash(customer_id) % 100 AS bucket,
        md5(name || email) AS both,
        coalesce(sha1(email), 'none') AS email_or_none
      FROM customers`,
    expected: one('safe_customers', [
      ...passed('customers.customer_id'),
      masked('email_hash', { TRANSFORMATION: ['customers.email'] }),
      masked('phone_hash', { TRANSFORMATION: ['customers.phone'] }),
      masked('bucket', { TRANSFORMATION: ['customers.customer_id'] }),
      masked('both', { TRANSFORMATION: ['customers.name', 'customers.email'] }),
      masked('email_or_none', { TRANSFORMATION: ['customers.email'] }),
    ]),
  },
  {
    name: 'a part that is not hashed lets values through',
    dialect: 'duckdb',
    sql: `
      CREATE VIEW leaky_customers AS
      SELECT
        md5(email) || name AS tagged,
        substr(phone, 1, 3) AS prefix,
        CASE WHEN status = 'public' THEN email ELSE md5(email) END AS maybe
      FROM customers`,
    expected: one('leaky_customers', [
      column('tagged', { TRANSFORMATION: ['customers.email', 'customers.name'] }),
      column('prefix', { TRANSFORMATION: ['customers.phone'] }),
      column('maybe', { TRANSFORMATION: ['customers.email'], CONDITIONAL: ['customers.status'] }),
    ]),
  },
  {
    name: 'a CASE masks if each of its values does',
    dialect: 'duckdb',
    sql: `
      CREATE VIEW shown_emails AS
      SELECT customer_id, CASE WHEN country = 'AT' THEN md5(email) ELSE '***' END AS shown
      FROM customers`,
    expected: one('shown_emails', [
      ...passed('customers.customer_id'),
      masked('shown', { TRANSFORMATION: ['customers.email'], CONDITIONAL: ['customers.country'] }),
    ]),
  },
  {
    name: 'counts mask, sums do not',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE counts AS
      SELECT
        count(email) AS with_email,
        count(DISTINCT country) AS countries,
        count(DISTINCT phone) * 1.0 / count(name) AS share,
        sum(credit) AS credit,
        sum(credit) / count(name) AS mean_credit
      FROM customers`,
    expected: one('counts', [
      masked('with_email', { AGGREGATION: ['customers.email'] }),
      masked('countries', { AGGREGATION: ['customers.country'] }),
      masked('share', { AGGREGATION: ['customers.phone', 'customers.name'] }),
      column('credit', { AGGREGATION: ['customers.credit'] }),
      column('mean_credit', { AGGREGATION: ['customers.credit', 'customers.name'] }),
    ]),
  },
  {
    name: 'a hash stays a hash through CTEs and aggregates',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE hashed_orders AS
      WITH hashed AS (SELECT customer_id, md5(email) AS who FROM customers),
      joined AS (SELECT h.who, o.total FROM hashed AS h JOIN orders AS o ON o.customer_id = h.customer_id)
      SELECT who, max(who) AS greatest_who, sum(total) AS spent FROM joined GROUP BY who`,
    expected: one(
      'hashed_orders',
      [
        masked('who', { TRANSFORMATION: ['customers.email'] }),
        masked('greatest_who', { AGGREGATION: ['customers.email'] }),
        column('spent', { AGGREGATION: ['orders.total'] }),
      ],
      { JOIN: ['orders.customer_id', 'customers.customer_id'], GROUP_BY: ['customers.email'] },
    ),
  },
  {
    name: 'a union masks if each branch does',
    dialect: 'duckdb',
    sql: `
      CREATE TABLE contact_hashes AS
      SELECT md5(email) AS first_hash, md5(email) AS second_hash FROM customers
      UNION ALL
      SELECT sha256(owner_email), owner_email FROM accounts`,
    expected: one('contact_hashes', [
      masked('first_hash', { TRANSFORMATION: ['customers.email', 'accounts.owner_email'] }),
      column('second_hash', {
        IDENTITY: ['accounts.owner_email'],
        TRANSFORMATION: ['customers.email'],
      }),
    ]),
  },
  {
    name: 'Spark hashes and masks by functions of its own',
    dialect: 'spark',
    sql: `
      CREATE TABLE safe_payments AS
      SELECT sha2(card_no, 256) AS card_hash, xxhash64(order_id, method) AS order_hash, mask(card_no) AS card_shape
      FROM payments`,
    expected: one('safe_payments', [
      masked('card_hash', { TRANSFORMATION: ['payments.card_no'] }),
      masked('order_hash', { TRANSFORMATION: ['payments.order_id', 'payments.method'] }),
      masked('card_shape', { TRANSFORMATION: ['payments.card_no'] }),
    ]),
  },
  {
    name: 'BigQuery hashes and encodes',
    dialect: 'bigquery',
    sql: `
      CREATE TABLE safe_accounts AS
      SELECT TO_HEX(SHA256(owner_email)) AS owner_hash, FARM_FINGERPRINT(owner_email) AS owner_print, plan
      FROM accounts`,
    expected: one('safe_accounts', [
      masked('owner_hash', { TRANSFORMATION: ['accounts.owner_email'] }),
      masked('owner_print', { TRANSFORMATION: ['accounts.owner_email'] }),
      ...passed('accounts.plan'),
    ]),
  },
];
