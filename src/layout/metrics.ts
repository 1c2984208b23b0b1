/** The measures of the diagrams' typography, in pixels: the layout makes room by them and the SVG writes by them. */
import type { Font } from './font.ts';

export const LABEL_FONT: Font = { face: 'interface', size: 13, weight: 'normal' };
/** The labels of groups, and of what the page is about. */
export const STRONG_FONT: Font = { ...LABEL_FONT, weight: 'bold' };
export const CAPTION_FONT: Font = { face: 'interface', size: 11, weight: 'normal' };
export const ROW_FONT: Font = { face: 'monospace', size: 12, weight: 'normal' };
export const DETAIL_FONT: Font = { face: 'interface', size: 11, weight: 'normal' };

export const LABEL_LINE = 18;
export const CAPTION_LINE = 14;
export const ROW_HEIGHT = 22;

/** Above and below the text of a header. Headers come out even, so that lines attach at whole pixels. */
export const HEADER_PADDING = 8;
/** Below the last row. */
export const FOOT = 4;
/** Left of a box's text: its kind's icon stands there. */
export const ICON_INSET = 30;
/** Left of a row's text, and right of all texts. */
export const TEXT_INSET = 12;
/** Between a row's label and its detail. */
export const DETAIL_GAP = 12;

export const LABEL_MAXIMUM = 210;
export const ROW_LABEL_MAXIMUM = 190;
export const DETAIL_MAXIMUM = 90;

/** Boxes' widths are multiples of this: neighbourhoods then share few geometries, and columns align. */
export const WIDTH_STEP = 24;
export const MINIMUM_WIDTH = 120;

/** Inside a group's frame; the top also holds its label. */
export const GROUP_PADDING = 16;
export const GROUP_TOP = 36;
/** Around the whole drawing: badges and heavy borders need it. */
export const MARGIN = 12;
