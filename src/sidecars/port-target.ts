import { k8s } from 'cdk8s-plus-30';

/** A port by number or by name. */
export interface PortTarget {
  readonly port?: number;
  readonly portName?: string;
}

/** The port named; undefined when it is left to the container. */
export function portOf({ port, portName }: PortTarget): k8s.IntOrString | undefined {
  if (port !== undefined && portName !== undefined) {
    throw new Error(`'port' and 'portName' exclude each other, got ${port} and "${portName}"; give one of them`);
  }
  if (portName !== undefined) {
    return k8s.IntOrString.fromString(portName);
  }
  return port === undefined ? undefined : k8s.IntOrString.fromNumber(port);
}

export function renderHeaders(headers: Readonly<Record<string, string>> = {}): { readonly httpHeaders?: k8s.HttpHeader[] } {
  const httpHeaders = Object.entries(headers).map(([name, value]) => ({ name, value }));
  return httpHeaders.length > 0 ? { httpHeaders } : {};
}
