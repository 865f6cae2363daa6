import { ADMISSION_RULES } from './admission-rules';
import { Rule } from './rule';
import { rule as acknowledgementsAreInDate } from './rules/acknowledgements-are-in-date';
import { rule as acknowledgementsGiveAReason } from './rules/acknowledgements-give-a-reason';
import { rule as acknowledgementsMatchFindings } from './rules/acknowledgements-match-findings';
import { rule as acknowledgementsNameRules } from './rules/acknowledgements-name-rules';
import { rule as autoscaledContainersRequestResources } from './rules/autoscaled-containers-request-resources';
import { rule as containersEndOnSigterm } from './rules/containers-end-on-sigterm';
import { rule as cronRunsLeaveTimeForShutdown } from './rules/cron-runs-leave-time-for-shutdown';
import { rule as cronSchedulesNameRealDates } from './rules/cron-schedules-name-real-dates';
import { rule as daprStartsWithoutWaitingForTheApp } from './rules/dapr-starts-without-waiting-for-the-app';
import { rule as declaredOrderIsKept } from './rules/declared-order-is-kept';
import { rule as defaultContainerIsAMain } from './rules/default-container-is-a-main';
import { rule as execProgramsExistInTheImage } from './rules/exec-programs-exist-in-the-image';
import { rule as exitCodeRulesNameAContainer } from './rules/exit-code-rules-name-a-container';
import { rule as fieldsAreKept } from './rules/fields-are-kept';
import { rule as fluentBitConfigLeavesTheImageBe } from './rules/fluent-bit-config-leaves-the-image-be';
import { rule as fluentBitFindsNewFilesSoon } from './rules/fluent-bit-finds-new-files-soon';
import { rule as fluentBitHealthPathFitsTheVersion } from './rules/fluent-bit-health-path-fits-the-version';
import { rule as fluentBitHttpServerIsOn } from './rules/fluent-bit-http-server-is-on';
import { rule as fluentBitKeepsUpWithABurst } from './rules/fluent-bit-keeps-up-with-a-burst';
import { rule as fluentBitLoadsItsConfiguration } from './rules/fluent-bit-loads-its-configuration';
import { rule as fluentBitStateIsWritable } from './rules/fluent-bit-state-is-writable';
import { rule as gracePeriodCoversShutdown } from './rules/grace-period-covers-shutdown';
import { rule as handlersLeaveTheHostOut } from './rules/handlers-leave-the-host-out';
import { rule as healthPathsExist } from './rules/health-paths-exist';
import { rule as hooksDoNotUseTcpSockets } from './rules/hooks-do-not-use-tcp-sockets';
import { rule as hostPortsAreUniqueInThePod } from './rules/host-ports-are-unique-in-the-pod';
import { rule as imagesAreValidReferences } from './rules/images-are-valid-references';
import { rule as initContainersComeBeforeRedirection } from './rules/init-containers-come-before-redirection';
import { rule as initContainersComeToAnEnd } from './rules/init-containers-come-to-an-end';
import { rule as initDoesNotRaiseTheRequest } from './rules/init-does-not-raise-the-request';
import { rule as initPhaseWorksWithoutTheMesh } from './rules/init-phase-works-without-the-mesh';
import { rule as initStartsAfterTheSidecarItUses } from './rules/init-starts-after-the-sidecar-it-uses';
import { rule as injectedProxyIsNative } from './rules/injected-proxy-is-native';
import { rule as jobMainsCanEnd } from './rules/job-mains-can-end';
import { rule as jobSidecarsAreNative } from './rules/job-sidecars-are-native';
import { rule as jobSidecarsStopOnSigterm } from './rules/job-sidecars-stop-on-sigterm';
import { rule as jobWithSidecarsHasADeadline } from './rules/job-with-sidecars-has-a-deadline';
import { rule as knownSidecarsAreNative } from './rules/known-sidecars-are-native';
import { rule as lifecycleAnnotationIsValid } from './rules/lifecycle-annotation-is-valid';
import { rule as listenersHaveTheirOwnPorts } from './rules/listeners-have-their-own-ports';
import { rule as logDirectoryIsShared } from './rules/log-directory-is-shared';
import { rule as logShipperCanReadTheLogs } from './rules/log-shipper-can-read-the-logs';
import { rule as logShipperReadsToTheEnd } from './rules/log-shipper-reads-to-the-end';
import { rule as logVolumeHasASizeLimit } from './rules/log-volume-has-a-size-limit';
import { rule as longestDrainFitsTheGracePeriod } from './rules/longest-drain-fits-the-grace-period';
import { rule as meshProxyStartsFirst } from './rules/mesh-proxy-starts-first';
import { rule as meshSettingsTakeEffect } from './rules/mesh-settings-take-effect';
import { rule as namedPortsExistInTheContainer } from './rules/named-ports-exist-in-the-container';
import { rule as nativeSidecarsNeedNoStopScripts } from './rules/native-sidecars-need-no-stop-scripts';
import { rule as neededSidecarHasAStartupGate } from './rules/needed-sidecar-has-a-startup-gate';
import { rule as neverPodsSurviveAFailedStart } from './rules/never-pods-survive-a-failed-start';
import { rule as podIsInOneMesh } from './rules/pod-is-in-one-mesh';
import { rule as postStartDoesNotCallItsOwnServer } from './rules/post-start-does-not-call-its-own-server';
import { rule as postStartWaitsComeToAnEnd } from './rules/post-start-waits-come-to-an-end';
import { rule as preStopEndsWithinTheGracePeriod } from './rules/pre-stop-ends-within-the-grace-period';
import { rule as preStopKeepsTheSidecarRunning } from './rules/pre-stop-keeps-the-sidecar-running';
import { rule as preStopLeavesStoppingToSigterm } from './rules/pre-stop-leaves-stopping-to-sigterm';
import { rule as probesAskWhereItListens } from './rules/probes-ask-where-it-listens';
import { rule as probesOutlastStartup } from './rules/probes-outlast-startup';
import { rule as runAsNonRootHasANonRootUser } from './rules/run-as-non-root-has-a-non-root-user';
import { rule as servicePortNamesReachSidecars } from './rules/service-port-names-reach-sidecars';
import { rule as serviceTargetPortsExist } from './rules/service-target-ports-exist';
import { rule as sidecarHostPortsAreScheduled } from './rules/sidecar-host-ports-are-scheduled';
import { rule as sidecarKeepsThePodGuaranteed } from './rules/sidecar-keeps-the-pod-guaranteed';
import { rule as sidecarLimitFitsThePodLimit } from './rules/sidecar-limit-fits-the-pod-limit';
import { rule as sidecarLivenessDiffersFromReadiness } from './rules/sidecar-liveness-differs-from-readiness';
import { rule as sidecarLivenessLimitsItsKill } from './rules/sidecar-liveness-limits-its-kill';
import { rule as sidecarRestartsFitTheBackoffLimit } from './rules/sidecar-restarts-fit-the-backoff-limit';
import { rule as sidecarStartupProbeIsFrequent } from './rules/sidecar-startup-probe-is-frequent';
import { rule as sidecarsKeepThePodRestricted } from './rules/sidecars-keep-the-pod-restricted';
import { rule as sidecarsRunUntilTheyAreStopped } from './rules/sidecars-run-until-they-are-stopped';
import { rule as startupFitsTheDeadline } from './rules/startup-fits-the-deadline';
import { rule as telemetryDoesNotDecideReadiness } from './rules/telemetry-does-not-decide-readiness';

