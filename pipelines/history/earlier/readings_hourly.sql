CREATE TABLE mart.readings_hourly AS
WITH hours AS (
  SELECT
    device_id,
    site,
    date_trunc('hour', read_at) AS hour,
    count(*) AS reading_count,
    avg(temperature_c) AS mean_temperature,
    avg(humidity_pct) AS mean_humidity,
    min(battery_v) AS lowest_battery,
    max(temperature_c) AS highest_temperature
  FROM clean.readings_clean
  GROUP BY device_id, site, date_trunc('hour', read_at)
),
scored AS (
  SELECT
    *,
    (mean_temperature - avg(mean_temperature) OVER (PARTITION BY device_id))
      / nullif(stddev_samp(mean_temperature) OVER (PARTITION BY device_id), 0) AS deviation
  FROM hours
)
SELECT
  device_id,
  site,
  hour,
  reading_count,
  round(mean_temperature, 3) AS temperature_c,
  round(mean_humidity, 3) AS humidity_pct,
  lowest_battery AS battery_v,
  highest_temperature AS temperature_max_c,
  round(deviation, 4) AS temperature_zscore,
  coalesce(abs(deviation) > 2.5, false) AS is_anomaly
FROM scored
ORDER BY device_id, hour
