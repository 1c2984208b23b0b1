import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maskText, parseMasked } from '../../src/model/mask.ts';

describe('a secret is masked', () => {
  test.each([
    ['postgres://user:s3cret@host:5432/db', 'postgres://user:***@host:5432/db'],
    ['postgres://user:p@ss:w@rd@host/db', 'postgres://user:***@host/db'],
    ['redis://:s3cret@host', 'redis://:***@host'],
    ['from a://u:p@h and b://v:q@i', 'from a://u:***@h and b://v:***@i'],
    ['jdbc:mysql://u:p@host/db', 'jdbc:mysql://u:***@host/db'],
    [
      'jdbc:sqlserver://host;user=sa;password=s3cret;encrypt=true',
      'jdbc:sqlserver://host;user=sa;password=***;encrypt=true',
    ],
    [
      'jdbc:postgresql://host/db?user=a&password=s3cret&ssl=true',
      'jdbc:postgresql://host/db?user=a&password=***&ssl=true',
    ],
    ['jdbc:oracle:thin:scott/tiger@//host:1521/x', 'jdbc:oracle:thin:scott/***@//host:1521/x'],
    ['Server=db;PWD=s3cret;', 'Server=db;PWD=***;'],
    ['Driver=x;Pwd={se;cret};Port=1', 'Driver=x;Pwd=***;Port=1'],
    ["host=h password='two words' port=1", 'host=h password=*** port=1'],
    ['password=s3cret', 'password=***'],
    ['{password=s3cret, user=a}', '{password=***, user=a}'],
    ['https://h/f?sig=abc%2B&sv=1', 'https://h/f?sig=***&sv=1'],
    ['https://h/?api_key=abc', 'https://h/?api_key=***'],
  ])('in %s', (text, masked) => {
    expect(maskText(text)).toBe(masked);
  });

  test.each([
    's3://bucket/a@b',
    'https://host:8080/path@x',
    'snowflake://account.eu/db',
    'mailto:ada@example.org',
    'SELECT password FROM users WHERE a = 1',
    'https://h/?tokens=3',
    'bigquery:project.dataset.table',
  ])('but %s holds none', (text) => {
    expect(maskText(text)).toBe(text);
  });

  test('whatever it is made of', () => {
    const secret = fc.stringMatching(/^[A-Za-z0-9!$%^*_+=:.@~-]{3,20}$/).map((text) => `s3cret${text}`);
    fc.assert(
      fc.property(secret, (password) => {
        for (const text of [`at db2+x://me:${password}@host/db`, `jdbc:x:a;password=${password};b=c`]) {
          expect(maskText(text)).not.toContain(password);
        }
      }),
    );
  });
});

describe('JSON is read', () => {
  test('with the secrets in its keys and its texts masked, however deep', () => {
    const json = String.raw`{"jdbc:x://u:p@h":["\npassword=abc",{"a":"b://u:p@h"}],"n":1,"__proto__":"c://u:p@h"}`;
    expect(JSON.stringify(parseMasked(json).value)).toBe(
      String.raw`{"jdbc:x://u:***@h":["\npassword=***",{"a":"b://u:***@h"}],"n":1,"__proto__":"c://u:***@h"}`,
    );
  });

  test('as it is where there is none', () => {
    fc.assert(
      fc.property(fc.json(), (json) => {
        expect(parseMasked(json)).toEqual({ value: JSON.parse(json) as unknown, text: json });
      }),
    );
  });
});

describe('a value under a name that says it is secret', () => {
  const masked = (value: unknown): unknown => parseMasked(JSON.stringify(value)).value;

  test.each([
    'password',
    'DB_PASSWORD',
    'token',
    'api_key',
    'aws.secretAccessKey',
    'clientSecret',
    'AccountKey',
  ])('is masked: %s', (name) => {
    expect(masked({ [name]: 'hunter2' })).toEqual({ [name]: '***' });
    expect(masked([{ name, value: 'hunter2' }])).toEqual([{ name, value: '***' }]);
  });

  test.each(['token_count', 'key', 'primary_key_column', 'passwords_seen', 'secretary'])(
    'is not masked where the name only sounds like it: %s',
    (name) => {
      expect(masked({ [name]: 'x' })).toEqual({ [name]: 'x' });
    },
  );

  test('is left as it is where it is no text: a column may be called so', () => {
    const schema = { fields: [{ name: 'password', type: 'VARCHAR' }], password: { nullCount: 0 } };
    expect(masked(schema)).toEqual(schema);
  });
});
