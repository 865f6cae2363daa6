import { boolYaml11Tag, CORE_SCHEMA, defineMappingTag, defineScalarTag, defineSequenceTag, mapTag, mergeTag, NOT_RESOLVED, seqTag } from 'js-yaml';

const INTEGER = /^[-+]?(?:0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO]?[0-7]+|0|[1-9][0-9]*)$/;
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;

// kubectl reads YAML with sigs.k8s.io/yaml: goyaml.v2/resolve.go decides what an unquoted scalar is. It takes YAML 1.1's
// booleans and octal numbers and merge keys, but neither its base 60 numbers nor its timestamps.
const integerTag = defineScalarTag('tag:yaml.org,2002:int', {
  implicit: true,
  implicitFirstChars: [...'+-0123456789'],
  resolve: (source) => number(source.includes('_') ? source.replaceAll('_', '') : source),
  identify: () => false,
});
const floatTag = defineScalarTag('tag:yaml.org,2002:float', {
  implicit: true,
  implicitFirstChars: ['.'],
  resolve: number,
  identify: () => false,
});

// a tag that nobody knows is passed over there, and its value is kept
const unknownTags = ['!', 'tag:'].flatMap((prefix) => [
  defineScalarTag(prefix, { matchByTagPrefix: true, resolve: (source) => source, identify: () => false }),
  defineSequenceTag(prefix, { ...seqTag, matchByTagPrefix: true, finalize: undefined }),
  defineMappingTag(prefix, { ...mapTag, matchByTagPrefix: true, finalize: undefined }),
]);

/** YAML as kubectl understands it. */
export const KUBECTL_SCHEMA = CORE_SCHEMA.withTags(boolYaml11Tag, integerTag, floatTag, mergeTag, unknownTags);

function number(source: string): number | typeof NOT_RESOLVED {
  if (INTEGER.test(source)) {
    return integer(source);
  }
  return FLOAT.test(source) ? Number(source) : NOT_RESOLVED;
}

function integer(source: string): number {
  const signed = source[0] === '-' || source[0] === '+';
  const digits = signed ? source.slice(1) : source;
  const value = /^0[0-7]/.test(digits) ? parseInt(digits, 8) : Number(digits);
  return source[0] === '-' ? -value : value;
}
