import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maskText, withoutSecrets } from '../../src/model/mask.ts';
import type { Canonical, Json } from '../../src/model/json.ts';

function parseMasked(text: string): Canonical {
  return withoutSecrets({ text, value: JSON.parse(text) as Json });
}

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
    ['https://ghp_abc@github.com/x.git', 'https://***@github.com/x.git'],
    ['git+https://ghp_abc@github.com/x.git', 'git+https://***@github.com/x.git'],
    ['mysql://u:a/b@h/db', 'mysql://u:***@h/db'],
    ["mysql://u:p'w@h", 'mysql://u:***@h'],
    ['https://b/k?X-Amz-Signature=ab&X-Amz-Date=1', 'https://b/k?X-Amz-Signature=***&X-Amz-Date=1'],
    ['https://b/k?X-Amz-Security-Token=ab', 'https://b/k?X-Amz-Security-Token=***'],
    ['Authorization: Bearer xyz', 'Authorization: Bearer ***'],
    ['curl -H "authorization: basic eHl6"', 'curl -H "authorization: basic ***"'],
    ['run --password=S --x', 'run --password=*** --x'],
    ['run --db-password S --x', 'run --db-password *** --x'],
    ['run --token "a b" c', 'run --token *** c'],
    ['export DB_PASSWORD=S', 'export DB_PASSWORD=***'],
    ['-DkeyStorePassword=S', '-DkeyStorePassword=***'],
    ['--conf spark.hadoop.fs.s3a.secret.key=S', '--conf spark.hadoop.fs.s3a.secret.key=***'],
    ['{"password":"S"}', '{"password":"***"}'],
    ['{"a":[{"password":{"value":"S"}}]}', '{"a":[{"password":{"value":"***"}}]}'],
    ['["--password","S"]', '["--password","***"]'],
    ['sent {"password": "S", "a": 1}', 'sent {"password": "***", "a": 1}'],
    ["sent {'db_password': 'S'}", "sent {'db_password': '***'}"],
    [String.raw`sent "{\"password\":\"S\\\"S\",\"a\":1}"`, String.raw`sent "{\"password\":\"***\",\"a\":1}"`],
    ['sent {"password": 12, "a": 1}', 'sent {"password": "***", "a": 1}'],
    ['cut {"password": "S', 'cut {"password": "***'],
    [String.raw`x "password=\"two words\""`, 'x "password=***"'],
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
    'postgres://host/db',
    's3://b/key=1/token=2/password=3/x',
    'https://h:8080?mail=a@b',
    'hdfs://a:8020,b:8020/x@y',
    'file://c:/x@y',
    'write to ada@example.org, or to bob@example.org',
    'token_count=3, max_tokens=4, secret_santa=5',
    'authorization: required',
    '{"token_count": 3, "secret_santa": "x", "max_tokens": 4}',
    'run --token-count 3',
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

describe('in a time that grows as the text does', () => {
  test.each([
    ';password={',
    ';password="',
    "password='",
    ' --password "',
    'jdbc:oracle:a:',
    'jdbc:oracle:a:b/',
    'a://b:',
    'https://',
    'a://b:c/',
    '"password":"',
    String.raw`\"password\":\"`,
    '"password":',
    'Authorization: Bearer ',
    '{"password":',
    '[',
    String.raw`\\`,
    'a',
    'a-',
    '-a_',
    '"a',
    '" ',
  ])('%s, over and over', { timeout: 60_000 }, (part) => {
    const text = part.repeat(5_000_000 / part.length);
    // Quadratic, each would take minutes.
    expect(maskText(`${text}@`).length).toBeGreaterThan(0);
    expect(maskText(`password${text}`).length).toBeGreaterThan(0);
  });
});

test('JSON in a text in JSON, each nested deep, is masked within the bounds of the stack', () => {
  for (const levels of [19, 500]) {
    let json = '{"password":"S"}';
    for (let round = 0; round < 18; round += 1) {
      json = JSON.stringify(`${'['.repeat(levels)}${json}${']'.repeat(levels)}`);
    }
    const { text } = parseMasked(json);
    expect([text.includes('password'), text.includes('***'), text.includes('"S')]).toEqual([
      true,
      true,
      false,
    ]);
  }
});

