import fc from 'fast-check';

/** A change of one place in a document; the place is chosen by a number, so that any number fits any document. */
export interface ValueMutation {
  readonly place: number;
  readonly action: 'replace' | 'remove' | 'rename' | 'repeat' | 'copy';
  readonly value: unknown;
  readonly word: string;
  readonly other: number;
}

const WORDS = [
  '', ' ', 'Always', 'always', 'OnFailure', 'Never', 'name', 'spec', 'containers', 'initContainers', 'startupProbe', 'exec', 'sleep', 'http', '8080', '-1', '1e999',
  '100m', '1Gi', '9999999999999Ti', '0.0001', '-5', 'SIGTERM', '__proto__', 'constructor', 'toString', 'a'.repeat(300), '\u0000', '\ud800', 'ü', '{{ x }}', '*', '&a',
  '$(X)', '{"orders-api": 3}', 'docker.io/istio/proxyv2:', '@sha256:', ':', '///', '2020-01-01', 'yes', '~',
];
const ODD = [null, true, false, 0, 1, -1, 3, 0.5, 65536, 2 ** 31, 2 ** 53, -(2 ** 63), 1e300, [], {}, [[]], [null], [{}], [3, 'x', {}], { a: null }, { name: 3 }];

export const valueMutation: fc.Arbitrary<ValueMutation> = fc.record({
  place: fc.nat(),
  action: fc.constantFrom('replace', 'replace', 'remove', 'rename', 'repeat', 'copy'),
  value: fc.oneof(fc.constantFrom(...ODD), fc.constantFrom(...WORDS), fc.jsonValue({ maxDepth: 2 })),
  word: fc.constantFrom(...WORDS),
  other: fc.nat(),
});

/** A document with the mutations made, the original untouched. */
export function mutateValue<T>(document: T, mutations: readonly ValueMutation[]): T {
  const copy = structuredClone(document);
  for (const mutation of mutations) {
    const places = placesIn(copy);
    if (places.length === 0) {
      break;
    }
    const { holder, key } = places[mutation.place % places.length];
    const other = places[mutation.other % places.length];
    switch (mutation.action) {
      case 'replace':
        holder[key] = structuredClone(mutation.value);
        break;
      case 'remove':
        if (Array.isArray(holder)) {
          holder.splice(Number(key), 1);
        } else {
          delete holder[key];
        }
        break;
      case 'rename':
        define(holder, mutation.word, holder[key]);
        break;
      case 'repeat':
        if (Array.isArray(holder)) {
          holder.push(structuredClone(holder[Number(key)]));
        }
        break;
      case 'copy':
        holder[key] = structuredClone(other.holder[other.key]);
        break;
    }
  }
  return copy;
}

interface Place {
  readonly holder: any;
  readonly key: string;
}

function placesIn(value: any, found: Place[] = []): Place[] {
  for (const key of Object.keys(value)) {
    found.push({ holder: value, key });
    if (typeof value[key] === 'object' && value[key] !== null) {
      placesIn(value[key], found);
    }
  }
  return found;
}

function define(holder: any, key: string, value: unknown): void {
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });
}

/** A change of a text at a place between 0 and 1. */
export interface TextMutation {
  readonly at: number;
  readonly length: number;
  readonly action: 'cut' | 'insert' | 'repeat' | 'dropLine' | 'indent' | 'truncate';
  readonly insert: string;
}

const PIECES = [
  '\u0000', '\t', '\r\n', '\n', '\n---\n', '\n...\n', '%YAML 1.2\n', ' ', ':', ': ', '- ', '{', '}', '[', ']', '"', '\'', '|', '>', '#', '&a ', '*a', '!!int ', '!x ', '<<: *a\n', '? ',
  '@', '`', '\ufeff', '\u2028', '\ud83d', '{{ .Values.x }}', 'null', '0x', '1:2', '\\', '\u0085', ',',
];

export const textMutation: fc.Arbitrary<TextMutation> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.nat({ max: 200 }),
  action: fc.constantFrom('cut', 'insert', 'insert', 'repeat', 'dropLine', 'indent', 'truncate'),
  insert: fc.constantFrom(...PIECES),
});

export function mutateText(text: string, mutations: readonly TextMutation[]): string {
  return mutations.reduce((current, { at, length, action, insert }) => {
    const from = Math.floor(at * current.length);
    const [before, after] = [current.slice(0, from), current.slice(from)];
    switch (action) {
      case 'cut': return before + after.slice(length);
      case 'insert': return before + insert + after;
      case 'repeat': return before + after.slice(0, length) + after;
      case 'dropLine': return before + after.slice(after.indexOf('\n') + 1);
      case 'indent': return before + after.replace('\n', `\n${' '.repeat(length % 5)}`);
      case 'truncate': return before;
    }
  }, text);
}
