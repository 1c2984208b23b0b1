import { clean, mart } from '../kit/layer.ts';
import { EVERY_ROW, from, into } from '../kit/lineage.ts';
import { sqlPipeline } from '../kit/sql-pipeline.ts';

const READINGS = clean('readings_clean');
const HOURLY = mart('readings_hourly');
const to = into(HOURLY);

export const readingsHourly = sqlPipeline({
  namespace: 'iot',
  name: 'readings_hourly',
  documentation:
    'Mean readings of each device and hour. An hour is an **anomaly** where its temperature lies more than 2.5 standard deviations from the device’s mean.',
  reads: [READINGS],
  writes: HOURLY,
  sql: new URL('readings_hourly.sql', import.meta.url),
  lineage: [
    to('device_id', from(READINGS, 'device_id'), 'IDENTITY'),
    to('site', from(READINGS, 'site'), 'IDENTITY'),
    to('hour', from(READINGS, 'read_at'), "TRANSFORMATION: date_trunc('hour', read_at)"),
    to('reading_count', from(READINGS, 'device_id'), 'AGGREGATION: count(*)'),
    to('temperature_c', from(READINGS, 'temperature_c'), 'AGGREGATION: avg(temperature_c)'),
    to('humidity_pct', from(READINGS, 'humidity_pct'), 'AGGREGATION: avg(humidity_pct)'),
    to('battery_v', from(READINGS, 'battery_v'), 'AGGREGATION: min(battery_v)'),
    to('temperature_zscore', from(READINGS, 'temperature_c'), 'AGGREGATION: (x - mean) / standard deviation'),
    to('temperature_zscore', from(READINGS, 'device_id'), 'WINDOW: within the device'),
    to('is_anomaly', from(READINGS, 'temperature_c'), 'CONDITIONAL: abs(z-score) > 2.5'),
    to('is_anomaly', from(READINGS, 'device_id'), 'WINDOW: within the device'),
    to(EVERY_ROW, from(READINGS, 'device_id', 'site', 'read_at'), 'GROUP_BY: device and hour'),
    to(EVERY_ROW, from(READINGS, 'device_id', 'read_at'), 'SORT: device_id, hour'),
  ],
});
