import { ProductUse } from './catalogue';
import { ContainerSpec } from '../manifest';

/** A word or variable without which a product would not end by itself, and where it stands in its container. */
export interface CauseOfEnd {
  readonly text: string;
  readonly field: string;
}

/** What makes a product that is known to end by itself do so; undefined when it is no single word or variable. */
export function causeOfEnd({ product, launch: { spec, image } }: ProductUse): CauseOfEnd | undefined {
  const endsWithout = (changed: Partial<ContainerSpec>) => new ProductUse(product, { ...spec, ...changed }, image).runsForEver === false;
  return settingsOf(spec).find(({ rest }) => !endsWithout(rest));
}

/** Every word and variable, with the lists as they are without it; flags first, as a subcommand says less of the reason. */
function settingsOf(spec: ContainerSpec): (CauseOfEnd & { rest: Partial<ContainerSpec> })[] {
  const words = (['command', 'args'] as const).flatMap((list) => (spec[list] ?? []).map((text, i, all) => (
    { text, field: `${list}[${i}]`, rest: { [list]: without(all, i) } }))).filter(({ field }) => field !== 'command[0]');
  const isFlag = ({ text }: CauseOfEnd) => text.startsWith('-');
  const env = (spec.env ?? []).map(({ name, value }, i, all) => ({ text: `${name}=${value}`, field: `env[${i}]`, rest: { env: without(all, i) } }));
  return [...words.filter(isFlag), ...words.filter((word) => !isFlag(word)), ...env];
}

function without<T>(list: readonly T[], index: number): T[] {
  return list.filter((_, i) => i !== index);
}