describe('a text is left as it is', () => {
  const plain = fc.stringMatching(/^[A-Za-z0-9 ./:;,&?_=(){}[\]'"<>-]*$/);
  const mark = /pass|pwd|secret|token|credential|key|sas|sig|authorization|cookie|bearer|pat|connection|@/i;

  test('where it has none of the marks', () => {
    fc.assert(
      fc.property(
        plain.filter((text) => !mark.test(text)),
        (text) => {
          expect(maskText(text)).toBe(text);
        },
      ),
    );
  });
});

describe('JSON is read', () => {
  test('with the secrets in its keys and its texts masked, however deep', () => {
    const json = String.raw`{"jdbc:x://u:p@h":["\npassword=abc",{"a":"b://u:p@h"}],"n":1,"__proto__":"c://u:p@h"}`;
    expect(JSON.stringify(parseMasked(json).value)).toBe(
      String.raw`{"__proto__":"c://u:***@h","jdbc:x://u:***@h":["\npassword=***",{"a":"b://u:***@h"}],"n":1}`,
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
    'passwords',
    'client_secrets',
    'access_tokens',
    'passphrase',
    'DB_PASS',
    'Authorization',
    'Set-Cookie',
    'bearer',
    'sslkey',
    'ssl_key',
    'github_pat',
    'connectionString',
    'connection_string',
    'kafka.sasl.jaas.config',
    'fs.s3a.secret.access.key',
    'fs.s3a.secret.key',
    'fs.azure.account.key.x.blob.core.windows.net',
  ])('is masked: %s', (name) => {
    expect(masked({ [name]: 'hunter2' })).toEqual({ [name]: '***' });
    expect(masked([{ name, value: 'hunter2' }])).toEqual([{ name, value: '***' }]);
    expect(masked([{ key: name, name: 'x', value: 'hunter2' }])).toEqual([
      { key: name, name: 'x', value: '***' },
    ]);
    expect(masked([{ name, key: 'x', value: 7 }])).toEqual([{ name, key: 'x', value: '***' }]);
  });

  test.each([
    'token_count',
    'key',
    'primary_key_column',
    'passwords_seen',
    'secretary',
    'max_tokens',
    'spat',
    'bypass',
    'path',
  ])('is not masked where the name only sounds like it: %s', (name) => {
    expect(masked({ [name]: 'x' })).toEqual({ [name]: 'x' });
  });

  test('is masked with all that is below it, in the shape that it has', () => {
    expect(masked({ password: ['S', 7, true, null, { a: { b: 'S' } }] })).toEqual({
      password: ['***', '***', true, null, { a: { b: '***' } }],
    });
    expect(masked([{ name: 'password', value: { a: 'S' } }])).toEqual([
      { name: 'password', value: { a: '***' } },
    ]);
  });

  test('is masked where it is the argument after its name', () => {
    expect(masked(['--password', 'S', 'x', '--token', '--x'])).toEqual([
      '--password',
      '***',
      'x',
      '--token',
      '--x',
    ]);
  });

  test.each(['_producer', '_schemaURL'])('is left as it is where it is a facet, by %s', (mark) => {
    const facet = (text: string): object => ({ token: { [mark]: 'https://x', count: 1, text } });
    expect(masked(facet('a://u:S@h'))).toEqual(facet('a://u:***@h'));
  });

  test.each([
    { fields: [{ name: 'password', type: 'VARCHAR' }] },
    {
      columnLineage: {
        fields: { password: { inputFields: [{ namespace: 'n', name: 't', field: 'token' }] } },
      },
    },
    { lineage: { fields: { password: { inputs: [{ type: 'DATASET', name: 't', field: 'token' }] } } } },
    { dataQualityMetrics: { columnMetrics: { password: { nullCount: 0, quantiles: { 0.5: 1 } } } } },
    { assertions: [{ assertion: 'unique', success: true, column: 'password' }] },
  ])('is left as it is where it is a column: %j', (facet) => {
    const json = JSON.stringify(facet);
    expect(parseMasked(json)).toEqual({ value: facet, text: json });
  });

  test('is masked where only its neighbours are columns', () => {
    expect(
      masked({ fields: { password: 'S', token: { value: 'S' } }, columnMetrics: { token: 'S' } }),
    ).toEqual({
      fields: { password: '***', token: { value: '***' } },
      columnMetrics: { token: '***' },
    });
  });
});

describe('a statement of SQL', () => {
  const query = (text: string): unknown => {
    const { value } = parseMasked(JSON.stringify({ sql: { query: text } }));
    return (value as { readonly sql: { readonly query: string } }).sql.query;
  };

  test.each([
    'SELECT * FROM a JOIN b ON a.secret=b.secret AND a.user_password=b.password_hash',
    'UPDATE t SET password = md5(b), token=upper(x)',
  ])('keeps its columns and calls, whatever they are called: %s', (text) => {
    expect(query(text)).toBe(text);
  });

  test('loses the texts that stand behind a secret name, and stays a statement', () => {
    expect(
      query("COPY t FROM 's3://b' CREDENTIALS aws_secret_key='S'; UPDATE t SET password='S', a='b'"),
    ).toBe("COPY t FROM 's3://b' CREDENTIALS aws_secret_key='***'; UPDATE t SET password='***', a='b'");
  });

  test('loses passwords in addresses', () => {
    expect(query("ATTACH 'postgres://u:S@h/db'")).toBe("ATTACH 'postgres://u:***@h/db'");
  });
});
