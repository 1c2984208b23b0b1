CREATE TABLE mart.device_health AS
WITH recent AS (
  SELECT
    device_id,
    hour,
    battery_v,
    max(temperature_max_c) OVER (PARTITION BY device_id) AS hottest_c,
    row_number() OVER (PARTITION BY device_id ORDER BY hour DESC) AS age,
    count(*) FILTER (WHERE is_anomaly) OVER (PARTITION BY device_id) AS anomaly_count
  FROM mart.readings_hourly
)
SELECT
  d.device_id,
  d.model,
  d.site,
  r.hour AS last_seen_at,
  r.battery_v,
  r.anomaly_count,
  r.hottest_c,
  CASE
    WHEN r.device_id IS NULL THEN 'silent'
    WHEN r.battery_v < 3.4 THEN 'battery low'
    WHEN r.anomaly_count > 0 THEN 'check'
    ELSE 'healthy'
  END AS health
FROM raw.devices AS d
LEFT JOIN recent AS r ON r.device_id = d.device_id AND r.age = 1
WHERE d.status = 'active'
ORDER BY d.device_id
