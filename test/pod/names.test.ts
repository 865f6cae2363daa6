import {
  configKeyFault, envNameFault, headerNameFault, labelFault, labelValueFault, portNameFault, qualifiedNameFault, relaxedSubdomainFault,
  subdomainFault,
} from '../../src/pod/names';

interface Grammar {
  readonly fault: (text: string) => string | undefined;
  readonly right: readonly string[];
  readonly wrong: readonly string[];
}

const grammars: Readonly<Record<string, Grammar>> = {
  'a label': { fault: labelFault, right: ['a', '0', 'a-b', 'a'.repeat(63)], wrong: ['', '-a', 'a-', 'A', 'a.b', 'a_b', 'ä', 'a\n', 'a'.repeat(64)] },
  'a subdomain': { fault: subdomainFault, right: ['a.b', 'a-b.c', `${'a.'.repeat(126)}a`], wrong: ['', '.a', 'a.', 'a..b', 'a_b', 'a.'.repeat(127)] },
  'a relaxed subdomain': { fault: relaxedSubdomainFault, right: ['_sip._tcp.acme.io'], wrong: ['', '_sip.-tcp', 'a'.repeat(254)] },
  'a qualified name': {
    fault: qualifiedNameFault,
    right: ['a', 'A.b_c-d', 'acme.io/A', `acme.io/${'a'.repeat(63)}`],
    wrong: ['', '/a', 'acme.io/', 'A.io/a', 'a/b/c', '-a', 'a b', `acme.io/${'a'.repeat(64)}`],
  },
  'a label value': { fault: labelValueFault, right: ['', 'A.b_c-d', '1'], wrong: ['-a', 'a b', '<A>', 'a'.repeat(64)] },
  'a port name': { fault: portNameFault, right: ['http', '8a', 'a-1-b'], wrong: ['', '8080', 'Http', 'a--b', '-a', 'a-', 'a2345678901234567'] },
  'a variable': { fault: (text) => envNameFault(text, false), right: ['A', '_a.b-c', '.a'], wrong: ['', '1A', 'A=B', 'A B', '.', '..', '..a'] },
  'a relaxed variable': { fault: (text) => envNameFault(text, true), right: ['1A', 'A B', '~', '..'], wrong: ['', 'A=B', 'ä', 'a\tb'] },
  'a key': { fault: configKeyFault, right: ['a.b', '_', '.a'], wrong: ['', 'a/b', '.', '..', '..a', 'a'.repeat(254)] },
  'a header name': { fault: headerNameFault, right: ['X-Header-1'], wrong: ['', 'X Bad', 'a_b'] },
};

describe.each(Object.entries(grammars))('%s', (_name, { fault, right, wrong }) => {
  test.each(right)('may be %j', (text) => {
    expect(fault(text)).toBeUndefined();
  });

  test.each(wrong)('may not be %j', (text) => {
    expect(fault(text)).toMatch(/^[a-z]/);
  });
});
