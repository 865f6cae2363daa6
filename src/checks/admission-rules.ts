import { Rule } from './rule';
import { rule as activeDeadlineIsValid } from './rules/active-deadline-is-valid';
import { rule as affinityIsValid } from './rules/affinity-is-valid';
import { rule as apiVersionIsServed } from './rules/api-version-is-served';
import { rule as byteAmountsAreWhole } from './rules/byte-amounts-are-whole';
import { rule as containerImagesAreSet } from './rules/container-images-are-set';
import { rule as containerNamesAreLabels } from './rules/container-names-are-labels';
import { rule as containerNamesAreUnique } from './rules/container-names-are-unique';
import { rule as containerPortsAreValid } from './rules/container-ports-are-valid';
import { rule as containerRestartPolicyIsAllowed } from './rules/container-restart-policy-is-allowed';
import { rule as containerSettingsAreKnown } from './rules/container-settings-are-known';
import { rule as containersArePresent } from './rules/containers-are-present';
import { rule as cronJobSettingsAreValid } from './rules/cron-job-settings-are-valid';
import { rule as dnsSettingsAreValid } from './rules/dns-settings-are-valid';
import { rule as envFromIsValid } from './rules/env-from-is-valid';
import { rule as envIsValid } from './rules/env-is-valid';
import { rule as envNamesAreSetOnce } from './rules/env-names-are-set-once';
import { rule as ephemeralContainersAreAbsent } from './rules/ephemeral-containers-are-absent';
import { rule as featuresStillWork } from './rules/features-still-work';
import { rule as fieldsAreKnown } from './rules/fields-are-known';
import { rule as fieldsHaveTheRightType } from './rules/fields-have-the-right-type';
import { rule as gracePeriodIsNotNegative } from './rules/grace-period-is-not-negative';
import { rule as handlersAreComplete } from './rules/handlers-are-complete';
import { rule as hostNetworkPortsMatch } from './rules/host-network-ports-match';
import { rule as hostPortsAreUnique } from './rules/host-ports-are-unique';
import { rule as indexedJobsCanBeTracked } from './rules/indexed-jobs-can-be-tracked';
import { rule as initContainersHaveNoProbes } from './rules/init-containers-have-no-probes';
import { rule as jobSettingsAreValid } from './rules/job-settings-are-valid';
import { rule as metadataIsValid } from './rules/metadata-is-valid';
import { rule as objectNamesAreDnsLabels } from './rules/object-names-are-dns-labels';
import { rule as osSettingsMatch } from './rules/os-settings-match';
import { rule as podFailurePolicyIsValid } from './rules/pod-failure-policy-is-valid';
import { rule as podListsHaveNoDuplicates } from './rules/pod-lists-have-no-duplicates';
import { rule as podNamesAreValid } from './rules/pod-names-are-valid';
import { rule as podResourcesAreValid } from './rules/pod-resources-are-valid';
import { rule as podSecurityContextIsValid } from './rules/pod-security-context-is-valid';
import { rule as podSettingsAreKnown } from './rules/pod-settings-are-known';
import { rule as portDefinitionsDoNotOverlap } from './rules/port-definitions-do-not-overlap';
import { rule as probeGraceIsValid } from './rules/probe-grace-is-valid';
import { rule as probeNumbersAreValid } from './rules/probe-numbers-are-valid';
import { rule as profileAnnotationsAreValid } from './rules/profile-annotations-are-valid';
import { rule as projectedSourcesHaveContent } from './rules/projected-sources-have-content';
import { rule as resizePolicyIsValid } from './rules/resize-policy-is-valid';
import { rule as resourceClaimsAreValid } from './rules/resource-claims-are-valid';
import { rule as resourcesAreValid } from './rules/resources-are-valid';
import { rule as restartPolicySuitsWorkload } from './rules/restart-policy-suits-workload';
import { rule as revisionHistoryLimitIsNotNegative } from './rules/revision-history-limit-is-not-negative';
import { rule as rolloutSettingsAreValid } from './rules/rollout-settings-are-valid';
import { rule as schedulingLabelsAreCurrent } from './rules/scheduling-labels-are-current';
import { rule as schedulingSelectorsAreSet } from './rules/scheduling-selectors-are-set';
import { rule as securityContextIsValid } from './rules/security-context-is-valid';
import { rule as selectorsMatchTheTemplate } from './rules/selectors-match-the-template';
import { rule as sleepFitsGracePeriod } from './rules/sleep-fits-grace-period';
import { rule as tolerationsAreValid } from './rules/tolerations-are-valid';
import { rule as topologySpreadIsValid } from './rules/topology-spread-is-valid';
import { rule as volumeDevicesAreValid } from './rules/volume-devices-are-valid';
import { rule as volumeMountsAreValid } from './rules/volume-mounts-are-valid';
import { rule as volumesAreValid } from './rules/volumes-are-valid';

/** Rules about an object's shape. The others see what is left of a manifest, and are not asked when its types are wrong. */
export const SHAPE_RULES: readonly Rule[] = [
  fieldsAreKnown,
  fieldsHaveTheRightType,
];

/** What the API server of the target version refuses or warns of, by id. */
export const ADMISSION_RULES: readonly Rule[] = [
  activeDeadlineIsValid,
  affinityIsValid,
  apiVersionIsServed,
  byteAmountsAreWhole,
  containerImagesAreSet,
  containerNamesAreLabels,
  containerNamesAreUnique,
  containerPortsAreValid,
  containerRestartPolicyIsAllowed,
  containerSettingsAreKnown,
  containersArePresent,
  cronJobSettingsAreValid,
  dnsSettingsAreValid,
  envFromIsValid,
  envIsValid,
  envNamesAreSetOnce,
  ephemeralContainersAreAbsent,
  featuresStillWork,
  fieldsAreKnown,
  fieldsHaveTheRightType,
  gracePeriodIsNotNegative,
  handlersAreComplete,
  hostNetworkPortsMatch,
  hostPortsAreUnique,
  indexedJobsCanBeTracked,
  initContainersHaveNoProbes,
  jobSettingsAreValid,
  metadataIsValid,
  objectNamesAreDnsLabels,
  osSettingsMatch,
  podFailurePolicyIsValid,
  podListsHaveNoDuplicates,
  podNamesAreValid,
  podResourcesAreValid,
  podSecurityContextIsValid,
  podSettingsAreKnown,
  portDefinitionsDoNotOverlap,
  probeGraceIsValid,
  probeNumbersAreValid,
  profileAnnotationsAreValid,
  projectedSourcesHaveContent,
  resizePolicyIsValid,
  resourceClaimsAreValid,
  resourcesAreValid,
  restartPolicySuitsWorkload,
  revisionHistoryLimitIsNotNegative,
  rolloutSettingsAreValid,
  schedulingLabelsAreCurrent,
  schedulingSelectorsAreSet,
  securityContextIsValid,
  selectorsMatchTheTemplate,
  sleepFitsGracePeriod,
  tolerationsAreValid,
  topologySpreadIsValid,
  volumeDevicesAreValid,
  volumeMountsAreValid,
  volumesAreValid,
];
