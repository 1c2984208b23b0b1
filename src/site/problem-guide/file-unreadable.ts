import type { Explanation } from './explanation.ts';

export const fileUnreadable: Explanation = {
  summary: 'A file could not be read to its end. What was read before is kept.',
  outcome: 'read as far as possible',
  counted: 'each file',
  meaning:
    'The system refuses to read a file of the log or of the glossary; or a gzipped one is damaged, cut off, or unpacks to far more than any log does; or it is written in UTF-32; or a glossary file is larger than 10 MB.',
  effect:
    'How many events the rest of the file holds is not known: the books count what was read, and they balance without it. Whatever only the lost events said is missing from the site. Of a glossary file, nothing is read.',
  treatment:
    'Events before the fault are taken, and the other files are read. A gzipped file is known by its first bytes, whatever its name.',
  remedy:
    'Check that whoever runs the build may read the file, and that it is whole: `gzip -t` tests a gzipped one. A file that is still being written, or that was copied meanwhile, ends in the middle: build from a finished copy.',
  producers: [
    {
      producer: 'Log rotation',
      advice:
        'A rotation that compresses in place leaves a half-written `.gz` for a while. Let it write under another name and rename at the end, or read the log a cycle later.',
    },
    {
      producer: 'Object storage',
      advice:
        'An upload that was broken off leaves a short file. Compare its size or its checksum with the source’s.',
    },
  ],
  example: {
    files: [
      {
        name: 'events.ndjson.gz',
        text: '1f8b 0800 0000 0000 0003 ab56',
        mark: [],
        isHexadecimal: true,
      },
    ],
    problem: {
      severity: 'error',
      file: 'events.ndjson.gz',
      line: null,
      message: 'the file could not be read to its end: unexpected end of file',
      hint: 'check its permissions and that it is whole; what was read before the fault is kept',
    },
  },
  related: ['event-unreadable', 'glossary-syntax'],
};