/** Every rule, by category as in the documentation, then by id. */
export const RULES: readonly Rule[] = [
  ...ADMISSION_RULES,
  declaredOrderIsKept,
  initContainersComeBeforeRedirection,
  initPhaseWorksWithoutTheMesh,
  initStartsAfterTheSidecarItUses,
  injectedProxyIsNative,
  knownSidecarsAreNative,
  meshProxyStartsFirst,
  neededSidecarHasAStartupGate,
  podIsInOneMesh,
  daprStartsWithoutWaitingForTheApp,
  execProgramsExistInTheImage,
  fluentBitHealthPathFitsTheVersion,
  handlersLeaveTheHostOut,
  healthPathsExist,
  hooksDoNotUseTcpSockets,
  namedPortsExistInTheContainer,
  postStartDoesNotCallItsOwnServer,
  postStartWaitsComeToAnEnd,
  probesAskWhereItListens,
  probesOutlastStartup,
  sidecarLivenessDiffersFromReadiness,
  sidecarLivenessLimitsItsKill,
  sidecarStartupProbeIsFrequent,
  startupFitsTheDeadline,
  telemetryDoesNotDecideReadiness,
  containersEndOnSigterm,
  gracePeriodCoversShutdown,
  logShipperReadsToTheEnd,
  longestDrainFitsTheGracePeriod,
  preStopEndsWithinTheGracePeriod,
  preStopKeepsTheSidecarRunning,
  preStopLeavesStoppingToSigterm,
  cronRunsLeaveTimeForShutdown,
  cronSchedulesNameRealDates,
  exitCodeRulesNameAContainer,
  initContainersComeToAnEnd,
  jobMainsCanEnd,
  jobSidecarsAreNative,
  jobSidecarsStopOnSigterm,
  jobWithSidecarsHasADeadline,
  nativeSidecarsNeedNoStopScripts,
  sidecarRestartsFitTheBackoffLimit,
  sidecarsRunUntilTheyAreStopped,
  autoscaledContainersRequestResources,
  initDoesNotRaiseTheRequest,
  sidecarKeepsThePodGuaranteed,
  sidecarLimitFitsThePodLimit,
  hostPortsAreUniqueInThePod,
  listenersHaveTheirOwnPorts,
  servicePortNamesReachSidecars,
  serviceTargetPortsExist,
  logShipperCanReadTheLogs,
  runAsNonRootHasANonRootUser,
  sidecarsKeepThePodRestricted,
  acknowledgementsAreInDate,
  acknowledgementsGiveAReason,
  acknowledgementsMatchFindings,
  acknowledgementsNameRules,
  defaultContainerIsAMain,
  fluentBitConfigLeavesTheImageBe,
  fluentBitFindsNewFilesSoon,
  fluentBitHttpServerIsOn,
  fluentBitKeepsUpWithABurst,
  fluentBitLoadsItsConfiguration,
  fluentBitStateIsWritable,
  imagesAreValidReferences,
  lifecycleAnnotationIsValid,
  logDirectoryIsShared,
  logVolumeHasASizeLimit,
  meshSettingsTakeEffect,
  fieldsAreKept,
  neverPodsSurviveAFailedStart,
  sidecarHostPortsAreScheduled,
];

const BY_ID = new Map(RULES.map((rule) => [rule.id, rule]));

export function findRule(id: string): Rule | undefined {
  return BY_ID.get(id);
}
