export * from './sidecars/native-sidecar';
export * from './sidecars/native-sidecar-props';
export * from './sidecars/sidecar-checks';
export * from './sidecars/sidecar-hook';
export * from './sidecars/sidecar-probe';
export * from './sidecars/sidecar-role';
