import * as fc from 'fast-check';
import { parseQuantity, Quantity, QuantityFormat } from '../../src/pod/quantity';

const NANO = 10n ** 9n;

describe('forms that the API server takes', () => {
  test.each([
    ['0', '0', 0n],
    ['100m', '100m', NANO / 10n],
    ['0.1', '100m', NANO / 10n],
    ['.5', '500m', NANO / 2n],
    ['1.', '1', NANO],
    ['+1', '1', NANO],
    ['-1', '-1', -NANO],
    ['-1.5k', '-1500', -1500n * NANO],
    ['007', '7', 7n * NANO],
    ['1500m', '1500m', 1500n * NANO / 1000n],
    ['2000m', '2', 2n * NANO],
    ['1n', '1n', 1n],
    ['5u', '5u', 5000n],
    ['128Mi', '128Mi', 128n * NANO * 2n ** 20n],
    ['1024Mi', '1Gi', NANO * 2n ** 30n],
    ['1.5Gi', '1536Mi', 1536n * NANO * 2n ** 20n],
    ['0.5Ki', '512', 512n * NANO],
    ['1.1Ki', '1126400m', 1126400n * NANO / 1000n],
    ['2Ei', '2Ei', 2n * NANO * 2n ** 60n],
    ['200M', '200M', 200_000_000n * NANO],
    ['1000k', '1M', 1_000_000n * NANO],
    ['1E', '1E', NANO * 10n ** 18n],
    ['1E3', '1e3', 1000n * NANO],
    ['12e6', '12e6', 12_000_000n * NANO],
    ['1e-3', '1e-3', NANO / 1000n],
    ['1.5e+2', '150', 150n * NANO],
    ['134217728', '134217728', 134217728n * NANO],
    [' 100m ', '100m', NANO / 10n],
    ['Mi', '0', 0n],
    ['.', '0', 0n],
  ])('%s is printed as %s', (text, canonical, nanos) => {
    const quantity = parseQuantity(text)!;

    expect(quantity.nanos).toBe(nanos);
    expect(quantity.toString()).toBe(canonical);
  });

  test.each([[0.5, '500m'], [2, '2'], [1e21, '1e21'], [1e-7, '100e-9'], [1073741824, '1073741824']])('the YAML number %s is %s', (number, canonical) => {
    expect(parseQuantity(number)!.toString()).toBe(canonical);
  });

  test('a part of a billionth is rounded away from zero', () => {
    expect(parseQuantity('0.1n')!.nanos).toBe(1n);
    expect(parseQuantity('-1e-12')!.nanos).toBe(-1n);
    expect(parseQuantity('1e-999999999')!.nanos).toBe(1n);
  });

  test('a binary amount is capped at 2^63 - 1', () => {
    expect(parseQuantity('100Ei')!.value).toBe(2n ** 63n - 1n);
  });

  test('an absurd exponent costs nothing', () => {
    expect(parseQuantity('1e999999999999')!.value).toBe(10n ** 60n);
  });
});

test.each(['', ' ', 'abc', '1 Gi', '1K', '1ki', '1mi', '1i', '1e', '1e1.5', '1e-', '-3.01e-', '1.1.M', '1+1.0M', '0x10', '1Ki5', '--1', '1-5', '1Ee5', 'Infinity',
  'NaN', 'Pi', '1_000', '１'])(
  '"%s" is no quantity', (text) => {
    expect(parseQuantity(text)).toBeUndefined();
  });

describe('rounding', () => {
  test.each([['1', 1n, 1000n], ['1m', 1n, 1n], ['1n', 1n, 1n], ['1001u', 1n, 2n], ['-1500m', -2n, -1500n], ['-1n', -1n, -1n], ['0', 0n, 0n]])(
    '%s has the value %s and %s thousandths', (text, value, milliValue) => {
      const quantity = parseQuantity(text)!;

      expect(quantity.value).toBe(value);
      expect(quantity.milliValue).toBe(milliValue);
    });
});

describe('properties', () => {
  const format = fc.constantFrom<QuantityFormat>('binary', 'decimal', 'exponent');
  const nanos = fc.oneof(fc.bigInt({ min: -(10n ** 27n), max: 10n ** 27n }), fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }).map((n) => n * NANO));

  test('what is printed is read as the same amount', () => {
    fc.assert(fc.property(nanos, format, (amount, form) => {
      expect(parseQuantity(new Quantity(amount, form).toString())!.nanos).toBe(amount);
    }));
  });

  test('printing is canonical: reading and printing again changes nothing', () => {
    const text = fc.tuple(
      fc.constantFrom('', '-', '+'),
      fc.nat({ max: 99_999 }),
      fc.option(fc.stringMatching(/^[0-9]{0,6}$/), { nil: undefined }),
      fc.constantFrom('', 'n', 'u', 'm', 'k', 'M', 'G', 'T', 'P', 'E', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei', 'e3', 'E-2', 'e+5', 'e0'),
    ).map(([sign, whole, fraction, suffix]) => `${sign}${whole}${fraction === undefined ? '' : `.${fraction}`}${suffix}`);

    fc.assert(fc.property(text, (given) => {
      const printed = parseQuantity(given)!.toString();
      expect(parseQuantity(printed)!.toString()).toBe(printed);
    }));
  });

  test('binary suffixes are powers of 1024, decimal ones powers of 1000', () => {
    fc.assert(fc.property(fc.nat({ max: 8 }), fc.nat({ max: 5 }), (amount, power) => {
      expect(parseQuantity(`${amount}${['Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'][power]}`)!.nanos).toBe((() => {
        const exact = BigInt(amount) * 1024n ** BigInt(power + 1);
        return (exact < 2n ** 63n ? exact : 2n ** 63n - 1n) * NANO;
      })());
      expect(parseQuantity(`${amount}${['k', 'M', 'G', 'T', 'P', 'E'][power]}`)!.nanos).toBe(BigInt(amount) * 1000n ** BigInt(power + 1) * NANO);
    }));
  });

  test('no text makes it fail', () => {
    fc.assert(fc.property(fc.string(), (text) => {
      parseQuantity(text);
    }));
  });
});
