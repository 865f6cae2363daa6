import { configured, READ } from './ship';
import { FluentBitFieldType, FluentBitFilter, FluentBitMultilineParser, FluentBitParser } from '../../../src';

describe('parsers', () => {
  test('whatever names a parser defines it, once', () => {
    const json = FluentBitParser.json('app-json', { timeKey: 'ts', timeFormat: '%s.%L', types: { status: FluentBitFieldType.INTEGER } });
    const config = configured({
      logs: [{ ...READ.logs[0], parser: json }],
      filters: [FluentBitFilter.parser({ parsers: [json, FluentBitParser.regex('words', '^(?<first>\\S+) (?<rest>.*)$')] })],
    });

    expect(config.parsers).toEqual([
      { name: 'app-json', format: 'json', time_key: 'ts', time_format: '%s.%L', time_keep: true, types: 'status:integer' },
      { name: 'words', format: 'regex', regex: '^(?<first>\\S+) (?<rest>.*)$' },
    ]);
    expect(config.pipeline.inputs[0].parser).toBe('app-json');
    expect(config.service.parsers_file).toBeUndefined();
  });

  test('a parser of the image brings the file that defines it', () => {
    const { service, parsers } = configured({ logs: [{ ...READ.logs[0], parser: FluentBitParser.NGINX }] });

    expect(service.parsers_file).toBe('/fluent-bit/etc/parsers.conf');
    expect(parsers).toBeUndefined();
  });

  test('a multiline parser of one\'s own is defined, one that is built in is not', () => {
    const own = FluentBitMultilineParser.regex('steps', {
      rules: [
        { state: 'start_state', regex: '/^\\d/', nextState: 'more' },
        { state: 'more', regex: '/^\\s/', nextState: 'more' },
      ],
    });
    const config = configured({ logs: [{ ...READ.logs[0], multilineParsers: [own, FluentBitMultilineParser.PYTHON] }] });

    expect(config.multiline_parsers).toEqual([{
      name: 'steps',
      type: 'regex',
      flush_timeout: 1000,
      rules: [{ state: 'start_state', regex: '/^\\d/', next_state: 'more' }, { state: 'more', regex: '/^\\s/', next_state: 'more' }],
    }]);
    expect(config.pipeline.inputs[0]['multiline.parser']).toBe('steps,python');
  });
});

describe('bad input', () => {
  test.each<[string, () => unknown, string]>([
    ['a parser without fields', () => FluentBitParser.regex('p', '^(.*)$'), 'parser "p" makes no field, got "^(.*)$"; name at least one group, such as (?<message>.*)'],
    ['a time without a format', () => FluentBitParser.json('p', { timeKey: 'ts' }),
      'parser "p" needs both \'timeKey\' and \'timeFormat\' or none, got \'timeKey\' "ts" alone; give the other one too'],
    ['a parser\'s name with a comma', () => FluentBitParser.json('a,b'), 'name of a parser cannot stand in a list, got "a,b"; use letters, digits, "-", "_" and "."'],
    ['a message that never begins', () => FluentBitMultilineParser.regex('m', { rules: [{ state: 'a', regex: 'x', nextState: 'a' }] }),
      'multiline parser "m" never begins, got states ["a"]; give one rule the \'state\' "start_state"'],
    ['a state without a rule', () => FluentBitMultilineParser.regex('m', { rules: [{ state: 'start_state', regex: 'x', nextState: 'b' }] }),
      'multiline parser "m" leads to a state without a rule, got \'nextState\' "b"; use one of ["start_state"]'],
    ['a name that is taken', () => FluentBitMultilineParser.regex('go', { rules: [] }), 'multiline parser "go" is built into Fluent Bit already; give yours another name'],
  ])('%s', (_title, make, message) => {
    expect(make).toThrow(new Error(message));
  });
});
