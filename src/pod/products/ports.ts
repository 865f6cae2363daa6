import { Listener } from './product';

/** An address to listen on, such as `127.0.0.1:4180`, `:8080`, `[::]:9090` or `http://:4180`; undefined when it names no port. */
export function parseAddress(text: string | undefined): { readonly port: number; readonly address: Listener['address'] } | undefined {
  const match = /^(?:[a-z]+:\/\/)?(.*):(\d{1,5})$/i.exec(text?.trim() ?? '');
  return match ? { port: Number(match[2]), address: isLoopback(match[1]) ? 'loopback' : 'any' } : undefined;
}

export function isLoopback(host: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i.test(host);
}

/** The port that a text names; the default where there is no text, or none that is a number. */
export function portOr(text: string | undefined, otherwise: number): number {
  return text !== undefined && /^\d{1,5}$/.test(text) ? Number(text) : otherwise;
}

/** Whole seconds of a Go duration such as `1m30s`, `500ms` or `20s`, rounded up; undefined when it is none. */
export function goSeconds(text: string | undefined): number | undefined {
  if (text === undefined || !/^(\d+(\.\d+)?(ns|us|µs|ms|s|m|h))+$/.test(text)) {
    return text === '0' ? 0 : undefined;
  }
  let seconds = 0;
  for (const [, number, unit] of text.matchAll(/(\d+(?:\.\d+)?)(ns|us|µs|ms|s|m|h)/g)) {
    seconds += Number(number) * GO_UNITS[unit];
  }
  return Math.ceil(seconds);
}

const GO_UNITS: Readonly<Record<string, number>> = { ns: 1e-9, us: 1e-6, µs: 1e-6, ms: 1e-3, s: 1, m: 60, h: 3600 };
