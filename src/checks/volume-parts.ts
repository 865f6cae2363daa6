import { complain, oneOf } from './complain';
import { checkFieldRef, checkResourceFieldRef, FieldRef, ResourceFieldRef, VOLUME_PATHS } from './downward-api';
import { Complaint } from './finding';
import { nonReservedPathFault } from './paths';

export interface DownwardFile {
  readonly path?: string;
  readonly fieldRef?: FieldRef;
  readonly resourceFieldRef?: ResourceFieldRef;
  readonly mode?: number;
}

export interface KeyToPath {
  readonly key?: string;
  readonly path?: string;
  readonly mode?: number;
}

export function checkDownwardFile(to: Complaint[], about: string, file: DownwardFile, field: string): void {
  checkFilePath(to, about, file.path, `${field}.path`);
  if (file.fieldRef) {
    checkFieldRef(to, about, file.fieldRef, VOLUME_PATHS, `${field}.fieldRef`);
  } else if (file.resourceFieldRef) {
    checkResourceFieldRef(to, about, file.resourceFieldRef, `${field}.resourceFieldRef`, true);
  }
  if ((file.fieldRef === undefined) === (file.resourceFieldRef === undefined)) {
    complain(to, about, field, 'has a file that needs one of \'fieldRef\' and \'resourceFieldRef\'', file.path, 'set exactly one of them');
  }
  checkMode(to, about, file.mode, `${field}.mode`);
}

export function checkKeyToPath(to: Complaint[], about: string, item: KeyToPath, field: string): void {
  checkSet(to, about, item as Record<string, unknown>, field, 'key');
  checkFilePath(to, about, item.path, `${field}.path`);
  checkMode(to, about, item.mode, `${field}.mode`);
}

/** A file's path inside of a volume. */
export function checkFilePath(to: Complaint[], about: string, path: string = '', field: string): void {
  if (path === '') {
    complain(to, about, field, 'has a file without a path', undefined, 'set \'path\'');
  }
  checkPath(to, about, path, field, nonReservedPathFault);
}

export function checkMode(to: Complaint[], about: string, mode: number | undefined, field: string): void {
  if (mode !== undefined && (mode < 0 || mode > 0o777)) {
    complain(to, about, field, 'has file permissions outside 0 to 0777', mode, 'set permissions such as 0644, which is 420');
  }
}

export function checkFiles(to: Complaint[], about: string, source: { defaultMode?: number; items?: readonly KeyToPath[] }, field: string): void {
  checkMode(to, about, source.defaultMode, `${field}.defaultMode`);
  source.items?.forEach((item, i) => checkKeyToPath(to, about, item, `${field}.items[${i}]`));
}

export function checkSet(to: Complaint[], about: string, source: Record<string, any>, field: string, ...names: string[]): void {
  for (const name of names) {
    if (source[name] === undefined || source[name].length === 0) {
      complain(to, about, `${field}.${name}`, `has a source without '${name}'`, undefined, `set '${name}'`);
    }
  }
}

export function checkPath(to: Complaint[], about: string, path: string, field: string, faultOf: (path: string) => string | undefined): void {
  const fault = faultOf(path);
  if (fault) {
    complain(to, about, field, `has a path that ${fault}`, path, 'correct the path');
  }
}

export function checkEnum(to: Complaint[], about: string, value: string | undefined, field: string, values: readonly string[]): void {
  if (value !== undefined && !values.includes(value)) {
    complain(to, about, field, 'has a source with an unknown value', value, `use ${oneOf(values.filter((v) => v !== ''))}`);
  }
}

export function checkDisk(to: Complaint[], about: string, source: { partition?: number }, field: string, id: string): void {
  checkSet(to, about, source, field, id);
  if (source.partition !== undefined && (source.partition < 0 || source.partition > 255)) {
    complain(to, about, `${field}.partition`, 'has a partition outside 1 to 255', source.partition, 'set a partition from 1 to 255');
  }
}

export function checkSecretRef(to: Complaint[], about: string, source: { secretRef?: { name?: string } }, field: string): void {
  if (source.secretRef && !source.secretRef.name) {
    complain(to, about, `${field}.secretRef.name`, 'refers to a secret without a name', undefined, 'set \'name\'');
  }
}
