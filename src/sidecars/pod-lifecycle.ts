import { App, Duration } from 'cdk8s';
import { IConstruct } from 'constructs';
import { AppNeighbours } from './app-neighbours';
import { checkedHost } from './checked-host';
import { podResourceUse, podShutdown, podStartup } from './lifecycle-results';
import { PodResourceUse } from './pod-resource-use';
import { PodShutdown } from './pod-shutdown';
import { PodStartup } from './pod-startup';
import { wholeSeconds } from './seconds';
import { SynthChecks } from './synth-checks';
import { PodHost } from '../host/pod-host';
import { RenderedPod, set } from '../host/rendered-pod';
import { Manifest } from '../pod/manifest';
import { PodView } from '../pod/pod-view';
import { readPod } from '../pod/read-pod';
import { resourcesOf } from '../pod/resources';
import { graceFor, GRACE_MARGIN_SECONDS, shutdownOf } from '../pod/shutdown';
import { startupOf } from '../pod/startup';

/** How long the phases of a container's life take. */
export interface ExpectedTimes {
  /**
   * From the container's start until its startup probe would succeed.
   *
   * @default - what is known of the product, else unknown
   */
  readonly startup?: Duration;

  /**
   * How long a classic init container, or a main container of a Job, runs.
   *
   * @default - unknown
   */
  readonly run?: Duration;

  /**
   * How long the preStop hook takes.
   *
   * @default - what the hook says: that it sleeps, or runs a command that ends in a sleep
   */
  readonly preStop?: Duration;

  /**
   * How long the postStart hook takes.
   *
   * @default - what the hook says: that it sleeps, or runs a command that ends in a sleep
   */
  readonly postStart?: Duration;

  /**
   * From SIGTERM to the container's exit.
   *
   * @default - what is known of the product, else unknown
   */
  readonly drain?: Duration;

  /**
   * Whether the container does not stop at SIGTERM. It excludes 'drain'.
   *
   * @default false
   */
  readonly ignoresSigterm?: boolean;
}

/** Options of fitting the grace period. */
export interface FitGracePeriodOptions {
  /**
   * What the grace period has on top of what the containers need. A container that takes exactly what it has got may be
   * killed, and each step of a busy kubelet can come a second late.
   *
   * @default Duration.seconds(2)
   */
  readonly margin?: Duration;
}

/** Options of the shutdown. */
export interface ShutdownTimesOptions {
  /**
   * Whether the shutdown follows the end of the main containers, as in a Job that is done, instead of a deletion. The hooks
   * of the main containers do not run then.
   *
   * @default false
   */
  readonly afterCompletion?: boolean;
}

/**
 * How a workload's pod starts and stops. What is expected of its containers is written into the pod template, so that the
 * command line knows it as well. Durations that nobody said and that the manifest does not show count as zero.
 */
export class PodLifecycle {
  /**
   * The lifecycle of a workload's pod.
   *
   * @throws when the construct has no pod template
   */
  public static of(workload: IConstruct): PodLifecycle {
    return new PodLifecycle(workload, checkedHost(workload));
  }

  private constructor(private readonly workload: IConstruct, private readonly host: PodHost) {}

  /**
   * Says how long phases of a container's life take, on top of what was said of it before. That the container exists is
   * checked at synthesis.
   *
   * @throws when a duration is no whole number of seconds, or 'drain' is given for a container that ignores SIGTERM
   */
  public expect(container: string, times: ExpectedTimes): void {
    if (times.drain && times.ignoresSigterm) {
      throw new Error(`container "${container}" cannot both ignore SIGTERM and drain, got 'drain' ${times.drain.toSeconds()}s; give one of them`);
    }
    const seconds = (prop: 'startup' | 'run' | 'preStop' | 'postStart' | 'drain') => {
      const duration = times[prop];
      return duration && wholeSeconds(duration, `'${prop}' of container "${container}"`);
    };
    const entry = {
      startupSeconds: seconds('startup'),
      runSeconds: seconds('run'),
      preStopSeconds: seconds('preStop'),
      postStartSeconds: seconds('postStart'),
      drainSeconds: times.ignoresSigterm ? 'never' as const : seconds('drain'),
    };
    this.host.expect(container, Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined)));
  }

  /**
   * Raises the termination grace period to what the shutdown needs. A longer one stays: it is a limit, and takes no time
   * where everything stops before. Without this, a grace period that is too short fails the synthesis.
   *
   * @throws when the margin is no whole number of seconds
   */
  public fitGracePeriod(options: FitGracePeriodOptions = {}): void {
    const margin = options.margin ? wholeSeconds(options.margin, "'margin' of the grace period") : GRACE_MARGIN_SECONDS;
    this.host.fitGracePeriod((pod) => this.raiseGracePeriod(pod, margin));
  }

  /** How the pod stops, by the manifest as it would be emitted at this moment. */
  public shutdown(options: ShutdownTimesOptions = {}): PodShutdown {
    return podShutdown(shutdownOf(this.view(), { job: options.afterCompletion }));
  }

  /** How the pod starts, by the manifest as it would be emitted at this moment. */
  public startup(): PodStartup {
    return podStartup(startupOf(this.view()));
  }

  /** What the pod takes of a node, by the manifest as it would be emitted at this moment. */
  public resources(): PodResourceUse {
    return podResourceUse(resourcesOf(this.view()));
  }

  private raiseGracePeriod(pod: RenderedPod, margin: number): void {
    const { requiredSeconds } = shutdownOf(this.read(pod.finish()));
    const grace = graceFor(requiredSeconds, margin);
    const given = pod.spec.terminationGracePeriodSeconds ?? 30;
    // of a container that never stops, and of what is no whole number, rules speak
    if (Number.isFinite(grace) && Number.isInteger(given) && grace > given) {
      set(pod.spec, 'terminationGracePeriodSeconds', grace);
    }
  }

  private view(): PodView {
    return this.read(this.host.hook.render().manifest);
  }

  private read(manifest: Manifest): PodView {
    const pod = readPod(manifest, SynthChecks.of(this.workload).versionFor(this.workload), new AppNeighbours(App.of(this.workload)).namespaces);
    if (!pod) {
      throw new Error(`"${this.host.hook.path}" has no pod template at this moment; give it one at "spec.template"`);
    }
    return pod;
  }
}
