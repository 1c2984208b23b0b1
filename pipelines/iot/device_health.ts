import { mart, raw } from '../kit/layer.ts';
import { EVERY_ROW, from, into } from '../kit/lineage.ts';
import { sqlPipeline } from '../kit/sql-pipeline.ts';

const DEVICES = raw('devices');
const HOURLY = mart('readings_hourly');
const HEALTH = mart('device_health');
const to = into(HEALTH);

export const deviceHealth = sqlPipeline({
  namespace: 'iot',
  name: 'device_health',
  documentation:
    'The state of each active device: when it last reported, its battery, and whether to look at it.',
  reads: [DEVICES, HOURLY],
  writes: HEALTH,
  sql: new URL('device_health.sql', import.meta.url),
  lineage: [
    ...['device_id', 'model', 'site'].map((column) => to(column, from(DEVICES, column), 'IDENTITY')),
    to('last_seen_at', from(HOURLY, 'hour'), 'AGGREGATION: the last hour of the device'),
    to('battery_v', from(HOURLY, 'battery_v'), 'IDENTITY'),
    to('battery_v', from(HOURLY, 'hour'), 'WINDOW: at the last hour of the device'),
    to('anomaly_count', from(HOURLY, 'is_anomaly'), 'AGGREGATION: count where is_anomaly'),
    to(
      'health',
      from(HOURLY, 'device_id', 'battery_v', 'is_anomaly'),
      'CONDITIONAL: silent, battery low, check or healthy',
    ),
    to(EVERY_ROW, from(DEVICES, 'device_id'), 'JOIN: devices.device_id = readings_hourly.device_id'),
    to(EVERY_ROW, from(HOURLY, 'device_id'), 'JOIN: devices.device_id = readings_hourly.device_id'),
    to(EVERY_ROW, from(DEVICES, 'status'), "FILTER: status = 'active'"),
    to(EVERY_ROW, from(HOURLY, 'device_id', 'hour'), 'WINDOW: the last hour of the device'),
  ],
});
