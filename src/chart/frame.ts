/** The size of a chart beside text, in units that a page scales: room for axes stays enough when a phone sets letters larger. */
export const FRAME = {
  width: 480,
  height: 160,
  marginTop: 12,
  marginRight: 14,
  marginBottom: 24,
  marginLeft: 58,
} as const;
