import { describe, expect, test } from 'vitest';
import { columnDescriptions } from '../../src/site/dataset-page.ts';
import { descriptionsOf } from '../../src/site/said.ts';
import { dataset, facet, runEvent, siteOf } from './log.ts';

const GLOSSARY = `datasets: { data: { sales: { description: What was sold., columns: { total: The sum. } } } }`;

/** What is said of the dataset `sales` and of its column `total`, and by whom, where the log describes both so. */
async function said(description: string, glossary = ''): Promise<string[]> {
  const fields = [{ name: 'total', type: 'INT', description }];
  const facets = { schema: facet({ fields }), documentation: facet({ description }) };
  const { catalog } = await siteOf([runEvent({ outputs: [{ ...dataset('sales'), facets }] })], glossary);
  const [sales] = catalog.datasets;
  const [total] = sales?.columns ?? [];
  if (sales === undefined || total === undefined) throw new Error('The log names neither.');
  return [descriptionsOf(sales.glossary, sales.facets.known.documentation), columnDescriptions(total)].map(
    (texts) => texts.map(({ origin, text }) => `${origin}: ${text}`).join(' | '),
  );
}

describe('what is said of a thing', () => {
  test('is what people wrote, then what the log says', async () => {
    expect(await said('From the log.', GLOSSARY)).toEqual([
      'glossary: What was sold. | log: From the log.',
      'glossary: The sum. | log: From the log.',
    ]);
  });

  test('is said once where both say the same', async () => {
    const [sales] = await said('  What was sold.\n', GLOSSARY);
    expect(sales).toBe('glossary: What was sold.');
  });

  test('is what the log says where people wrote nothing', async () => {
    expect(await said('From the log.')).toEqual(['log: From the log.', 'log: From the log.']);
  });

  test('is nothing where the log says nothing', async () => {
    expect(await said('  ')).toEqual(['', '']);
  });
});
