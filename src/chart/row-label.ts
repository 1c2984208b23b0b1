/** Charts of rows, each with its name: beside it where there is room, above it on a phone. */
import { ruleY, text, type Markish } from './chart.ts';

export type ChartWidth = 'wide' | 'narrow';

export interface RowFrame {
  readonly width: number;
  readonly marginLeft: number;
  readonly marginRight: number;
  /** The height of a row. */
  readonly row: number;
  /** Where a row's marks stand in it, as a share of its height from its top. */
  readonly middle: number;
  /** Where the name stands, likewise. */
  readonly name: number;
  /** How much of a name is shown, in ems. */
  readonly nameWidth: number;
}

export const ROW_FRAMES: Readonly<Record<ChartWidth, RowFrame>> = {
  wide: { width: 1160, marginLeft: 190, marginRight: 16, row: 24, middle: 0.5, name: 0.5, nameWidth: 13.5 },
  narrow: { width: 360, marginLeft: 6, marginRight: 6, row: 38, middle: 0.7, name: 0.22, nameWidth: 27 },
};

/** The scale on which row 0 lies between 0 and 1, at the top. */
export function rowAxis(rows: number) {
  return { type: 'linear', domain: [rows, 0], axis: null } as const;
}

/** Names, and lines between rows. */
export function rowLabels(names: readonly string[], frame: RowFrame): Markish[] {
  return [
    ruleY(
      Array.from({ length: names.length + 1 }, (_, index) => index),
      { className: 'ch-row', insetLeft: -frame.marginLeft },
    ),
    text(names, {
      frameAnchor: 'left',
      textAnchor: 'start',
      dx: -frame.marginLeft,
      y: (_: string, index: number) => index + frame.name,
      text: (name: string) => name,
      lineWidth: frame.nameWidth,
      textOverflow: 'ellipsis',
      className: 'ch-name',
    }),
  ];
}
