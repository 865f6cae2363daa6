import { rule } from '../../../src/checks/rules/dns-settings-are-valid';
import { testRule } from '../rule-table';
import { podWith } from '../workloads';

testRule(rule, {
  valid: {
    'servers, searches and options': podWith({ dnsConfig: { nameservers: ['192.0.2.53', '2001:db8::53'], searches: ['acme.io.'], options: [{ name: 'ndots' }] } }),
    'policy None with a server': podWith({ dnsPolicy: 'None', dnsConfig: { nameservers: ['192.0.2.53'] } }),
    'host aliases': podWith({ hostAliases: [{ ip: '192.0.2.1', hostnames: ['orders.local'] }] }),
    'an underscore in a search path from 1.33 on': podWith({ dnsConfig: { searches: ['_sip._tcp.acme.io', '.'] } }, '1.33'),
  },
  invalid: {
    'policy None without a configuration': { pod: podWith({ dnsPolicy: 'None' }), complaints: [{ field: 'spec.dnsConfig' }] },
    'policy None without a server': { pod: podWith({ dnsPolicy: 'None', dnsConfig: {} }), complaints: [{ field: 'spec.dnsConfig.nameservers' }] },
    'too many servers, one no address': {
      pod: podWith({ dnsConfig: { nameservers: ['192.0.2.1', '192.0.2.2', '192.0.2.3', 'dns.acme.io'] } }),
      complaints: [{ field: 'spec.dnsConfig.nameservers' }, { field: 'spec.dnsConfig.nameservers[3]' }],
    },
    'too many search paths': {
      pod: podWith({ dnsConfig: { searches: Array.from({ length: 33 }, (_, i) => `d${i}.io`) } }),
      complaints: [{ field: 'spec.dnsConfig.searches' }],
    },
    'an underscore in a search path before 1.33': { pod: podWith({ dnsConfig: { searches: ['_sip.acme.io'] } }, '1.32'), complaints: [{ field: 'spec.dnsConfig.searches[0]' }] },
    'an option without a name': { pod: podWith({ dnsConfig: { options: [{ value: '2' }] } }), complaints: [{ field: 'spec.dnsConfig.options[0]' }] },
    'host aliases of a wrong form': {
      pod: podWith({ hostAliases: [{ ip: 'orders', hostnames: ['a_b'] }] }),
      complaints: [{ field: 'spec.hostAliases[0].ip' }, { field: 'spec.hostAliases[0].hostnames[0]' }],
    },
  },
});
