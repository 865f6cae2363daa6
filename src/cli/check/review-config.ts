import { basename } from 'node:path';
import { Checker } from './checker';
import { keepFinding } from './keep-finding';
import { RULES } from '../../checks/registry';
import { reviewAcknowledgements } from '../../checks/review';
import { LocatedFinding } from '../../report/check-report';
import { Config } from '../config/config-file';

/** What is wrong with the configuration file's acknowledgements. One that names no object of this input is not called unused. */
export function reviewConfig(config: Config, checker: Checker, today: string): LocatedFinding[] {
  const object = { apiVersion: 'cdk8s-sidecars/v1', kind: 'Config', name: basename(config.file) };
  const beyondInput = config.acknowledgements.filter((acknowledgement) => !checker.applicable.has(acknowledgement));
  const used = new Set([...checker.used, ...beyondInput]);
  return reviewAcknowledgements(config.acknowledgements, used, RULES, today, object)
    .map((finding) => keepFinding(finding, checker.objects, config));
}
