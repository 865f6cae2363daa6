import { Launch } from './launch';
import { Probe } from '../manifest';

/**
 * What a product does in a pod. `mesh-proxy`: carries all of the pod's traffic. `connection-proxy`: the way to one backend, at localhost.
 * `log-shipper` and `telemetry`: take what others write or send. `ingress-proxy`: in front of a port of the app. `secrets` and `content`:
 * put files that others read. `config-reloader`: follows configuration. `runtime`: an API beside the app.
 */
export type ProductRole =
  'mesh-proxy' | 'connection-proxy' | 'log-shipper' | 'telemetry' | 'ingress-proxy' | 'secrets' | 'content' | 'config-reloader' | 'runtime';

/** A port that a process binds. */
export interface Listener {
  readonly port: number;
  readonly protocol: 'TCP' | 'UDP';
  /** `loopback`: only containers of the same pod reach it, the kubelet's probes and hooks do not. */
  readonly address: 'any' | 'loopback';
  readonly purpose: 'service' | 'health' | 'admin' | 'metrics';
  /** Every HTTP path that answers there, for a health server whose paths are few and known. */
  readonly paths?: readonly string[];
  /** For a loopback listener: the setting that makes it reachable from outside the pod. */
  readonly opensBy?: string;
}

export interface Listening {
  readonly ports: readonly Listener[];
  /** False when it may listen elsewhere too: a configuration file or hidden environment decides. */
  readonly complete: boolean;
  /** It listens on one of these as well; the manifest does not say which. */
  readonly oneOf?: readonly number[];
  /** The setting that switches the health server on, where it is off. */
  readonly healthNeeds?: string;
}

/** The user that an image runs as when the manifest does not say. */
export interface ImageUser {
  readonly root: boolean;
  readonly uid?: number;
}

/** A program that is known to be run beside others. Every fact is about the upstream image; what is left out is unknown. */
export interface Product {
  /** Kebab-case, equal to the file's name. */
  readonly id: string;
  readonly title: string;
  readonly role: ProductRole;
  /** Endings of the image's repository, by whole segments, so that any registry or mirror matches: `fluent-bit`, `linkerd/proxy`. */
  readonly images: readonly string[];
  /** File names under which a `command` starts it; any other command runs something else of the image, of which nothing is known. */
  readonly programs: readonly string[];
  /** Seconds from the start until it can be used, where that does not depend on anything else. */
  readonly startupSeconds?: number;
  /** Where its limit for the shutdown is set. */
  readonly drainSetting?: string;
  /** Settings without which `startupProbe` cannot succeed. */
  readonly startupProbeNeeds?: string;
  /** Whether it runs until it is stopped: false for a run that ends by itself, undefined where the manifest cannot say. */
  runsForEver(launch: Launch): boolean | undefined;
  listening?(launch: Launch): Listening;
  user?(launch: Launch): ImageUser | undefined;
  /** Whether the image has a shell and the usual tools. */
  shell?(launch: Launch): boolean | undefined;
  /** Seconds from SIGTERM to exit when nobody uses it any more, as for a native sidecar whose mains have gone. */
  drainSeconds?(launch: Launch, native: boolean): number | undefined;
  /** The product's own limit for its shutdown in seconds, where it has one. */
  longestDrainSeconds?(launch: Launch): number | undefined;
  /** The startup probe that tells when it can be used. */
  startupProbe?(launch: Launch): Probe | undefined;
}

/** Others in the pod cannot do their work until such a product can be used. */
export function isNeededByOthers(role: ProductRole): boolean {
  return role === 'mesh-proxy' || role === 'connection-proxy' || role === 'secrets' || role === 'content';
}
