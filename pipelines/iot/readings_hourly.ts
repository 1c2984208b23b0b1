import { range, unique, warning } from '../kit/check.ts';
import { clean, mart } from '../kit/layer.ts';
import { expecting } from '../kit/quality.ts';
import { sqlPipeline } from '../kit/sql-pipeline.ts';

const READINGS = clean('readings_clean');
const HOURLY = mart('readings_hourly');

export const readingsHourly = sqlPipeline({
  namespace: 'iot',
  name: 'readings_hourly',
  documentation:
    'Mean readings of each device and hour. An hour is an **anomaly** where its temperature lies more than 2.5 standard deviations from the device’s mean.',
  reads: [READINGS],
  writes: HOURLY,
  expectations: [
    expecting(
      HOURLY,
      unique('device_id', 'hour'),
      range('reading_count', { min: 1 }),
      warning(range('battery_v', { min: 3.3 })),
    ),
  ],
  sql: new URL('readings_hourly.sql', import.meta.url),
});
