import { Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-30';
import { MARKED, renderAction } from './extend-rendering';
import { NativeSidecarProps } from './native-sidecar-props';
import { SidecarContainerProps } from '../host/hosted-sidecar';

/** The container of a sidecar in the words of cdk8s-plus, with defaults that are right for one. */
export function sidecarContainer(name: string, props: NativeSidecarProps): SidecarContainerProps {
  checkName(name);
  checkPort(name, props.portNumber);
  const { lifecycle } = props;
  return {
    name,
    image: props.image,
    command: props.command && [...props.command],
    args: props.args && [...props.args],
    restartPolicy: kplus.ContainerRestartPolicy.ALWAYS,
    workingDir: props.workingDir,
    envVariables: { ...props.envVariables },
    envFrom: [...props.envFrom ?? []],
    portNumber: props.portNumber,
    ports: props.ports,
    // Container.mount() writes to the list that it was given
    volumeMounts: [...props.volumeMounts ?? []],
    imagePullPolicy: props.imagePullPolicy ?? pullPolicy(props.image),
    startup: aimed('startup', props.startup),
    readiness: aimed('readiness', props.readiness),
    liveness: aimed('liveness', props.liveness),
    lifecycle: lifecycle && {
      postStart: aimed('postStart', lifecycle.postStart),
      preStop: aimed('preStop', lifecycle.preStop),
    },
    resources: props.resources ?? SMALL,
    securityContext: restricted(props.securityContext),
  };

  /** The action with a port to go to: cdk8s-plus would aim at port 80. */
  function aimed<T extends kplus.Probe | kplus.Handler>(what: string, action: T | undefined): T | undefined {
    if (!action || !asksForPort(what, action) || props.portNumber !== undefined) {
      return action;
    }
    const ports = props.ports ?? [];
    if (ports.length !== 1) {
      throw new Error(`container "${name}" has a '${what}' without a port and declares ${ports.length === 0 ? 'none' : 'several'}, ` +
        `got ports ${JSON.stringify(ports.map((p) => p.number))}; give it a 'port'`);
    }
    const rendered = (container: kplus.Container) => (action as any)._toKube({ ...container, portNumber: ports[0].number });
    return Object.create(action, { _toKube: { value: rendered } });
  }

  function asksForPort(what: string, action: kplus.Probe | kplus.Handler): boolean {
    let rendered: any;
    try {
      rendered = renderAction(action, MARKED);
    } catch (error) {
      const reason = (error as Error).message.replace(/\.$/, '');
      throw new Error(`container "${name}" has a '${what}' that cannot be rendered, got ${reason}; give durations of full seconds`);
    }
    return (rendered.httpGet ?? rendered.tcpSocket)?.port?.value === MARKED.portNumber;
  }
}

const SMALL: kplus.ContainerResources = {
  cpu: { request: kplus.Cpu.millis(50) },
  memory: { request: Size.mebibytes(64), limit: Size.mebibytes(128) },
};

function checkName(name: string): void {
  if (!/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(name)) {
    throw new Error(`container name is no DNS label, got "${name}"; give a 'name' of at most 63 lower-case letters, digits and "-"`);
  }
}

function checkPort(name: string, port: number | undefined): void {
  if (port !== undefined && !(Number.isInteger(port) && port >= 1 && port <= 65535)) {
    throw new Error(`container "${name}" has a 'portNumber' that is no port, got ${port}; give a whole number from 1 to 65535`);
  }
}

/** With a digest, or a tag other than "latest". */
const FIXED_IMAGE = /@|:(?!latest$)[^:/]+$/;

function pullPolicy(image: string): kplus.ImagePullPolicy {
  return FIXED_IMAGE.test(image) ? kplus.ImagePullPolicy.IF_NOT_PRESENT : kplus.ImagePullPolicy.ALWAYS;
}

const RESTRICTED: kplus.ContainerSecurityContextProps = {
  capabilities: { drop: [kplus.Capability.ALL] },
  seccompProfile: { type: kplus.SeccompProfileType.RUNTIME_DEFAULT },
};

function restricted(changes: kplus.ContainerSecurityContextProps | undefined): kplus.ContainerSecurityContextProps {
  return changes === undefined ? RESTRICTED : {
    ...changes,
    capabilities: { ...RESTRICTED.capabilities, ...changes.capabilities },
    seccompProfile: changes.seccompProfile ?? RESTRICTED.seccompProfile,
  };
}
