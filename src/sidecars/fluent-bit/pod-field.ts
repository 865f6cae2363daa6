import * as kplus from 'cdk8s-plus-30';

/** A field of the pod that Fluent Bit gets through its environment. */
export interface PodField {
  /** The variable's name. */
  readonly env: string;
  readonly value: kplus.EnvValue;
  /** The label of the pod template that it takes its value from. */
  readonly label?: string;
}

export const POD_NAME = field('POD_NAME', kplus.EnvFieldPaths.POD_NAME);
export const POD_NAMESPACE = field('POD_NAMESPACE', kplus.EnvFieldPaths.POD_NAMESPACE);
export const POD_UID = field('POD_UID', kplus.EnvFieldPaths.POD_UID);
export const NODE_NAME = field('NODE_NAME', kplus.EnvFieldPaths.NODE_NAME);

export function podLabel(label: string): PodField {
  return {
    env: `POD_LABEL_${label.toUpperCase().replace(/[^A-Z0-9]+/g, '_')}`,
    value: kplus.EnvValue.fromFieldRef(kplus.EnvFieldPaths.POD_LABEL, { key: label }),
    label,
  };
}

/** How a setting refers to a field. */
export function reference({ env }: PodField): string {
  return `\${${env}}`;
}

function field(env: string, path: kplus.EnvFieldPaths): PodField {
  return { env, value: kplus.EnvValue.fromFieldRef(path) };
}
