/**
 * A field that API servers of some versions know and throw away, because the feature gate behind it is off by default
 * (pkg/features/kube_features.go and the dropDisabledFields functions of pkg/api/pod/util.go and the strategies).
 */
export interface Drop {
  readonly type: string;
  readonly field: string;
  readonly gate: string;
  /** The first and the last minor that drop it. */
  readonly from: number;
  readonly to: number;
  /** Values that are kept, or that are not missed. */
  readonly unless?: (value: unknown) => boolean;
  /** True when what is left of the object cannot work as meant. */
  readonly breaks?: (value: unknown) => boolean;
  /** True when an object that held nothing else goes with the field. */
  readonly takesParent?: boolean;
}

const always = () => true;
const isTrue = (value: unknown) => value === true;

// versions that this library does not know yet are taken to behave like the newest one it knows
const LAST = Number.MAX_SAFE_INTEGER;

export const DROPS: readonly Drop[] = [
  // KEP-753: without the gate a sidecar is an init container that never ends
  { type: 'InitContainer', field: 'restartPolicy', gate: 'SidecarContainers', from: 28, to: 28, breaks: always },
  // KEP-5307
  {
    type: 'InitContainer',
    field: 'restartPolicy',
    gate: 'ContainerRestartRules',
    from: 34,
    to: 34,
    unless: (value) => value === 'Always' || value === '',
    breaks: (value) => typeof value === 'string' && value.toLowerCase() === 'always',
  },
  { type: 'InitContainer', field: 'restartPolicyRules', gate: 'ContainerRestartRules', from: 34, to: 34 },
  { type: 'Container', field: 'restartPolicy', gate: 'ContainerRestartRules', from: 34, to: 34 },
  { type: 'Container', field: 'restartPolicyRules', gate: 'ContainerRestartRules', from: 34, to: 34 },
  { type: 'EphemeralContainer', field: 'restartPolicy', gate: 'ContainerRestartRules', from: 34, to: 34 },
  { type: 'EphemeralContainer', field: 'restartPolicyRules', gate: 'ContainerRestartRules', from: 34, to: 34 },
  // KEP-4960
  { type: 'Lifecycle', field: 'stopSignal', gate: 'ContainerStopSignals', from: 33, to: LAST, takesParent: true },
  // KEP-3960
  { type: 'LifecycleHandler', field: 'sleep', gate: 'PodLifecycleSleepAction', from: 29, to: 29, breaks: always },
  // KEP-1287
  { type: 'InitContainer', field: 'resizePolicy', gate: 'InPlacePodVerticalScaling', from: 27, to: 32 },
  { type: 'Container', field: 'resizePolicy', gate: 'InPlacePodVerticalScaling', from: 27, to: 32 },
  { type: 'EphemeralContainer', field: 'resizePolicy', gate: 'InPlacePodVerticalScaling', from: 27, to: 32 },
  // KEP-2837
  { type: 'PodSpec', field: 'resources', gate: 'PodLevelResources', from: 32, to: 33 },
  // KEP-127
  { type: 'PodSpec', field: 'hostUsers', gate: 'UserNamespacesSupport', from: 27, to: 32, unless: isTrue },
  // KEP-4265
  { type: 'SecurityContext', field: 'procMount', gate: 'ProcMountType', from: 27, to: 32, unless: (value) => value === 'Default' },
  // KEP-4381
  { type: 'PodSpec', field: 'resourceClaims', gate: 'DynamicResourceAllocation', from: 27, to: 33, breaks: always },
  { type: 'ResourceRequirements', field: 'claims', gate: 'DynamicResourceAllocation', from: 27, to: 33, breaks: always },
  // KEP-4639
  { type: 'Volume', field: 'image', gate: 'ImageVolume', from: 31, to: 34, breaks: always },
  // KEP-3257
  { type: 'VolumeProjection', field: 'clusterTrustBundle', gate: 'ClusterTrustBundleProjection', from: 29, to: LAST, breaks: always },
  // KEP-4317
  { type: 'VolumeProjection', field: 'podCertificate', gate: 'PodCertificateRequest', from: 34, to: LAST, breaks: always },
  // KEP-3721
  { type: 'EnvVarSource', field: 'fileKeyRef', gate: 'EnvFiles', from: 34, to: 34, breaks: always },
  // KEP-4762
  { type: 'PodSpec', field: 'hostnameOverride', gate: 'HostnameOverride', from: 34, to: 34 },
  // KEP-4671
  { type: 'PodSpec', field: 'workloadRef', gate: 'GenericWorkload', from: 35, to: 35 },
  { type: 'PodSpec', field: 'schedulingGroup', gate: 'GenericWorkload', from: 36, to: LAST },
  // KEP-3619
  { type: 'PodSecurityContext', field: 'supplementalGroupsPolicy', gate: 'SupplementalGroupsPolicy', from: 31, to: 32 },
  // KEP-1710
  { type: 'PodSecurityContext', field: 'seLinuxChangePolicy', gate: 'SELinuxChangePolicy', from: 32, to: 32 },
  // KEP-3857
  { type: 'VolumeMount', field: 'recursiveReadOnly', gate: 'RecursiveReadOnlyMounts', from: 30, to: 30 },
  // KEP-3633
  { type: 'PodAffinityTerm', field: 'matchLabelKeys', gate: 'MatchLabelKeysInPodAffinity', from: 29, to: 30 },
  { type: 'PodAffinityTerm', field: 'mismatchLabelKeys', gate: 'MatchLabelKeysInPodAffinity', from: 29, to: 30 },
  // KEP-3751
  { type: 'PersistentVolumeClaimSpec', field: 'volumeAttributesClassName', gate: 'VolumeAttributesClass', from: 29, to: 33 },
  // KEP-3939, KEP-3850, KEP-3998, KEP-4368
  { type: 'JobSpec', field: 'podReplacementPolicy', gate: 'JobPodReplacementPolicy', from: 28, to: 28 },
  { type: 'JobSpec', field: 'backoffLimitPerIndex', gate: 'JobBackoffLimitPerIndex', from: 28, to: 28 },
  { type: 'JobSpec', field: 'maxFailedIndexes', gate: 'JobBackoffLimitPerIndex', from: 28, to: 28 },
  { type: 'JobSpec', field: 'successPolicy', gate: 'JobSuccessPolicy', from: 30, to: 30 },
  { type: 'JobSpec', field: 'managedBy', gate: 'JobManagedBy', from: 30, to: 31 },
  // KEP-961; on for a while in 1.35, off again from 1.35.4 on (https://github.com/kubernetes/kubernetes/pull/137904)
  { type: 'RollingUpdateStatefulSetStrategy', field: 'maxUnavailable', gate: 'MaxUnavailableStatefulSet', from: 27, to: LAST },
];
