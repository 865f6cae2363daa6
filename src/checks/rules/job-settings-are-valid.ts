import { complain, REFUSED } from '../complain';
import { Complaint } from '../finding';
import { checkNotNegative } from '../rollouts';
import { Rule } from '../rule';
import { checkSuccessPolicy, SuccessPolicy } from '../success-policy';

interface JobSpec {
  readonly parallelism?: number;
  readonly completions?: number;
  readonly completionMode?: string;
  readonly backoffLimitPerIndex?: number;
  readonly maxFailedIndexes?: number;
  readonly podFailurePolicy?: unknown;
  readonly podReplacementPolicy?: string;
  readonly successPolicy?: SuccessPolicy;
  readonly managedBy?: string;
}

const NUMBERS = ['parallelism', 'completions', 'activeDeadlineSeconds', 'backoffLimit', 'ttlSecondsAfterFinished', 'backoffLimitPerIndex', 'maxFailedIndexes'];
const MAX_INDEXED = 100_000;
const MAX_PARALLEL_ABOVE_LIMIT = 10_000;

export const rule: Rule = {
  id: 'job-settings-are-valid',
  category: 'admission',
  severity: 'error',
  title: 'Give a Job numbers of 0 or more, and settings per index only with indexes',
  why: 'The API server refuses negative numbers, unknown modes and policies, an indexed Job without completions, and what needs indexes without them ' +
    '(https://kubernetes.io/docs/concepts/workloads/controllers/job/).',
  fix: 'correct the setting',
  bad: `
    apiVersion: batch/v1
    kind: Job
    metadata: {name: export}
    spec:
      completionMode: Indexed
      parallelism: 3
      template:
        spec:
          restartPolicy: Never
          containers:
            - {name: app, image: app}`,
  good: `
    apiVersion: batch/v1
    kind: Job
    metadata: {name: export}
    spec:
      completionMode: Indexed
      completions: 3
      parallelism: 3
      template:
        spec:
          restartPolicy: Never
          containers:
            - {name: app, image: app}`,
  acknowledge: REFUSED,

  run(pod) {
    const complaints: Complaint[] = [];
    const spec = pod.jobSpec;
    if (spec) {
      const about = pod.object.kind;
      const field = pod.templateField.slice(0, -'.template'.length);
      for (const name of NUMBERS) {
        checkNotNegative(complaints, about, spec[name], `${field}.${name}`);
      }
      checkMode(complaints, about, spec, field);
      checkPolicies(complaints, about, spec, field);
    }
    return complaints;
  },
};

function checkMode(to: Complaint[], about: string, spec: JobSpec, field: string): void {
  const { completionMode = 'NonIndexed', maxFailedIndexes, backoffLimitPerIndex } = spec;
  if (completionMode === 'Indexed') {
    checkIndexed(to, about, spec, field);
  } else if (completionMode !== 'NonIndexed') {
    complain(to, about, `${field}.completionMode`, 'has an unknown completion mode', completionMode, 'use "NonIndexed" or "Indexed"');
  } else {
    for (const name of ['backoffLimitPerIndex', 'maxFailedIndexes'] as const) {
      if (spec[name] !== undefined) {
        complain(to, about, `${field}.${name}`, `has '${name}' without indexes`, spec[name], 'set \'completionMode: Indexed\'');
      }
    }
  }
  if (maxFailedIndexes !== undefined && backoffLimitPerIndex === undefined) {
    complain(to, about, `${field}.backoffLimitPerIndex`, 'has \'maxFailedIndexes\' without \'backoffLimitPerIndex\'', undefined, 'set \'backoffLimitPerIndex\'');
  }
}

function checkIndexed(to: Complaint[], about: string, spec: JobSpec, field: string): void {
  const { parallelism = 1, maxFailedIndexes: maxFailed, backoffLimitPerIndex } = spec;
  // of a Job itself 1 is filled in when neither number is set (SetDefaults_Job of pkg/apis/batch/v1/defaults.go)
  const completions = spec.completions ?? (about === 'Job' && spec.parallelism === undefined ? 1 : undefined);
  if (completions === undefined) {
    complain(to, about, `${field}.completions`, 'has indexes and no number of completions', undefined, 'set \'completions\'');
  }
  const hasMany = backoffLimitPerIndex !== undefined && (completions ?? 0) > MAX_INDEXED;
  if (parallelism > (hasMany ? MAX_PARALLEL_ABOVE_LIMIT : MAX_INDEXED)) {
    complain(to, about, `${field}.parallelism`, 'runs more pods at a time than an indexed Job may', parallelism, `set at most ${hasMany ? MAX_PARALLEL_ABOVE_LIMIT : MAX_INDEXED}`);
  }
  if (maxFailed !== undefined && maxFailed > Math.min(completions ?? MAX_INDEXED, hasMany ? MAX_PARALLEL_ABOVE_LIMIT : MAX_INDEXED)) {
    complain(to, about, `${field}.maxFailedIndexes`, 'lets more indexes fail than a Job may', maxFailed, 'lower \'maxFailedIndexes\'');
  } else if (hasMany && maxFailed === undefined) {
    complain(to, about, `${field}.maxFailedIndexes`, `has more than ${MAX_INDEXED} completions and no 'maxFailedIndexes'`, undefined, 'set \'maxFailedIndexes\'');
  }
}

function checkPolicies(to: Complaint[], about: string, spec: JobSpec, field: string): void {
  const { podReplacementPolicy: replacement, successPolicy, managedBy } = spec;
  if (replacement !== undefined && replacement !== 'Failed' && (spec.podFailurePolicy || replacement !== 'TerminatingOrFailed')) {
    complain(to, about, `${field}.podReplacementPolicy`, 'has a \'podReplacementPolicy\' that is unknown or does not go with a failure policy', replacement, 'use "Failed"');
  }
  if (successPolicy && spec.completionMode !== 'Indexed') {
    complain(to, about, `${field}.successPolicy`, 'has a success policy without indexes', undefined, 'set \'completionMode: Indexed\'');
  } else if (successPolicy && spec.completions !== undefined) {
    checkSuccessPolicy(to, about, successPolicy, spec.completions, `${field}.successPolicy`);
  }
  if (managedBy !== undefined && !(/^[a-z0-9]([-a-z0-9.]*[a-z0-9])?\/[A-Za-z0-9/%:@_~.!$&'()*+,;=-]+$/.test(managedBy) && managedBy.length <= 63)) {
    complain(to, about, `${field}.managedBy`, 'is managed by what is no domain with a path of at most 63 characters', managedBy, 'write it as example.com/controller');
  }
}
