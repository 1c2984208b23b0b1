/** What is known of functions by their names. */

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/**
 * Aggregates, by the type that the parser gives them or by their name: what they return is made of many rows. The
 * names are those of DuckDB, PostgreSQL, BigQuery, Snowflake, Spark and Trino.
 */
const AGGREGATES = words(`
  aggregate_function any_value approx_count_distinct approx_distinct approx_percentile approx_quantile
  approx_quantiles approx_set approx_top_count approx_top_k approx_top_sum approx_median arbitrary arg_max arg_min
  argmax argmin array_agg array_concat_agg array_union_agg array_unique_agg avg avg_if bit_and bit_or bit_xor
  bitand_agg bitor_agg bitxor_agg bitmap_construct_agg bool_and bool_or booland_agg boolor_agg boolxor_agg
  checksum collect_list collect_set combined_agg_func corr count count_distinct count_if countif covar_pop covar_samp
  entropy every favg first fsum geometric_mean group_concat group_uniq_array grouping_id histogram hll hll_accumulate
  json_agg json_arrayagg json_group_array json_group_object json_object_agg json_objectagg jsonb_agg
  jsonb_object_agg kurtosis kurtosis_pop last list list_agg listagg logical_and logical_or mad map_agg map_union max
  max_by maxif mean median min min_by minif mode multimap_agg numeric_histogram object_agg percentile
  percentile_approx percentile_cont percentile_disc product quantile quantile_cont quantile_disc regr_avgx
  regr_avgy regr_count regr_intercept regr_r2 regr_slope regr_sxx regr_sxy regr_syy reservoir_quantile skewness
  some std stddev stddev_pop stddev_samp string_agg sum sum_distinct sum_if sumif sumkahan sum_map uniq uniq_exact
  var_pop var_samp variance variance_pop variance_samp xmlagg
`);

/** Counts: they tell how many values there are, and no value. */
const COUNTS = words(`
  approx_count_distinct approx_distinct approx_set count count_distinct count_if countif hll regr_count uniq uniq_exact
`);

/** Functions that no one goes back from to the value: hashes and redactions of the known engines. */
const MASKS = words(`
  crc32 crc32c farm_fingerprint fingerprint64 hash hash64 hash_md5 hashbytes hmac hmac_md5 hmac_sha1 hmac_sha256
  hmac_sha512 mask mask_first_n mask_hash mask_inner mask_last_n mask_outer mask_pan mask_show_first_n
  mask_show_last_n mask_ssn md5 md5_binary md5_digest md5_hex md5_number md5_number_lower64 md5_number_upper64
  murmur_hash murmur_hash3_32 murmurhash3 ora_hash redact redacted anonymize anonymise pseudonymize pseudonymise
  sha sha1 sha1_binary sha1_digest sha1_hex sha2 sha2_binary sha2_digest sha2_hex sha224 sha256 sha384 sha512
  sip_hash64 siphash64 spooky_hash_v2_32 standard_hash tokenize_value xx_hash64 xxhash xxhash32 xxhash64 xxhash3_64
  fnv_hash strtol_hash s_h_a s_h_a2 s_h_a1 s_h_a1_digest s_h_a2_digest m_d5 m_d5_digest
`);

/** ClickHouse's `sumIf(x, condition)`: the last argument decides which rows are taken. */
export function endsInIf(name: string): boolean {
  return /[a-z_]if$/i.test(name);
}

/** They number rows, whatever is in them; what they are ordered by is their window. */
const NUMBERINGS = words(`
  row_number rank dense_rank percent_rank cume_dist ntile n_tile rownum monotonically_increasing_id
`);

/** Functions whose first argument decides which of the others is returned. */
const CONDITIONALS = words('if iif iff if_func nvl2');

/** Functions that take a unit of time, which some dialects write as a bare word. */
const TIME_FUNCTIONS = words(`
  age date_add date_diff date_part date_sub date_trunc dateadd datediff datename datepart datetime_add datetime_diff
  datetime_sub datetime_trunc extract last_day next_day time_add time_diff time_slice time_trunc timeadd timediff
  timestamp_add timestamp_diff timestamp_sub timestamp_trunc timestampadd timestampdiff trunc
`);

const TIME_UNITS = words(`
  century day dayofweek dayofweekiso dayofyear dd decade dow doy epoch epoch_second hh hour hours isodow isoweek
  isoyear mi microsecond microseconds millennium millisecond milliseconds min minute minutes mm mon month months ms
  nanosecond ns q qq quarter quarters s second seconds ss us week weekday weekiso weeks ww y year years yy yyyy days d h m w
`);

/** Words that stand for a value of the moment or of the row's place, though they look like columns. */
const PSEUDO_COLUMNS = words(`
  all current_catalog current_date current_role current_schema current_time current_timestamp current_user default
  false level localtime localtimestamp null rowid rownum session_user sysdate system_user systimestamp true user
  _file _partitiondate _partitiontime _table_suffix metadata$filename metadata$file_row_number
`);

/**
 * Names that stand for a value of the moment, even where a table of unknown columns might have one of that name: they
 * are keywords. So are parameters and variables (`@day`).
 */
const KEYWORDS = words(`
  current_catalog current_date current_role current_schema current_time current_timestamp current_user default false
  localtime localtimestamp null rowid rownum session_user sysdate system_user systimestamp true
`);

/** In any case; the parser writes some with underscores that the SQL has without, and the other way round. */
function has(names: ReadonlySet<string>): (name: string) => boolean {
  const joined = new Set([...names].map((name) => name.replaceAll('_', '')));
  return (name) => joined.has(name.toLowerCase().replaceAll('_', ''));
}

/** Columns that table functions give without being told their names: FLATTEN, explode, posexplode, generate_series … */
const FUNCTION_COLUMNS = words(`
  col column_value element explode flatten generate_series index item key ordinality path pos posexplode range seq this
  unnest value
`);

export const isAggregate = has(AGGREGATES);
export const isCount = has(COUNTS);
export const isMask = has(MASKS);
export const isNumbering = has(NUMBERINGS);
export const isConditional = has(CONDITIONALS);
export const isTimeFunction = has(TIME_FUNCTIONS);
export const isTimeUnit = has(TIME_UNITS);
export const isPseudoColumn = has(PSEUDO_COLUMNS);

const isKeyword = has(KEYWORDS);

export function isVariable(name: string): boolean {
  return name.startsWith('@') || isKeyword(name);
}
export const isFunctionColumn = has(FUNCTION_COLUMNS);
