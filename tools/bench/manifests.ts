/** A Deployment with native sidecars that no rule complains of; with `withService`, every second one is a Service instead. */
export function deployment(i: number, withService = false): string {
  return withService && i % 2 === 1 ? service(i - 1) : workload(i);
}

function workload(i: number): string {
  return `\
apiVersion: apps/v1
kind: Deployment
metadata:
  name: orders-${i}
  namespace: shop
  labels:
    app.kubernetes.io/name: orders-${i}
    app.kubernetes.io/part-of: shop
spec:
  replicas: 3
  selector:
    matchLabels:
      app.kubernetes.io/name: orders-${i}
  template:
    metadata:
      labels:
        app.kubernetes.io/name: orders-${i}
        app.kubernetes.io/part-of: shop
    spec:
      serviceAccountName: orders
      terminationGracePeriodSeconds: 90
      securityContext:
        runAsNonRoot: true
        seccompProfile:
          type: RuntimeDefault
      initContainers:
        - name: db-proxy
          image: registry.acme.io/db-proxy:2.14.${i % 10}
          restartPolicy: Always
          ports:
            - name: db
              containerPort: 5432
          resources:
            requests:
              cpu: 50m
              memory: 64Mi
            limits:
              cpu: 500m
              memory: 64Mi
          startupProbe:
            httpGet:
              path: /startup
              port: 9801
            periodSeconds: 1
            failureThreshold: 60
          securityContext:
            allowPrivilegeEscalation: false
            capabilities:
              drop:
                - ALL
      containers:
        - name: orders
          image: registry.acme.io/orders:1.${i % 100}.0
          command: ["/app/server", "--port", "8080"]
          ports:
            - name: http
              containerPort: 8080
          env:
            - name: DB_HOST
              value: 127.0.0.1
            - name: DB_PORT
              value: "5432"
            - name: LOG_LEVEL
              value: info
          resources:
            requests:
              cpu: 250m
              memory: 256Mi
            limits:
              memory: 512Mi
          readinessProbe:
            httpGet:
              path: /ready
              port: http
            periodSeconds: 5
          lifecycle:
            preStop:
              exec:
                command: ["/bin/sleep", "5"]
          securityContext:
            allowPrivilegeEscalation: false
            readOnlyRootFilesystem: true
            capabilities:
              drop:
                - ALL
          volumeMounts:
            - name: tmp
              mountPath: /tmp
      volumes:
        - name: tmp
          emptyDir:
            sizeLimit: 100Mi
`;
}

function service(i: number): string {
  return `\
apiVersion: v1
kind: Service
metadata:
  name: orders-${i}
  namespace: shop
spec:
  selector:
    app.kubernetes.io/name: orders-${i}
  ports:
    - name: http
      port: 80
      targetPort: http
`;
}
