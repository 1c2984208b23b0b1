import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editLink } from '../../src/site/edit-link.ts';
import { hostileNames } from './hostile-name.ts';

const TEMPLATE = 'https://github.com/acme/data/edit/main/{file}#L{line}';
const link = (file: string, template: string | null = TEMPLATE) => editLink(template, { file, line: 7 });

describe('the link to edit a line of the glossary', () => {
  test('has the file and the line in the places that the template gives them', () => {
    expect(link('glossary/shop.yaml')).toBe('https://github.com/acme/data/edit/main/glossary/shop.yaml#L7');
    expect(link('./glossary/shop.yaml')).toBe(link('glossary/shop.yaml'));
    expect(link('a.yaml', 'https://x.test/?path={file}&at={line}')).toBe('https://x.test/?path=a.yaml&at=7');
  });

  test('is not there where nobody has said where files are edited', () => {
    expect(link('glossary/shop.yaml', null)).toBeNull();
  });

  test.each([
    ['a b/ä?x=1#y%2e.yaml', 'a%20b/%C3%A4%3Fx%3D1%23y%252e.yaml'],
    ['a\\b.yaml', 'a%5Cb.yaml'],
    ['$&{line}.yaml', '%24%26%7Bline%7D.yaml'],
  ])('encodes %j', (file, path) => {
    expect(link(file)).toBe(`https://github.com/acme/data/edit/main/${path}#L7`);
  });

  test.each([
    '../secret.yaml',
    'a/../../b.yaml',
    '/etc/x.yaml',
    'C:/x.yaml',
    '//evil.test/x',
    'a//b',
    '',
    '.',
    '\ud800',
  ])('is not there for %j, which lies outside the folder or has no address', (file) => {
    expect(link(file)).toBeNull();
  });

  test('never leads to another host, nor out of the folder, whatever the file is called', () => {
    const name = fc.oneof(
      fc.constantFrom(...hostileNames),
      fc
        .array(fc.constantFrom('a', '..', '/', '\\', ':', '@', 'evil.test', '?', '#', '%2e%2e', '\n'))
        .map((all) => all.join('')),
    );
    const templates = [TEMPLATE, 'https://x.test/edit/{file}', 'https://x.test/{file}{line}'];
    fc.assert(
      fc.property(name, fc.constantFrom(...templates), (file, template) => {
        const made = link(file, template);
        if (made === null) return;
        const folder = template.slice(0, template.indexOf('{'));
        expect(made.startsWith(folder)).toBe(true);
        expect(new URL(made).origin).toBe(new URL(folder).origin);
      }),
    );
  });

  test('is not there where the template has the host’s name come from the file', () => {
    expect(link('evil.test', 'https://x.test{file}/')).toBeNull();
    expect(link('@evil.test', 'https://x.test{file}/')).toBeNull();
  });
});
