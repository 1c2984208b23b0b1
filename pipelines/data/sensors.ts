/** Devices, and what the sensors among them measured: spikes, error codes, doubles, and devices nobody knows. */
import { DAY_COUNT, day, FIRST_DAY, loadedOn } from './calendar.ts';
import { createRandom, type Random } from './random.ts';
import { label, type Row } from './table.ts';

const DEVICE_COUNT = 20;
/** The devices that report; the others are in store or retired. */
const REPORTING = 3;
const SITES = ['Hamburg', 'Porto', 'Lyon', 'Malmö'] as const;

/** What the sensors write when they cannot measure. */
const ERROR_CODE = '-999';

export interface Sensors {
  readonly devices: readonly Row[];
  readonly readings: readonly Row[];
}

export function sensors(): Sensors {
  const random = createRandom(4404);
  const devices = Array.from({ length: DEVICE_COUNT }, (_, index) => device(index, random));
  const readings = Array.from({ length: DAY_COUNT }, (_, offset) => offset).flatMap((offset) =>
    devices.slice(0, REPORTING).flatMap((one, index) => pair(one, index, offset, random)),
  );
  const stray = readings.slice(40, 43).map((row, index) => ({
    ...row,
    reading_id: label('READ', 9001 + index, 5),
    device_id: 'DEV-099',
  }));
  return { devices, readings: [...readings, ...readings.filter((_, index) => index % 45 === 44), ...stray] };
}

function device(index: number, random: Random): Row {
  return {
    device_id: label('DEV', index + 1, 3),
    model: random.pick(['TH-100', 'TH-200', 'TH-200']),
    site: SITES[index % SITES.length] ?? '',
    status: index < REPORTING ? 'active' : random.pick(['in store', 'retired', 'active']),
    installed_on: day(-random.int(10, 600)),
    loaded_on: FIRST_DAY,
  };
}

/** Two readings within one hour. */
function pair(one: Row, index: number, offset: number, random: Random): readonly Row[] {
  const hour = String((offset * 5 + index * 7) % 24).padStart(2, '0');
  const spike = random.chance(0.05) ? 14 : 0;
  const late = random.chance(0.05) ? 1 : 0;
  return [10, 40].map((minute, half) => ({
    reading_id: label('READ', offset * REPORTING * 2 + index * 2 + half + 1, 5),
    device_id: one['device_id'] ?? '',
    read_at: `${day(offset)}T${hour}:${String(minute)}:00Z`,
    temperature_c: random.chance(0.03) ? ERROR_CODE : (18 + index * 2 + spike + random.normal()).toFixed(2),
    humidity_pct: random.chance(0.03) ? '' : (45 + random.normal() * 4).toFixed(1),
    battery_v: (3.7 - offset * 0.012 - index * 0.05).toFixed(2),
    loaded_on: loadedOn(offset, late),
  }));
}
