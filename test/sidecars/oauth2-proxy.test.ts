import { ApiObject, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-30';
import { newChart, templateOf } from './charts';
import { complaintsAbout, newApp } from './product-checks';
import { OAuth2ProxySidecar, OAuth2ProxySidecarProps } from '../../src';

const SECRET = kplus.Secret.fromSecretName(newChart(), 'secret', 'orders-login');
const PROPS: OAuth2ProxySidecarProps = {
  upstreamPort: 8080,
  issuerUrl: 'https://id.acme.io',
  clientId: 'orders',
  clientSecret: kplus.EnvValue.fromSecretValue({ secret: SECRET, key: 'client' }),
  cookieSecret: kplus.EnvValue.fromSecretValue({ secret: SECRET, key: 'cookie' }),
  emailDomains: ['acme.io'],
};

function proxyOf(props: Partial<OAuth2ProxySidecarProps> = {}): any {
  const chart = newChart();
  new OAuth2ProxySidecar(newApp(chart), 'login', { ...PROPS, ...props });
  return templateOf(chart).spec.initContainers[0];
}

const refuse = (props: Partial<OAuth2ProxySidecarProps>) => () => proxyOf(props);

describe('the container', () => {
  test('listens for Services and probes, and leads to the app', () => {
    expect(proxyOf()).toMatchObject({
      image: 'quay.io/oauth2-proxy/oauth2-proxy:v7.15.3',
      args: [
        '--http-address=0.0.0.0:4180', '--upstream=http://127.0.0.1:8080/', '--provider=oidc', '--oidc-issuer-url=https://id.acme.io',
        '--client-id=orders', '--email-domain=acme.io',
      ],
      ports: [{ containerPort: 4180 }],
      startupProbe: { httpGet: { path: '/ping', port: 4180 }, periodSeconds: 1, failureThreshold: 30 },
      readinessProbe: { httpGet: { path: '/ready', port: 4180 } },
      livenessProbe: { httpGet: { path: '/ping', port: 4180 } },
    });
  });

  test('has its secrets from a Secret, in the environment', () => {
    expect(proxyOf().env).toEqual([
      { name: 'OAUTH2_PROXY_CLIENT_SECRET', valueFrom: { secretKeyRef: { name: 'orders-login', key: 'client' } } },
      { name: 'OAUTH2_PROXY_COOKIE_SECRET', valueFrom: { secretKeyRef: { name: 'orders-login', key: 'cookie' } } },
    ]);
  });

  test('takes another port, provider and further flags', () => {
    const { args, startupProbe } = proxyOf({ port: 4181, provider: 'github', issuerUrl: undefined, redirectUrl: 'https://o.acme.io/oauth2/callback', args: ['--reverse-proxy=true'] });

    expect(args).toEqual([
      '--http-address=0.0.0.0:4181', '--upstream=http://127.0.0.1:8080/', '--provider=github', '--client-id=orders', '--email-domain=acme.io',
      '--redirect-url=https://o.acme.io/oauth2/callback', '--reverse-proxy=true',
    ]);
    expect(startupProbe.httpGet.port).toBe(4181);
  });
});

describe('the Service', () => {
  test('targets the proxy by number, and selects the workload\'s pods', () => {
    const chart = newChart();
    const orders = newApp(chart);
    new OAuth2ProxySidecar(orders, 'login', PROPS).createService('service', { name: 'orders' });

    const objects = Testing.synth(chart);
    const service = objects.find((object) => object.kind === 'Service');

    expect(service).toMatchObject({ metadata: { name: 'orders' }, spec: { type: 'ClusterIP', ports: [{ name: 'http', port: 80, targetPort: 4180 }] } });
    expect(service.spec.selector).toEqual(objects.find((object) => object.kind === 'Deployment').spec.selector.matchLabels);
    expect(complaintsAbout(chart, '1.32')).toEqual([]);
  });

  test('selects the pods of a plain object too', () => {
    const chart = newChart();
    const orders = new ApiObject(chart, 'orders', {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { namespace: 'shop' },
      spec: { selector: { matchLabels: { app: 'orders' } }, template: { metadata: { labels: { app: 'orders' } }, spec: { containers: [{ name: 'app', image: 'app:1' }] } } },
    });
    new OAuth2ProxySidecar(orders, 'login', PROPS).createService('service', { port: 8080, serviceType: kplus.ServiceType.NODE_PORT });

    expect(Testing.synth(chart).find((object) => object.kind === 'Service')).toMatchObject({
      metadata: { namespace: 'shop' },
      spec: { type: 'NodePort', selector: { app: 'orders' }, ports: [{ port: 8080, targetPort: 4180 }] },
    });
  });

  test('is refused where pods cannot be selected', () => {
    const orders = new ApiObject(newChart(), 'orders', { apiVersion: 'v1', kind: 'Pod', spec: { containers: [{ name: 'app', image: 'app:1' }] } });
    const proxy = new OAuth2ProxySidecar(orders, 'login', PROPS);

    expect(() => proxy.createService('service'))
      .toThrow('"chart/orders" has no labels that a Service could select its pods by, got none; give it "spec.selector.matchLabels"');
  });
});

describe('bad input', () => {
  test.each(['clientSecret', 'cookieSecret'])('%s in plain text, which is not repeated', (prop) => {
    expect(refuse({ [prop]: kplus.EnvValue.fromValue('s3cr3t') })).toThrow(
      `'${prop}' of container "login" is a secret, got it from elsewhere or in plain text; give kplus.EnvValue.fromSecretValue({ secret, key })`);
  });

  test('a secret among the arguments', () => {
    expect(refuse({ args: ['--redis-connection-url=redis://:s3cr3t@redis:6379'] })).toThrow(
      'container "login" has a credential in plain text, got argument "--redis-connection-url"; ');
    expect(refuse({ args: ['--redis-password=s3cr3t'] })).toThrow(
      'container "login" has a credential in plain text, got argument "--redis-password"; ' +
      'give it as a variable of the environment, with kplus.EnvValue.fromSecretValue({ secret, key })');
  });

  test('the app\'s own port', () => {
    expect(refuse({ upstreamPort: 80800 })).toThrow('\'upstreamPort\' of container "login" is no port, got 80800; give one from 1 to 65535');
    expect(refuse({ port: 8080 })).toThrow(
      'container "login" cannot listen on the app\'s own port, got 8080 as \'port\' and \'upstreamPort\'; give another \'port\', and let Services target it');
  });

  test('nobody let in', () => {
    expect(refuse({ emailDomains: [] })).toThrow('container "login" lets nobody in, got \'emailDomains\' []; name domains, or "*" for whoever the provider knows');
  });

  test('no issuer', () => {
    expect(refuse({ issuerUrl: undefined })).toThrow(
      'container "login" does not know who issues identities, got provider "oidc" without \'issuerUrl\'; give the issuer\'s URL');
  });

  test('an argument that a prop is for', () => {
    expect(refuse({ args: ['--http-address=127.0.0.1:4180'] })).toThrow(
      'container "login" cannot take an argument, got "--http-address=127.0.0.1:4180"; the construct sets it, use its own props');
  });
});
