const HOME = 'https://github.com/cdk8s-sidecars/cdk8s-sidecars';

export const PROJECT_URL = HOME;

/** The rule's page in the documentation. */
export function ruleUrl(id: string): string {
  return `${HOME}/blob/main/docs/rules/${id}.md`;
}
