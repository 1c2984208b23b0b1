/** Which SQL a text is written in: what the log says outright, or what its names tell. */

/** As the parser names them. */
export const DIALECTS = [
  'generic',
  'athena',
  'bigquery',
  'clickhouse',
  'cockroachdb',
  'databricks',
  'datafusion',
  'doris',
  'dremio',
  'drill',
  'druid',
  'duckdb',
  'dune',
  'exasol',
  'fabric',
  'hive',
  'materialize',
  'mysql',
  'oracle',
  'postgresql',
  'presto',
  'redshift',
  'risingwave',
  'singlestore',
  'snowflake',
  'solr',
  'spark',
  'sqlite',
  'starrocks',
  'tableau',
  'teradata',
  'tidb',
  'trino',
  'tsql',
] as const;

export type SqlDialect = (typeof DIALECTS)[number];

/** Other names under which engines go: in facets, and as schemes of namespaces (spec: Naming). */
const OTHER_NAMES: Readonly<Record<string, SqlDialect>> = {
  ansi: 'generic',
  awsathena: 'athena',
  azuresynapse: 'tsql',
  cockroach: 'cockroachdb',
  googlebigquery: 'bigquery',
  mariadb: 'mysql',
  memsql: 'singlestore',
  microsoftsqlserver: 'tsql',
  mssql: 'tsql',
  oracledb: 'oracle',
  postgres: 'postgresql',
  prestodb: 'presto',
  prestosql: 'trino',
  sparksql: 'spark',
  sqldw: 'tsql',
  sqlserver: 'tsql',
  synapse: 'tsql',
  transactsql: 'tsql',
};

/** The dialect that goes by the name, in any case and whatever stands between its letters; null of none. */
export function dialectNamed(name: string): SqlDialect | null {
  const plain = name.toLowerCase().replace(/[^a-z0-9]/g, '');
  const other = new Map(Object.entries(OTHER_NAMES)).get(plain);
  return other ?? DIALECTS.find((dialect) => dialect === plain) ?? null;
}

/** The dialect of the engine that a namespace leads to, such as `postgres://host:5432`; null where it tells none. */
export function dialectOfNamespace(namespace: string): SqlDialect | null {
  return dialectNamed(/^[^:/]*/.exec(namespace)?.[0] ?? '');
}
