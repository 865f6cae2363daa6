import { Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-30';
import { NativeSidecar } from './native-sidecar';
import { SqlProxyInstance } from './sql-proxy-options';
import { volumeName } from './volume-name';
import { PodHost } from '../host/pod-host';

/** What names of instances look like. */
export interface InstanceForm {
  readonly instanceName: RegExp;
  readonly instanceForm: string;
  /** What the proxy makes of an instance's name in the path of its socket. */
  socketName(instance: string): string;
}

/** @throws when one of the instances cannot be had, or two get in each other's way */
export function checkInstances(form: InstanceForm, name: string, instances: readonly SqlProxyInstance[], healthPort: number): void {
  if (instances.length === 0) {
    throw new Error(`container "${name}" has no instance, got 'instances' []; give at least one`);
  }
  const taken = new Map([[healthPort, 'its health checks']]);
  for (const instance of instances) {
    checkInstance(form, name, instance);
    const { port } = instance;
    if (port !== undefined && taken.has(port)) {
      throw new Error(`container "${name}" cannot listen twice on one port, got ${port} for ${taken.get(port)} and for instance "${instance.name}"; give another 'port'`);
    }
    port === undefined || taken.set(port, `instance "${instance.name}"`);
  }
  const names = instances.map((instance) => instance.name);
  const twice = names.find((instance, i) => names.indexOf(instance) !== i);
  if (twice !== undefined) {
    throw new Error(`container "${name}" has an instance twice, got "${twice}"; give it once`);
  }
}

function checkInstance(form: InstanceForm, container: string, { name, port, socketDirectory, sharedWith }: SqlProxyInstance): void {
  if (!form.instanceName.test(name)) {
    throw new Error(`container "${container}" has an instance whose name has another form than ${form.instanceForm}, got "${name}"; give its connection name`);
  }
  if ((port === undefined) === (socketDirectory === undefined)) {
    throw new Error(`instance "${name}" needs either a port or a socket, got ${port === undefined ? 'none' : 'both'}; give it a 'port' or a 'socketDirectory'`);
  }
  if (port !== undefined && (!Number.isInteger(port) || port < 1 || port > 65535)) {
    throw new Error(`instance "${name}" has a port that does not exist, got ${port}; give one from 1 to 65535`);
  }
  if (socketDirectory === undefined) {
    if (sharedWith?.length) {
      throw new Error(`instance "${name}" has no socket to share, got 'sharedWith' ${JSON.stringify(sharedWith)} beside 'port' ${port}; ` +
        'leave it out: every container of the pod reaches the port');
    }
    return;
  }
  if (!/^\/[^?&#]*[^?&#/]$/.test(socketDirectory)) {
    throw new Error(`instance "${name}" has a socket in no directory of its own, got "${socketDirectory}"; give an absolute path without a slash at its end, such as "/cloudsql"`);
  }
  if (!sharedWith?.length) {
    throw new Error(`instance "${name}" has a socket that no other container sees, got 'socketDirectory' "${socketDirectory}" and no 'sharedWith'; name the containers that use it`);
  }
  const socket = `${socketDirectory}/${form.socketName(name)}/.s.PGSQL.5432`;
  if (socket.length > SOCKET_PATH_LENGTH) {
    throw new Error(`instance "${name}" has a socket whose path is longer than ${SOCKET_PATH_LENGTH} characters, got "${socket}"; give a shorter 'socketDirectory', or a 'port'`);
  }
}

/** What Linux takes, without the final zero: https://man7.org/linux/man-pages/man7/unix.7.html */
const SOCKET_PATH_LENGTH = 107;

/** One volume a directory, however many instances have their sockets there. */
export function shareSockets(sidecar: NativeSidecar, host: PodHost, instances: readonly SqlProxyInstance[]): void {
  const directories = new Map<string, Set<string>>();
  for (const { socketDirectory, sharedWith = [] } of instances) {
    if (socketDirectory !== undefined) {
      const containers = directories.get(socketDirectory) ?? new Set();
      sharedWith.forEach((container) => containers.add(container));
      directories.set(socketDirectory, containers);
    }
  }
  for (const [i, [directory, containers]] of [...directories].entries()) {
    const purpose = i === 0 ? 'sockets' : `sockets-${i + 1}`;
    const volume = kplus.Volume.fromEmptyDir(sidecar, purpose, volumeName(sidecar.name, purpose), { sizeLimit: Size.mebibytes(1) });
    sidecar.container.mount(directory, volume);
    containers.forEach((container) => host.mount(container, directory, volume, { readOnly: true }));
  }
}
