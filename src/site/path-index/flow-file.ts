/** The file of data flow between datasets: `paths/data/flow.bin`. */
import { ByteReader, ByteWriter } from './bytes.ts';
import type { JobFlow, JobOutput, NumberedFlow } from './lineage.ts';

export function writeFlow(flow: NumberedFlow, version: number): Uint8Array<ArrayBuffer> {
  const writer = new ByteWriter();
  writer.unsigned(version);
  for (const { inputs, outputs } of flow) {
    writeAscending(writer, inputs);
    writeOutputs(writer, outputs);
  }
  return writer.toBytes();
}

export interface FlowFile {
  readonly version: number;
  readonly flow: NumberedFlow;
}

export function readFlow(bytes: Uint8Array): FlowFile {
  const reader = new ByteReader(bytes);
  const version = reader.unsigned();
  const flow: JobFlow[] = [];
  while (!reader.isAtEnd) flow.push({ inputs: readAscending(reader), outputs: readOutputs(reader) });
  return { version, flow };
}

/** Each as its distance from the one before, with a bit for whether sources of its own follow. */
function writeOutputs(writer: ByteWriter, outputs: readonly JobOutput[]): void {
  writer.unsigned(outputs.length);
  let before = 0;
  for (const { dataset, sources } of outputs) {
    writer.unsigned((dataset - before) * 2 + (sources === null ? 0 : 1));
    if (sources !== null) writeAscending(writer, sources);
    before = dataset;
  }
}

function readOutputs(reader: ByteReader): JobOutput[] {
  let dataset = 0;
  return Array.from({ length: reader.unsigned() }, () => {
    const word = reader.unsigned();
    dataset += Math.floor(word / 2);
    return { dataset, sources: word % 2 === 1 ? readAscending(reader) : null };
  });
}

function writeAscending(writer: ByteWriter, numbers: readonly number[]): void {
  writer.unsigned(numbers.length);
  let before = 0;
  for (const number of numbers) {
    writer.unsigned(number - before);
    before = number;
  }
}

function readAscending(reader: ByteReader): number[] {
  let number = 0;
  return Array.from({ length: reader.unsigned() }, () => (number += reader.unsigned()));
}
