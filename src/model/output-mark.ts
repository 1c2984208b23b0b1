/** The file by which a folder is known as one that a build has written. */
export const OUTPUT_MARK = '.headwater';
