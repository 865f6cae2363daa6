import { Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-30';
import { Construct } from 'constructs';
import { mountConfigFile } from './config-file';
import { NativeSidecar } from './native-sidecar';
import { NativeSidecarProps } from './native-sidecar-props';
import { carriesCredential, refusePlainVariables } from './plain-secrets';
import { VaultAgentSidecarProps } from './vault-agent-props';
import { volumeName } from './volume-name';

/**
 * Vault Agent as a native sidecar: its files are there before the first container that reads them starts, and are kept up to
 * date while the pod lives. One container does what otherwise takes an init container and a sidecar.
 *
 * The files are in memory, and only the containers that are named see them.
 */
export class VaultAgentSidecar extends NativeSidecar {
  /** The agent's configuration, as the ConfigMap holds it. */
  public readonly configuration: string;

  /** The ConfigMap with the configuration. */
  public readonly configMap: kplus.ConfigMap;

  /**
   * @throws when there is no file or nobody to read it, when two files have one name, when the address is none, and on
   * credentials in plain text
   */
  constructor(scope: Construct, id: string, props: VaultAgentSidecarProps) {
    const name = props.name ?? id;
    const directory = props.directory ?? '/vault/secrets';
    check(name, directory, props);
    super(scope, id, sidecarProps(props, directory));
    this.configuration = configurationOf(props, directory);
    this.configMap = mountConfigFile(this, this._host, { directory: CONFIG_DIRECTORY, name: CONFIG_FILE, text: this.configuration });
    this.container.mount(HOME, this.memoryVolume('home'));
    const secrets = this.memoryVolume('secrets');
    this.container.mount(directory, secrets);
    props.containers.forEach((container) => this._host.mount(container, directory, secrets, { readOnly: true }));
    this.mountToken(props.audience);
    this._host.amend((pod) => {
      if (pod.annotation(INJECT) === 'true') {
        pod.errors.push(`container "${name}" does what Vault's injector is asked to do as well, got annotation ${INJECT} "true"; take the annotation out`);
      }
    });
  }

  private memoryVolume(purpose: string): kplus.Volume {
    return kplus.Volume.fromEmptyDir(this, `${purpose}-volume`, volumeName(this.name, purpose), {
      medium: kplus.EmptyDirMedium.MEMORY,
      sizeLimit: Size.mebibytes(16),
    });
  }

  /** A token of its own: workloads of cdk8s-plus mount none, and Vault can ask for an audience. */
  private mountToken(audience: string | undefined): void {
    const volume = volumeName(this.name, 'token');
    const serviceAccountToken = { ...(audience === undefined ? {} : { audience }), expirationSeconds: 3600, path: TOKEN_FILE };
    this._host.amend((pod) => {
      pod.addVolume({ name: volume, projected: { sources: [{ serviceAccountToken }] } });
      pod.mount(this.name, { mountPath: TOKEN_DIRECTORY, name: volume, readOnly: true });
    });
  }
}

const INJECT = 'vault.hashicorp.com/agent-inject';

/** The user and group of the image. */
const USER = 100;
const GROUP = 1000;

const HOME = '/home/vault';
const CONFIG_DIRECTORY = '/vault/agent';
const CONFIG_FILE = 'agent.json';
const TOKEN_DIRECTORY = '/var/run/secrets/vault-agent';
const TOKEN_FILE = 'token';

function sidecarProps(props: VaultAgentSidecarProps, directory: string): NativeSidecarProps {
  const rendered = props.files.map(({ name }) => `${directory}/${name}`);
  return {
    name: props.name,
    image: props.image ?? 'hashicorp/vault:2.0.4',
    imagePullPolicy: props.imagePullPolicy,
    startsBefore: [...new Set([...props.startsBefore ?? [], ...props.containers])],
    startsAfter: props.startsAfter,
    // the image's entry point changes owners and capabilities of files, which it may not here
    command: ['vault', 'agent', `-config=${CONFIG_DIRECTORY}/${CONFIG_FILE}`],
    envVariables: { HOME: kplus.EnvValue.fromValue(HOME), ...props.envVariables },
    volumeMounts: props.volumeMounts,
    startup: kplus.Probe.fromCommand(allExist(rendered), { periodSeconds: Duration.seconds(1), failureThreshold: 60 }),
    resources: props.resources ?? {
      cpu: { request: kplus.Cpu.millis(50) },
      memory: { request: Size.mebibytes(64), limit: Size.mebibytes(128) },
    },
    securityContext: { user: USER, group: GROUP, ...props.securityContext },
  };
}

/** A command that succeeds when all of the files are there and none is empty. */
function allExist(files: readonly string[]): string[] {
  return files.length === 1 ? ['test', '-s', files[0]] : ['sh', '-c', files.map((file) => `test -s ${file}`).join(' && ')];
}

/** https://developer.hashicorp.com/vault/docs/agent-and-proxy/agent: it reads JSON as well as HCL. */
function configurationOf({ address, role, files, namespace, authPath = 'auth/kubernetes' }: VaultAgentSidecarProps, directory: string): string {
  return JSON.stringify({
    exit_after_auth: false,
    vault: { address },
    auto_auth: {
      method: {
        type: 'kubernetes',
        mount_path: authPath,
        ...(namespace === undefined ? {} : { namespace }),
        config: { role, token_path: `${TOKEN_DIRECTORY}/${TOKEN_FILE}` },
      },
    },
    // the agent exits otherwise when Vault is away for a while; the files that it has rendered are good for longer
    template_config: { exit_on_retry_failure: false },
    template: files.map(({ name, template }) => ({ destination: `${directory}/${name}`, contents: template })),
  }, undefined, 2);
}

function check(name: string, directory: string, { address, files, containers, envVariables }: VaultAgentSidecarProps): void {
  if (files.length === 0) {
    throw new Error(`container "${name}" has nothing to render, got 'files' []; give at least one`);
  }
  if (containers.length === 0) {
    throw new Error(`container "${name}" renders files that nobody reads, got 'containers' []; name the containers that read them`);
  }
  const names = files.map((file) => file.name);
  const twice = names.find((file, i) => names.indexOf(file) !== i);
  if (twice !== undefined) {
    throw new Error(`container "${name}" renders a file twice, got "${twice}"; give one of them another name`);
  }
  if (!/^https?:\/\/[^\s/]+/.test(address)) {
    throw new Error(`container "${name}" has no URL as the address of Vault, got "${address}"; give one such as "https://vault.vault.svc:8200"`);
  }
  if (carriesCredential(address)) {
    throw new Error(`container "${name}" has a credential in plain text, got it in 'address'; leave it out: the agent logs in with the pod's service account`);
  }
  if (!/^(\/[\w.-]+)+$/.test(directory)) {
    throw new Error(`container "${name}" has no absolute directory for its files, got "${directory}"; give one such as "/vault/secrets"`);
  }
  refusePlainVariables(name, envVariables);
}
