/** How much there was of something, a row for each thing and a column for each day. */
import { chart, dot, rect, text as words, type ChartText } from './chart.ts';
import { ROW_FRAMES, rowAxis, rowLabels, type ChartWidth, type RowFrame } from './row-label.ts';

export interface CalendarCell {
  /** Written into the cell where there is room. */
  readonly value: number;
  /** How dark the cell is. */
  readonly level: 0 | 1 | 2 | 3 | 4;
  /** Whether something was wrong: the cell is marked. */
  readonly alarm: boolean;
  /** What it is, for whoever points at it. */
  readonly label: string;
}

export interface Calendar {
  /** What the days are called; never none. */
  readonly columns: readonly string[];
  /** Never none; each with a cell a column, null where there was nothing. */
  readonly rows: readonly { readonly name: string; readonly cells: readonly (CalendarCell | null)[] }[];
}

interface Place {
  readonly row: number;
  readonly column: number;
}
type PlacedCell = CalendarCell & Place;

const [TOP, BOTTOM] = [4, 22];
/** How much a digit, and a column's name, take. */
const [DIGIT, NAME] = [7, 46];
/** For how many columns there is room at least: a few days are no wider than those of two weeks. */
const LEAST_PLACES = 14;
/** From here on a cell has a corner to put a mark into. */
const CORNER = 16;

export function calendarChart({ columns, rows }: Calendar, width: ChartWidth, text: ChartText): string {
  const frame = ROW_FRAMES[width];
  const cells = rows.flatMap(({ cells: those }, row) =>
    those.flatMap((cell, column) => (cell === null ? [] : [{ ...cell, row, column }])),
  );
  const places = Math.max(LEAST_PLACES, columns.length);
  const room = (frame.width - frame.marginLeft - frame.marginRight) / places;
  const every = Math.ceil(NAME / room);
  const fits = ({ value }: CalendarCell): boolean => String(value).length * DIGIT + 8 <= room;
  return chart(
    {
      width: frame.width,
      height: TOP + rows.length * frame.row + BOTTOM,
      marginTop: TOP,
      marginBottom: BOTTOM,
      marginLeft: frame.marginLeft,
      marginRight: frame.marginRight,
      x: { type: 'linear', domain: [0, places], axis: null },
      y: rowAxis(rows.length),
      marks: [
        ...rowLabels(
          rows.map(({ name }) => name),
          frame,
        ),
        ...([0, 1, 2, 3, 4] as const).map((level) =>
          rect(
            cells.filter((cell) => cell.level === level),
            { ...cornersIn(frame), rx: 2, title: 'label', className: `ch-cell ch-l${level}` },
          ),
        ),
        words(cells.filter(fits), {
          ...centreIn(frame),
          text: ({ value }: PlacedCell) => String(value),
          className: 'ch-value',
        }),
        dot(
          cells.filter(({ alarm }) => alarm),
          {
            ...centreIn(frame),
            ...(room > CORNER ? { dx: room / 2 - 6, dy: -6 } : {}),
            symbol: 'times',
            r: Math.min(2.5, room / 3),
            title: 'label',
            className: 'ch-alarm',
          },
        ),
        words(
          columns.flatMap((name, column) => (column % every === 0 ? [{ name, column }] : [])),
          { x: centre, frameAnchor: 'bottom', dy: 16, text: 'name', className: 'ch-label' },
        ),
      ],
    },
    text,
    `ch-${width}`,
  );
}

function cornersIn({ middle, name }: RowFrame) {
  // With the name above it, a cell has the lower part of its row.
  const top = middle === name ? 0.08 : middle - 0.26;
  return {
    x1: ({ column }: Place) => column + 0.02,
    x2: ({ column }: Place) => column + 0.98,
    y1: ({ row }: Place) => row + top,
    y2: ({ row }: Place) => row + middle + (middle - top),
  };
}

function centreIn({ middle }: RowFrame) {
  return { x: centre, y: ({ row }: Place) => row + middle };
}

function centre({ column }: Pick<Place, 'column'>): number {
  return column + 0.5;
}
