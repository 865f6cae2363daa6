import { App, Chart, Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-30';
import { NativeSidecar, PodLifecycle, SidecarChecks } from 'cdk8s-sidecars';

const app = new App();
const IMAGE = 'registry.acme.io/app:1.0';

const good = new kplus.Deployment(new Chart(app, 'good'), 'web', { containers: [{ name: 'app', image: IMAGE }] });
new NativeSidecar(good, 'agent', { image: IMAGE });

const slow = new kplus.Deployment(new Chart(app, 'slow'), 'web', { containers: [{ name: 'app', image: IMAGE }] });
PodLifecycle.of(slow).expect('app', { drain: Duration.seconds(45) });

const wrong = new kplus.Deployment(new Chart(app, 'wrong'), 'web', { containers: [{ name: 'app', image: IMAGE }, { name: 'app', image: IMAGE }] });
new NativeSidecar(wrong, 'proxy', { image: IMAGE, portNumber: 5432, startsBefore: ['migrate'] });

SidecarChecks.of(app);
app.synth();
