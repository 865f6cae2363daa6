import { Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-30';
import { initNames, newChart, templateOf } from './charts';
import { complaintsAbout, newApp, RESTRICTED } from './product-checks';
import { GitSyncSidecar, GitSyncSidecarProps } from '../../src';

const SECRET = kplus.Secret.fromSecretName(newChart(), 'secret', 'content-login');
const PASSWORD = kplus.EnvValue.fromSecretValue({ secret: SECRET, key: 'token' });
const SSH = { key: { secret: SECRET, key: 'id' }, knownHosts: { secret: SECRET, key: 'hosts' } };

function render(props: Partial<GitSyncSidecarProps> = {}) {
  const chart = newChart();
  const { contentPath } = new GitSyncSidecar(newApp(chart), 'content', { repository: 'https://github.com/acme/content', containers: ['app'], ...props });
  const { spec } = templateOf(chart);
  return { spec, contentPath, sync: spec.initContainers[0], app: spec.containers[0], findings: complaintsAbout(chart, '1.32') };
}

const refuse = (props: Partial<GitSyncSidecarProps>) => () => render(props);

describe('the container', () => {
  test('counts as started when the first checkout is complete, and goes on when the host is away', () => {
    expect(render().sync).toMatchObject({
      image: 'registry.k8s.io/git-sync/git-sync:v4.7.1',
      args: [
        '--repo=https://github.com/acme/content', '--ref=HEAD', '--root=/git', '--link=current', '--period=60s', '--max-failures=-1', '--http-bind=:1234',
      ],
      startupProbe: { httpGet: { path: '/', port: 1234 }, periodSeconds: 2, failureThreshold: 60 },
      livenessProbe: { httpGet: { path: '/', port: 1234 }, periodSeconds: 30 },
      securityContext: { runAsUser: 65533 },
    });
  });

  test('shares the checkout with the containers that are named, to read', () => {
    const { spec, sync, app, contentPath } = render({ directory: '/srv/content', sizeLimit: Size.mebibytes(200) });

    expect(contentPath).toBe('/srv/content/current');
    expect(sync.volumeMounts).toEqual([{ mountPath: '/srv/content', name: 'content-content' }, { mountPath: '/tmp', name: 'content-tmp' }]);
    expect(app.volumeMounts).toEqual([{ mountPath: '/srv/content', name: 'content-content', readOnly: true }]);
    expect(spec.volumes).toContainEqual({ name: 'content-content', emptyDir: { sizeLimit: '200Mi' } });
  });

  test('logs in with a token out of a Secret', () => {
    const { sync } = render({ username: 'bot', password: PASSWORD });

    expect(sync.args).toContain('--username=bot');
    expect(sync.env).toEqual([{ name: 'GITSYNC_PASSWORD', valueFrom: { secretKeyRef: { name: 'content-login', key: 'token' } } }]);
  });

  test('logs in by SSH, and knows the host', () => {
    const { sync, spec, findings } = render({ repository: 'git@github.com:acme/content.git', ssh: SSH });

    expect(sync.args).toEqual(expect.arrayContaining(['--ssh-key-file=/etc/git-secret/key', '--ssh-known-hosts-file=/etc/git-secret/known_hosts']));
    expect(spec.volumes).toContainEqual({
      name: 'content-ssh',
      projected: {
        sources: [
          { secret: { name: 'content-login', items: [{ key: 'id', path: 'key' }] } },
          { secret: { name: 'content-login', items: [{ key: 'hosts', path: 'known_hosts' }] } },
        ],
      },
    });
    expect(findings).toEqual([]);
  });

  test('takes a branch, a period, a port and further flags', () => {
    const { sync } = render({ ref: 'live', period: Duration.minutes(5), healthPort: 1235, args: ['--submodules=off'] });

    expect(sync.args).toEqual(expect.arrayContaining(['--ref=live', '--period=300s', '--http-bind=:1235', '--submodules=off']));
    expect(sync.startupProbe.httpGet.port).toBe(1235);
  });

  test('starts before init containers that read its files', () => {
    const chart = newChart();
    const orders = newApp(chart);
    orders.addInitContainer({ name: 'index', image: 'registry.acme.io/index:1.0', securityContext: RESTRICTED });
    new GitSyncSidecar(orders, 'content', { repository: 'https://github.com/acme/content', containers: ['index', 'app'] });

    expect(initNames(chart)).toEqual(['content', 'index']);
  });
});

describe('bad input', () => {
  test('files that nobody reads', () => {
    expect(refuse({ containers: [] })).toThrow('container "content" fetches files that nobody reads, got \'containers\' []; name the containers that read them');
  });

  test('a password in the URL, which is not repeated', () => {
    expect(refuse({ repository: 'https://bot:s3cr3t@github.com/acme/content' })).toThrow(
      'container "content" has a credential in plain text, got it in \'repository\'; give \'username\' and \'password\'');
  });

  test.each([`ghp_${'a1'.repeat(18)}`, `github_pat_${'a1'.repeat(11)}_${'b'.repeat(59)}`, `glpat-${'a1-_'.repeat(5)}`])('a token as the user, which is not repeated: %s', (token) => {
    expect(refuse({ username: token, password: PASSWORD })).toThrow(
      'container "content" has a credential in plain text, got a token as \'username\'; give it as \'password\', out of a Secret, and a user such as "git"');
    expect(refuse({ repository: `https://${token}@github.com/acme/content` })).toThrow(
      'container "content" has a credential in plain text, got it in \'repository\'; give \'username\' and \'password\'');
  });

  test.each(['ghp_short', 'gitlab+deploy-token-1', 'x-access-token', 'globex-engineering-deployments'])('a user is taken: %s', (username) => {
    expect(refuse({ username, password: PASSWORD })).not.toThrow();
  });

  test('a password in plain text', () => {
    expect(refuse({ username: 'bot', password: kplus.EnvValue.fromValue('s3cr3t') })).toThrow(
      '\'password\' of container "content" is a secret, got it from elsewhere or in plain text; give kplus.EnvValue.fromSecretValue({ secret, key })');
  });

  test('a user without a password', () => {
    expect(refuse({ username: 'bot' })).toThrow('container "content" logs in with half of what it takes, got \'username\' alone; give both');
  });

  test('a URL that is none', () => {
    expect(refuse({ repository: 'acme/content' })).toThrow(
      'container "content" has no URL of a repository, got "acme/content"; give one such as "https://github.com/acme/content"');
  });

  test('a way to log in that does not fit the URL', () => {
    expect(refuse({ repository: 'git@github.com:acme/content.git' })).toThrow(
      'container "content" logs in in a way that does not fit the repository, got "git@github.com:acme/content.git" without \'ssh\'; give \'ssh\', or a URL of HTTPS');
    expect(refuse({ ssh: SSH })).toThrow(
      'container "content" logs in in a way that does not fit the repository, got "https://github.com/acme/content" with \'ssh\'; ' +
      'give a URL of SSH, or \'username\' and \'password\'');
  });

  test('a period of no time', () => {
    expect(refuse({ period: Duration.seconds(0) })).toThrow('\'period\' of container "content" is no time between two looks at the repository, got 0s; give a second at least');
  });

  test('a directory that is not absolute', () => {
    expect(refuse({ directory: 'git' })).toThrow('container "content" has no absolute directory for its files, got "git"; give one such as "/git"');
  });

  test('an image that does not know the flags', () => {
    expect(refuse({ image: 'registry.k8s.io/git-sync/git-sync:v3.6.9' })).toThrow(
      'git-sync has these flags from 4 on, got image "registry.k8s.io/git-sync/git-sync:v3.6.9"; give a newer one, such as "registry.k8s.io/git-sync/git-sync:v4.7.1"');
  });

  test.each(['--one-time', '--max-failures=0'])('%s, which would end it', (arg) => {
    expect(refuse({ args: [arg] })).toThrow(`container "content" cannot take an argument, got "${arg}"; the construct sets it, use its own props`);
  });
});
