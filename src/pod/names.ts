/**
 * The grammars of names in the Kubernetes API (apimachinery/pkg/util/validation/validation.go). Each function says what
 * is wrong with a text, or nothing when it is well-formed.
 */
export type Fault = string | undefined;

const LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const RELAXED_SUBDOMAIN = /^[a-z0-9_]([-_a-z0-9]*[a-z0-9_])?(\.[a-z0-9_]([-_a-z0-9]*[a-z0-9_])?)*$/;
const QUALIFIED = /^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/;
const PORT_CHARACTERS = /^[-a-z0-9]+$/;
const ENV = /^[-._a-zA-Z][-._a-zA-Z0-9]*$/;
const RELAXED_ENV = /^[ -<>-~]+$/;
const KEY = /^[-._a-zA-Z0-9]+$/;
const HEADER = /^[-A-Za-z0-9]+$/;

/** An RFC 1123 label: the names of containers, volumes and hosts. */
export function labelFault(text: string): Fault {
  if (text.length > 63) {
    return 'is longer than 63 characters';
  }
  return LABEL.test(text) ? undefined : 'is not made of lower-case letters, digits and inner dashes only';
}

/** An RFC 1123 subdomain: the names of most objects. */
export function subdomainFault(text: string): Fault {
  if (text.length > 253) {
    return 'is longer than 253 characters';
  }
  return SUBDOMAIN.test(text) ? undefined : 'is not made of lower-case letters, digits, inner dashes and dots only';
}

/** A subdomain that may hold underscores: a DNS search path. */
export function relaxedSubdomainFault(text: string): Fault {
  if (text.length > 253) {
    return 'is longer than 253 characters';
  }
  return RELAXED_SUBDOMAIN.test(text) ? undefined : 'is not made of lower-case letters, digits, underscores, inner dashes and dots only';
}

/** A name with an optional DNS prefix: the keys of labels and annotations. */
export function qualifiedNameFault(text: string): Fault {
  const parts = text.split('/');
  if (parts.length > 2) {
    return 'has more than one slash';
  }
  if (parts.length === 2 && (parts[0] === '' || subdomainFault(parts[0]))) {
    return 'has a prefix that is no DNS subdomain';
  }
  const name = parts[parts.length - 1];
  if (name.length > 63) {
    return 'has a name longer than 63 characters';
  }
  return QUALIFIED.test(name) ? undefined : 'is not made of letters, digits and inner dashes, underscores and dots only';
}

export function labelValueFault(text: string): Fault {
  if (text.length > 63) {
    return 'is longer than 63 characters';
  }
  return text === '' || QUALIFIED.test(text) ? undefined : 'is not made of letters, digits and inner dashes, underscores and dots only';
}

/** An IANA service name: the name of a port. */
export function portNameFault(text: string): Fault {
  if (text.length > 15) {
    return 'is longer than 15 characters';
  }
  if (!PORT_CHARACTERS.test(text)) {
    return 'is not made of lower-case letters, digits and dashes only';
  }
  if (!/[a-z]/.test(text)) {
    return 'has no letter';
  }
  if (text.includes('--')) {
    return 'has two dashes in a row';
  }
  return text.startsWith('-') || text.endsWith('-') ? 'starts or ends with a dash' : undefined;
}

/** @param relaxed whether everything printable but "=" is allowed, as from Kubernetes 1.32 on */
export function envNameFault(text: string, relaxed: boolean): Fault {
  if (relaxed) {
    return RELAXED_ENV.test(text) ? undefined : 'is not made of printable ASCII characters other than "=" only';
  }
  return ENV.test(text) ? dotsFault(text) : 'is not made of letters, digits, "_", "-" and "." only, or starts with a digit';
}

/** A key of a ConfigMap or a Secret. */
export function configKeyFault(text: string): Fault {
  if (text.length > 253) {
    return 'is longer than 253 characters';
  }
  return KEY.test(text) ? dotsFault(text) : 'is not made of letters, digits, "_", "-" and "." only';
}

export function headerNameFault(text: string): Fault {
  return HEADER.test(text) ? undefined : 'is not made of letters, digits and dashes only';
}

function dotsFault(text: string): Fault {
  return text === '.' || text.startsWith('..') ? 'is a step in the file system' : undefined;
}
