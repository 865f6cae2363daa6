/** The API server versions whose descriptions are recorded, oldest first. */
export const RECORDED_MINORS = [29, 32, 34, 36];

/** The versions that the table covers. */
export const FIRST_MINOR = 27;
export const LAST_MINOR = 36;

/**
 * The minor that brought a field, where the recorded descriptions leave it open: from the API changes in the
 * changelogs (https://github.com/kubernetes/kubernetes/tree/master/CHANGELOG) and the milestones of the enhancements.
 */
export const SINCE: Readonly<Record<string, number>> = {
  'Container.restartPolicy': 28,
  'EphemeralContainer.restartPolicy': 28,
  'JobSpec.backoffLimitPerIndex': 28,
  'JobSpec.maxFailedIndexes': 28,
  'JobSpec.podReplacementPolicy': 28,
  'LifecycleHandler.sleep': 29,
  'PersistentVolumeClaimSpec.volumeAttributesClassName': 29,
  'PodAffinityTerm.matchLabelKeys': 29,
  'PodAffinityTerm.mismatchLabelKeys': 29,
  'VolumeProjection.clusterTrustBundle': 29,
  'JobSpec.managedBy': 30,
  'JobSpec.successPolicy': 30,
  'PodSecurityContext.appArmorProfile': 30,
  'SecurityContext.appArmorProfile': 30,
  'VolumeMount.recursiveReadOnly': 30,
  'PodResourceClaim.resourceClaimName': 31,
  'PodResourceClaim.resourceClaimTemplateName': 31,
  'PodSecurityContext.supplementalGroupsPolicy': 31,
  'ResourceClaim.request': 31,
  'Volume.image': 31,
  'PodSecurityContext.seLinuxChangePolicy': 32,
  'PodSpec.resources': 32,
  'Lifecycle.stopSignal': 33,
  'Container.restartPolicyRules': 34,
  'EphemeralContainer.restartPolicyRules': 34,
  'EnvVarSource.fileKeyRef': 34,
  'PodSpec.hostnameOverride': 34,
  'VolumeProjection.podCertificate': 34,
  'PodCertificateProjection.userAnnotations': 35,
  'PodSpec.schedulingGroup': 36,
};

/** The last minor with a field that later ones took away. */
export const UNTIL: Readonly<Record<string, number>> = {
  'PodResourceClaim.source': 30,
};

interface UnrecordedField {
  readonly type: string;
  readonly since?: number;
  readonly until?: number;
}

/** Types and fields that no recorded description holds: kinds that were not asked for, and fields that came and went in between. */
export const UNRECORDED_TYPES: Readonly<Record<string, Readonly<Record<string, UnrecordedField>>>> = {
  InitContainer: {},
  PodTemplate: {
    apiVersion: { type: 'string' },
    kind: { type: 'string' },
    metadata: { type: 'ObjectMeta' },
    template: { type: 'PodTemplateSpec' },
  },
  ReplicationController: {
    apiVersion: { type: 'string' },
    kind: { type: 'string' },
    metadata: { type: 'ObjectMeta' },
    spec: { type: 'ReplicationControllerSpec' },
    status: { type: 'ReplicationControllerStatus' },
  },
  ReplicationControllerSpec: {
    minReadySeconds: { type: 'int32' },
    replicas: { type: 'int32' },
    selector: { type: 'map<string>' },
    template: { type: 'PodTemplateSpec' },
  },
  ReplicationControllerStatus: {},
  PodSpec: {
    workloadRef: { type: 'WorkloadReference', since: 35, until: 35 },
  },
  WorkloadReference: {
    name: { type: 'string' },
    podGroup: { type: 'string' },
    podGroupReplicaKey: { type: 'string' },
  },
};
