/** The rules that a migration makes a pod keep. */
export type RuleId = (typeof RULE_IDS)[number];

export const RULE_IDS = [
  'declared-order-is-kept',
  'default-container-is-a-main',
  'exec-programs-exist-in-the-image',
  'grace-period-covers-shutdown',
  'init-starts-after-the-sidecar-it-uses',
  'known-sidecar-is-native',
  'log-shipper-reads-to-the-end',
  'needed-sidecar-has-a-startup-gate',
  'pre-stop-keeps-the-sidecar-running',
  'probes-ask-where-it-listens',
  'sidecar-startup-probe-is-frequent',
  'sidecar-workarounds-are-gone',
  'telemetry-does-not-decide-readiness',
] as const;
