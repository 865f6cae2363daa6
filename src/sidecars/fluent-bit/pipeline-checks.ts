import { Entry, Setting } from './entry';
import { BUILT_IN_MULTILINE_PARSERS } from './multiline-parser';
import { FluentBitParser, IMAGE_PARSERS } from './parser';
import { FluentBitServiceOptions, HTTP_PORT } from './service';
import { carriesCredential } from '../plain-secrets';

/** Aliases tell plugins apart in metrics and messages. */
export function checkAliases(section: string, entries: readonly Entry[]): void {
  const seen = new Set<unknown>();
  for (const { plugin, settings: { alias } } of entries) {
    if (alias !== undefined && seen.has(alias)) {
      throw new Error(`${section} "${plugin}" has an alias that another ${section} has too, got "${alias}"; give each its own 'alias'`);
    }
    seen.add(alias);
  }
}

/** Credentials have names of their own, but URLs may hide some as well. */
export function refusePlainUrls(section: string, entries: readonly Entry[]): void {
  for (const { plugin, settings } of entries) {
    const key = Object.keys(settings).find((name) => [settings[name]].flat().some((text) => typeof text === 'string' && carriesCredential(text)));
    if (key !== undefined) {
      throw new Error(`'${key}' of ${section} "${plugin}" has a secret in it, got it in plain text; ` +
        'refer to a variable with "${NAME}", and give it in \'envVariables\' with kplus.EnvValue.fromSecretValue({ secret, key })');
    }
  }
}

export function checkPorts(inputs: readonly Entry[], service: FluentBitServiceOptions): void {
  const taken = new Map<number, string>([[service.httpPort ?? HTTP_PORT, 'the HTTP server']]);
  for (const { plugin, settings: { port } } of inputs) {
    if (port === undefined || String(port).includes('${')) {
      continue;
    }
    const other = taken.get(Number(port));
    if (other) {
      throw new Error(`input "${plugin}" listens where ${other} does, got 'port' ${port}; give it another 'port'`);
    }
    taken.set(Number(port), `input "${plugin}"`);
  }
}

export function collectParsers(all: readonly FluentBitParser[]): FluentBitParser[] {
  const byName = new Map<string, FluentBitParser>();
  for (const parser of all) {
    const other = byName.get(parser.name);
    if (other && JSON.stringify(other._definition) !== JSON.stringify(parser._definition)) {
      throw new Error(`parser is defined twice and differently, got "${parser.name}"; give each its own name`);
    }
    byName.set(parser.name, other ?? parser);
  }
  const parsers = [...byName.values()];
  const clash = parsers.some((p) => !p._definition) && parsers.find((p) => p._definition && IMAGE_PARSERS.includes(p.name));
  if (clash) {
    throw new Error(`parser "${clash.name}" has the name of one that the image defines; give it another name`);
  }
  return parsers;
}

/**
 * Parsers that settings of custom plugins name: Fluent Bit runs on without a parser that it does not know, and exits without a
 * multiline parser.
 */
export function checkParserNames(entries: readonly Entry[], parsers: readonly FluentBitParser[]): void {
  const known = parsers.map((p) => p.name);
  const multiline = [...BUILT_IN_MULTILINE_PARSERS, ...entries.flatMap((entry) => entry.multilineParsers ?? []).map((p) => p.name)];
  for (const { plugin, settings } of entries) {
    if (plugin === 'tail' || plugin === 'parser') {
      refuseUnknown(plugin, 'parser', settings.parser, known, 'give it in \'parsers\'');
    }
    if (plugin === 'tail' || plugin === 'multiline') {
      refuseUnknown(plugin, 'multiline parser', settings['multiline.parser'], multiline, `name one of ${multiline.map((name) => `"${name}"`).join(', ')}`);
    }
  }
}

function refuseUnknown(plugin: string, what: string, setting: Setting | undefined, known: readonly string[], repair: string): void {
  const named = [setting ?? []].flat().flatMap((names) => String(names).split(',')).map((name) => name.trim());
  const unknown = named.find((name) => !known.includes(name) && !name.includes('${'));
  if (unknown !== undefined) {
    throw new Error(`plugin "${plugin}" names a ${what} that is not defined, got "${unknown}"; ${repair}`);
  }
}
