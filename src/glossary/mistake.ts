/** What a value should have been, and how to mend it: a schema's issue in words. */
import type { z } from 'zod';
import { nearest } from '../model/nearest.ts';
import type { YamlNode } from './node.ts';
import { quote, quoteAll } from './words.ts';

export type Issue = z.core.$ZodIssue;

/** What a schema expects in place of a node, in words that finish "should be". */
export function expectation(issue: Issue, node: YamlNode): string {
  if (issue.code === 'invalid_value') return quoteAll(issue.values.map(String), 'or');
  if (issue.code === 'too_small') return `${issue.minimum} or more`;
  if (issue.code === 'too_big') return `no more than ${issue.maximum.toLocaleString('en')}`;
  if (issue.code !== 'invalid_type') return issue.message;
  if (isNotFinite(node)) return 'a finite number';
  return TYPES.get(issue.expected) ?? issue.expected;
}

const TYPES: ReadonlyMap<string, string> = new Map([
  ['string', 'text'],
  ['array', 'a list of texts'],
  ['map', 'a block of columns'],
  ['number', 'a number'],
  ['int', 'a whole number'],
]);

/** How to write instead what stands at a key, or at an item of its list. */
export function remedy(issue: Issue, key: string, node: YamlNode): string {
  if (node.kind === 'unusable') return node.hint;
  if (issue.code === 'invalid_value') return choice(issue.values.map(String), key, node);
  if (issue.code === 'too_big' || isNotFinite(node)) {
    return `write a number such as ${quote(`${key}: 100`)}, or leave ${quote(key)} out where there is no such bound`;
  }
  if (isAboutNumber(issue)) return `write a number without quotes: ${quote(`${key}: 100`)}`;
  if (issue.code !== 'invalid_type') return 'compare it with the other entries';
  if (issue.expected === 'array') return 'make it a list: each text on a line of its own below, after `- `';
  if (issue.expected === 'map') return 'write each column as a key of its own: `column: what it means`';
  return asText(issue.path.length > 1 ? '- ' : `${key}: `, node);
}

function isAboutNumber(issue: Issue): boolean {
  if (issue.code === 'too_small') return true;
  return issue.code === 'invalid_type' && ['number', 'int'].includes(issue.expected);
}

/** YAML's `.nan` and `.inf` (YAML 1.2.2 §10.2.1.4). */
function isNotFinite(node: YamlNode): boolean {
  return node.kind === 'number' && /^[+-]?\.(?:inf|nan)$/i.test(node.text);
}

function choice(values: readonly string[], key: string, node: YamlNode): string {
  const near = 'text' in node ? nearest(node.text, values) : null;
  return near === null ? `write ${pairs(key, values)}` : `did you mean ${quote(near)}?`;
}

/** How a key may be written that is not there. */
export function examples(issue: Issue, key: string): string {
  return issue.code === 'invalid_value' ? pairs(key, issue.values.map(String)) : quote(`${key}: …`);
}

function pairs(key: string, values: readonly string[]): string {
  const written = values.map((value) => `${key}: ${value}`);
  return quoteAll(written, 'or');
}

/** @param lead What stands before the value: its key, or the dash of an item. */
function asText(lead: string, node: YamlNode): string {
  switch (node.kind) {
    case 'number':
    case 'boolean':
      return `put it in quotes: ${quote(`${lead}"${node.text}"`)}`;
    case 'nothing':
      return 'write its text, or take the item away';
    case 'list':
      return 'write one text, in quotes where it begins with `[`';
    case 'map':
      return 'write one text, in quotes where it begins with `{` or has a colon within';
    case 'text':
    case 'unusable':
      return 'write one text';
  }
}
