import { isIP } from 'net';
import { relaxedSubdomainFault, subdomainFault } from '../../pod/names';
import { PodView } from '../../pod/pod-view';
import { complain, REFUSED } from '../complain';
import { Complaint } from '../finding';
import { Rule } from '../rule';

interface DnsConfig {
  readonly nameservers?: readonly string[];
  readonly searches?: readonly string[];
  readonly options?: readonly { readonly name?: string }[];
}

// KEP-4427, on by default from 1.33
const RELAXED_SEARCHES_SINCE = 33;

export const rule: Rule = {
  id: 'dns-settings-are-valid',
  category: 'admission',
  severity: 'error',
  title: 'Write DNS servers and host aliases as addresses and names, within the limits of the resolver',
  why: 'The API server refuses what the resolver in the container could not use: more than 3 name servers, more than 32 search paths or 2048 characters of them, ' +
    'no server with the policy "None" (https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-dns-config).',
  fix: 'correct the DNS settings',
  bad: `
    dnsPolicy: None
    containers:
      - {name: app, image: app}`,
  good: `
    dnsPolicy: None
    dnsConfig: {nameservers: [192.0.2.53]}
    containers:
      - {name: app, image: app}`,
  acknowledge: REFUSED,

  run(pod) {
    const complaints: Complaint[] = [];
    const config = pod.spec.dnsConfig as DnsConfig | undefined;
    if (config || pod.spec.dnsPolicy === 'None') {
      checkConfig(complaints, pod, config);
    }
    const aliases = pod.spec.hostAliases as readonly { ip?: string; hostnames?: readonly string[] }[] | undefined;
    aliases?.forEach(({ ip = '', hostnames }, i) => {
      const field = `${pod.field}.hostAliases[${i}]`;
      if (isIP(ip) === 0) {
        complain(complaints, 'pod', `${field}.ip`, 'has a host alias without an address', ip, 'set \'ip\' to an address');
      }
      hostnames?.forEach((name, j) => {
        const fault = subdomainFault(name);
        if (fault) {
          complain(complaints, 'pod', `${field}.hostnames[${j}]`, `has a host alias whose name ${fault}`, name, 'correct the name');
        }
      });
    });
    return complaints;
  },
};

function checkConfig(to: Complaint[], pod: PodView, config: DnsConfig | undefined): void {
  const field = `${pod.field}.dnsConfig`;
  const { nameservers = [], searches = [], options = [] } = config ?? {};
  if (pod.spec.dnsPolicy === 'None' && nameservers.length === 0) {
    complain(to, 'pod', config ? `${field}.nameservers` : field, 'has the DNS policy "None" and no name server', undefined, 'set \'dnsConfig.nameservers\'');
    return;
  }
  if (nameservers.length > 3) {
    complain(to, 'pod', `${field}.nameservers`, 'has more than 3 name servers', nameservers.length, 'keep 3 of them');
  }
  nameservers.forEach((address, i) => {
    if (isIP(address) === 0) {
      complain(to, 'pod', `${field}.nameservers[${i}]`, 'has a name server that is no address', address, 'give its IP address');
    }
  });
  if (searches.length > 32 || searches.join(' ').length > 2048) {
    complain(to, 'pod', `${field}.searches`, 'has more than 32 search paths, or more than 2048 characters of them', searches.length, 'remove some');
  }
  searches.forEach((search, i) => {
    const relaxed = pod.version.minor >= RELAXED_SEARCHES_SINCE;
    const name = search.replace(/\.$/, '');
    const fault = relaxed && search === '.' ? undefined : (relaxed ? relaxedSubdomainFault : subdomainFault)(name);
    if (fault) {
      complain(to, 'pod', `${field}.searches[${i}]`, `has a search path that ${fault}`, search, 'give a domain');
    }
  });
  options.forEach(({ name }, i) => {
    if (!name) {
      complain(to, 'pod', `${field}.options[${i}]`, 'has a DNS option without a name', undefined, 'set \'name\'');
    }
  });
}
