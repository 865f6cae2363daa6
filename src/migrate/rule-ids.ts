/** The rules that a migration makes a pod keep. */
export type RuleId = (typeof RULE_IDS)[number];

export const RULE_IDS = [
  'default-container-is-a-main',
  'grace-period-covers-shutdown',
  'init-containers-come-to-an-end',
  'init-starts-after-the-sidecar-it-uses',
  'job-sidecars-are-native',
  'known-sidecars-are-native',
  'log-shipper-reads-to-the-end',
  'native-sidecars-need-no-stop-scripts',
  'needed-sidecar-has-a-startup-gate',
  'pre-stop-keeps-the-sidecar-running',
  'probes-ask-where-it-listens',
  'sidecar-startup-probe-is-frequent',
  'native-sidecars-need-no-stop-scripts',
  'telemetry-does-not-decide-readiness',
] as const;
