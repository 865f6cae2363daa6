/** How a quantity is printed: `12Mi`, `12M` or `12e6`. */
export type QuantityFormat = 'binary' | 'decimal' | 'exponent';

/** An amount of a resource as Kubernetes counts it: exact to the billionth, in the API's notation. */
export class Quantity {
  static readonly ZERO = new Quantity(0n, 'decimal');

  constructor(
    /** The amount in billionths. */
    readonly nanos: bigint,
    readonly format: QuantityFormat,
  ) {}

  /** The amount in whole units, a fraction rounded away from zero. */
  get value(): bigint {
    return divideAwayFromZero(this.nanos, NANO);
  }

  /** The amount in thousandths, a fraction rounded away from zero. */
  get milliValue(): bigint {
    return divideAwayFromZero(this.nanos, 1_000_000n);
  }

  /** The canonical form, as the API server prints it: the largest suffix that leaves no fraction. */
  toString(): string {
    if (this.nanos === 0n) {
      return '0';
    }
    const whole = this.nanos / NANO;
    const isBinary = this.format === 'binary' && this.nanos % NANO === 0n && (whole >= 1024n || whole <= -1024n);
    return isBinary ? printBinary(whole) : printDecimal(this.nanos, this.format === 'exponent');
  }
}

/**
 * Reads every form that the API server takes; undefined for anything else. Like the server, it rounds fractions of a
 * billionth away from zero, and caps binary amounts at 2^63 - 1.
 */
export function parseQuantity(text: string | number): Quantity | undefined {
  const key = String(text);
  let parsed = PARSED.get(key);
  if (parsed === undefined) {
    parsed = parse(key.trim()) ?? null;
    // manifests repeat a few quantities thousands of times
    if (PARSED.size < 4096) {
      PARSED.set(key, parsed);
    }
  }
  return parsed ?? undefined;
}

const PARSED = new Map<string, Quantity | null>();

const NANO = 1_000_000_000n;
const MAX_BINARY = (2n ** 63n - 1n) * NANO;

// far above every amount that can be compared with another, and cheap to compute with
const MAX_EXPONENT = 60;

const FORM = /^([+-]?)(\d*)(?:\.(\d*))?(?:([A-Za-z]+)([+-]?\d*))?$/;
const DECIMAL_SUFFIXES = new Map([['n', -9], ['u', -6], ['m', -3], ['', 0], ['k', 3], ['M', 6], ['G', 9], ['T', 12], ['P', 15], ['E', 18]]);
const BINARY_SUFFIXES = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];

function parse(text: string): Quantity | undefined {
  const match = text === '' ? null : FORM.exec(text);
  if (!match) {
    return undefined;
  }
  const [, sign, whole, fraction = '', letters = '', tail = ''] = match;
  const scale = readSuffix(letters, tail);
  if (scale === undefined) {
    return undefined;
  }
  if (whole === '' && fraction === '') {
    // apimachinery/pkg/api/resource/quantity.go reads a suffix without digits as zero where it needs no big integer
    const fits = scale.format === 'binary' ? scale.exponent < 50 : scale.exponent >= -9;
    return fits ? Quantity.ZERO : undefined;
  }
  const digits = BigInt(whole + fraction);
  const magnitude = scale.format === 'binary'
    ? min(divideAwayFromZero(digits * 2n ** BigInt(scale.exponent) * NANO, 10n ** BigInt(fraction.length)), MAX_BINARY)
    : shiftDecimal(digits, scale.exponent + 9 - fraction.length);
  return new Quantity(sign === '-' ? -magnitude : magnitude, scale.format);
}

function readSuffix(letters: string, tail: string): { format: QuantityFormat; exponent: number } | undefined {
  if (tail !== '') {
    const exponent = Number(tail);
    return (letters === 'e' || letters === 'E') && Number.isInteger(exponent)
      ? { format: 'exponent', exponent: Math.max(-1000, Math.min(exponent, MAX_EXPONENT)) }
      : undefined;
  }
  const decimal = DECIMAL_SUFFIXES.get(letters);
  if (decimal !== undefined) {
    return { format: 'decimal', exponent: decimal };
  }
  const power = BINARY_SUFFIXES.indexOf(letters);
  return power > 0 ? { format: 'binary', exponent: power * 10 } : undefined;
}

function shiftDecimal(digits: bigint, places: number): bigint {
  return places >= 0 ? digits * 10n ** BigInt(places) : divideAwayFromZero(digits, 10n ** BigInt(-places));
}

function printBinary(whole: bigint): string {
  let power = 0;
  while (power < BINARY_SUFFIXES.length - 1 && whole % 1024n === 0n) {
    whole /= 1024n;
    power++;
  }
  return `${whole}${BINARY_SUFFIXES[power]}`;
}

function printDecimal(nanos: bigint, withExponent: boolean): string {
  let exponent = -9;
  while (nanos % 1000n === 0n && (withExponent || exponent < 18)) {
    nanos /= 1000n;
    exponent += 3;
  }
  if (withExponent) {
    return exponent === 0 ? String(nanos) : `${nanos}e${exponent}`;
  }
  const suffix = [...DECIMAL_SUFFIXES].find(([, power]) => power === exponent)![0];
  return `${nanos}${suffix}`;
}

function divideAwayFromZero(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor;
  return quotient * divisor === dividend ? quotient : quotient + (dividend > 0n ? 1n : -1n);
}

function min(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}
