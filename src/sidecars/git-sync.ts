import { Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-30';
import { Construct } from 'constructs';
import { GitSyncSidecarProps } from './git-sync-props';
import { NativeSidecar } from './native-sidecar';
import { NativeSidecarProps } from './native-sidecar-props';
import { carriesCredential, isToken, refusePlainArguments, refusePlainVariables, requireSecret } from './plain-secrets';
import { wholeSeconds } from './seconds';
import { volumeName } from './volume-name';
import { PodHost } from '../host/pod-host';
import { isAtLeast, parseImage } from '../pod/products/image-ref';

/**
 * git-sync as a native sidecar: the files of a repository are there before the first container that reads them starts, and
 * follow the repository while the pod lives. One container does what otherwise takes an init container and a sidecar.
 */
export class GitSyncSidecar extends NativeSidecar {
  /** Where containers find the files. */
  public readonly contentPath: string;

  /**
   * @throws when nobody reads the files, when the URL is none or has a password in it, when the way to log in does not fit it,
   * and on credentials in plain text
   */
  constructor(scope: Construct, id: string, props: GitSyncSidecarProps) {
    const name = props.name ?? id;
    const directory = props.directory ?? '/git';
    check(name, directory, props);
    super(scope, id, sidecarProps(name, directory, props));
    this.contentPath = `${directory}/${LINK}`;
    mountDirectories(this, this._host, directory, props);
  }
}

/** The image's own user. */
const USER = 65533;

const LINK = 'current';
const SSH_DIRECTORY = '/etc/git-secret';

function sidecarProps(name: string, directory: string, props: GitSyncSidecarProps): NativeSidecarProps {
  const port = props.healthPort ?? 1234;
  const probe = (options: kplus.ProbeOptions) => kplus.Probe.fromHttpGet('/', { port, ...options });
  return {
    name: props.name,
    image: props.image ?? IMAGE,
    imagePullPolicy: props.imagePullPolicy,
    startsBefore: [...new Set([...props.startsBefore ?? [], ...props.containers])],
    startsAfter: props.startsAfter,
    args: argumentsOf(name, directory, port, props),
    envVariables: {
      ...props.password === undefined ? {} : { GITSYNC_PASSWORD: requireSecret(`'password' of container "${name}"`, props.password) },
      ...props.envVariables,
    },
    ports: [{ number: port }],
    // 503 until the first checkout is complete
    startup: probe({ periodSeconds: Duration.seconds(2), failureThreshold: 60 }),
    liveness: probe({ periodSeconds: Duration.seconds(30), timeoutSeconds: Duration.seconds(5), failureThreshold: 3 }),
    resources: props.resources ?? {
      cpu: { request: kplus.Cpu.millis(20) },
      memory: { request: Size.mebibytes(64), limit: Size.mebibytes(256) },
    },
    securityContext: { user: USER, group: USER, ...props.securityContext },
  };
}

const IMAGE = 'registry.k8s.io/git-sync/git-sync:v4.7.1';

function argumentsOf(name: string, directory: string, port: number, props: GitSyncSidecarProps): string[] {
  const { repository, ref = 'HEAD', period = Duration.seconds(60), username, ssh, args = [] } = props;
  return [
    `--repo=${repository}`,
    `--ref=${ref}`,
    `--root=${directory}`,
    `--link=${LINK}`,
    `--period=${wholeSeconds(period, `'period' of container "${name}"`)}s`,
    // it exits at the first failure otherwise, when the repository's host is away for a moment
    '--max-failures=-1',
    `--http-bind=:${port}`,
    ...username === undefined ? [] : [`--username=${username}`],
    ...ssh ? [`--ssh-key-file=${SSH_DIRECTORY}/key`, `--ssh-known-hosts-file=${SSH_DIRECTORY}/known_hosts`] : [],
    ...args,
  ];
}

function mountDirectories(sidecar: GitSyncSidecar, host: PodHost, directory: string, { containers, sizeLimit, ssh }: GitSyncSidecarProps): void {
  const { name, container } = sidecar;
  const content = kplus.Volume.fromEmptyDir(sidecar, 'content-volume', volumeName(name, 'content'), { sizeLimit: sizeLimit ?? Size.gibibytes(1) });
  container.mount(directory, content);
  containers.forEach((reader) => host.mount(reader, directory, content, { readOnly: true }));
  // git keeps its settings in the home directory, which is /tmp in the image
  container.mount('/tmp', kplus.Volume.fromEmptyDir(sidecar, 'tmp-volume', volumeName(name, 'tmp'), { sizeLimit: Size.mebibytes(64) }));
  if (ssh) {
    const volume = volumeName(name, 'ssh');
    const source = ({ secret, key }: kplus.SecretValue, path: string) => ({ secret: { name: secret.name, items: [{ key, path }] } });
    host.amend((pod) => {
      pod.addVolume({ name: volume, projected: { sources: [source(ssh.key, 'key'), source(ssh.knownHosts, 'known_hosts')] } });
      pod.mount(name, { mountPath: SSH_DIRECTORY, name: volume, readOnly: true });
    });
  }
}

/** What the construct sets itself, or what would end git-sync after the first checkout. */
const OWN = /^--?(repo|ref|root|link|period|max-failures|http-bind|username|password|password-file|ssh-[\w-]*|one-time|branch|rev|dest)(=|$)/;

function check(name: string, directory: string, props: GitSyncSidecarProps): void {
  const { repository, containers, image = IMAGE, period, username, password, ssh, args = [], envVariables } = props;
  if (containers.length === 0) {
    throw new Error(`container "${name}" fetches files that nobody reads, got 'containers' []; name the containers that read them`);
  }
  if (carriesCredential(repository)) {
    throw new Error(`container "${name}" has a credential in plain text, got it in 'repository'; give 'username' and 'password'`);
  }
  if (username !== undefined && isToken(username)) {
    throw new Error(`container "${name}" has a credential in plain text, got a token as 'username'; give it as 'password', out of a Secret, and a user such as "git"`);
  }
  const isSsh = /^(ssh:\/\/|[\w.-]+@[\w.-]+:)\S+$/.test(repository);
  if (!isSsh && !/^(https?|file|git):\/\/\S+$/.test(repository)) {
    throw new Error(`container "${name}" has no URL of a repository, got "${repository}"; give one such as "https://github.com/acme/content"`);
  }
  if (isSsh !== (ssh !== undefined)) {
    throw new Error(`container "${name}" logs in in a way that does not fit the repository, got "${repository}" ${ssh ? 'with' : 'without'} 'ssh'; ` +
      `${ssh ? 'give a URL of SSH, or \'username\' and \'password\'' : 'give \'ssh\', or a URL of HTTPS'}`);
  }
  if ((username === undefined) !== (password === undefined)) {
    throw new Error(`container "${name}" logs in with half of what it takes, got ${username === undefined ? '\'password\'' : '\'username\''} alone; give both`);
  }
  if (period && period.toMilliseconds() === 0) {
    throw new Error(`'period' of container "${name}" is no time between two looks at the repository, got 0s; give a second at least`);
  }
  if (!/^(\/[\w.-]+)+$/.test(directory)) {
    throw new Error(`container "${name}" has no absolute directory for its files, got "${directory}"; give one such as "/git"`);
  }
  if (isAtLeast(parseImage(image).version, 4) === false) {
    throw new Error(`git-sync has these flags from 4 on, got image "${image}"; give a newer one, such as "${IMAGE}"`);
  }
  const own = args.find((arg) => OWN.test(arg));
  if (own !== undefined) {
    throw new Error(`container "${name}" cannot take an argument, got "${own}"; the construct sets it, use its own props`);
  }
  refusePlainArguments(name, args);
  refusePlainVariables(name, envVariables);
}
