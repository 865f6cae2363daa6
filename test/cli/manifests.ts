/** A pod that nothing is wrong with. */
export const HEALTHY = `\
apiVersion: v1
kind: Pod
metadata:
  name: healthy
spec:
  containers:
    - name: app
      image: registry.acme.io/app:1.0
`;

/** A pod that the API server refuses, for the name at line 9 alone. */
export const TWINS = `\
apiVersion: v1
kind: Pod
metadata:
  name: twins
spec:
  containers:
    - name: app
      image: registry.acme.io/app:1.0
    - name: app
      image: registry.acme.io/app:1.0
`;

export const CONFIG_MAP = `\
apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
data: {}
`;
