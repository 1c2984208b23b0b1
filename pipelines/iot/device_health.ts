import { acceptedValues, range, unique, warning } from '../kit/check.ts';
import { mart, raw } from '../kit/layer.ts';
import { expecting } from '../kit/quality.ts';
import { sqlPipeline } from '../kit/sql-pipeline.ts';

const DEVICES = raw('devices');
const HOURLY = mart('readings_hourly');
const HEALTH = mart('device_health');

export const deviceHealth = sqlPipeline({
  namespace: 'iot',
  name: 'device_health',
  documentation:
    'The state of each active device: when it last reported, its battery, and whether to look at it.',
  reads: [DEVICES, HOURLY],
  writes: HEALTH,
  expectations: [
    expecting(
      HEALTH,
      unique('device_id'),
      acceptedValues('health', ['healthy', 'check', 'battery low', 'silent']),
      warning(range('battery_v', { min: 3.3 })),
    ),
  ],
  sql: new URL('device_health.sql', import.meta.url),
});
