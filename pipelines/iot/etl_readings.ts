import { freshness, range, unique, warning } from '../kit/check.ts';
import { clean, raw } from '../kit/layer.ts';
import { latest } from '../kit/latest.ts';
import { EVERY_ROW, from, into } from '../kit/lineage.ts';
import { expecting } from '../kit/quality.ts';
import { reading, result, rowPipeline } from '../kit/row-pipeline.ts';
import { number } from '../kit/value.ts';

const READINGS = raw('sensor_readings');
const DEVICES = raw('devices');
const READINGS_CLEAN = clean('readings_clean');
const to = into(READINGS_CLEAN);

/** Degrees Celsius that the sensors can measure; their error code lies outside. */
const COLDEST = -40;
const HOTTEST = 85;

const COLUMNS = {
  reading_id: 'VARCHAR',
  device_id: 'VARCHAR',
  site: 'VARCHAR',
  read_at: 'TIMESTAMP',
  temperature_c: 'DOUBLE',
  humidity_pct: 'DOUBLE',
  battery_v: 'DOUBLE',
} as const;

const LINEAGE = [
  ...['reading_id', 'device_id', 'read_at', 'temperature_c', 'battery_v'].map((column) =>
    to(column, from(READINGS, column), 'IDENTITY'),
  ),
  to('humidity_pct', from(READINGS, 'humidity_pct'), 'TRANSFORMATION: a blank is unknown'),
  to('site', from(DEVICES, 'site'), 'IDENTITY'),
  to(EVERY_ROW, from(READINGS, 'device_id'), 'JOIN: sensor_readings.device_id = devices.device_id'),
  to(EVERY_ROW, from(DEVICES, 'device_id'), 'JOIN: sensor_readings.device_id = devices.device_id'),
  to(EVERY_ROW, from(READINGS, 'temperature_c'), 'FILTER: from -40 to 85 degrees'),
  to(EVERY_ROW, from(READINGS, 'reading_id', 'loaded_on'), 'FILTER: the latest row of each reading'),
];

export const etlReadings = rowPipeline({
  namespace: 'iot',
  name: 'etl_readings',
  documentation:
    'The readings of known devices, each once, without the error codes that sensors write when they cannot measure.',
  reads: {
    readings: reading(
      READINGS,
      'reading_id',
      'device_id',
      'read_at',
      'temperature_c',
      'humidity_pct',
      'battery_v',
      'loaded_on',
    ),
    devices: reading(DEVICES, 'device_id', 'site'),
  },
  writes: READINGS_CLEAN,
  expectations: [
    expecting(
      READINGS_CLEAN,
      unique('reading_id'),
      range('temperature_c', { min: COLDEST, max: HOTTEST }),
      range('humidity_pct', { min: 0, max: 100 }),
      warning(freshness('read_at', 24)),
    ),
  ],
  build: ({ readings, devices }) => {
    const siteOf = new Map(devices.rows.map((row) => [row.device_id, row.site]));
    const rows = latest(readings.rows, (row) => row.reading_id).flatMap((row) => {
      const site = siteOf.get(row.device_id);
      const temperature = number(row.temperature_c);
      if (site === undefined || temperature === null || temperature < COLDEST || temperature > HOTTEST)
        return [];
      return {
        reading_id: row.reading_id,
        device_id: row.device_id,
        site,
        read_at: row.read_at,
        temperature_c: temperature,
        humidity_pct: number(row.humidity_pct),
        battery_v: number(row.battery_v),
      };
    });
    return result(COLUMNS, rows, LINEAGE);
  },
});
