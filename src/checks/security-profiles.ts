import { complain, oneOf } from './complain';
import { Complaint } from './finding';
import { descendingPathFault } from './paths';
import { subdomainFault } from '../pod/names';
import { ContainerView } from '../pod/pod-view';

export interface Profile {
  readonly type?: string;
  readonly localhostProfile?: string;
}

export interface WindowsOptions {
  readonly gmsaCredentialSpecName?: string;
  readonly gmsaCredentialSpec?: string;
  readonly runAsUserName?: string;
  readonly hostProcess?: boolean;
}

const TYPES = ['Localhost', 'RuntimeDefault', 'Unconfined'];
const MAX_ID = 2147483647;

/** A numeric user or group. */
export function checkId(to: Complaint[], about: ContainerView | string, id: number | undefined, field: string): void {
  if (id !== undefined && (id < 0 || id > MAX_ID)) {
    complain(to, about, field, 'has a user or group outside 0 to 2147483647', id, 'set an id from 0 to 2147483647');
  }
}

export function checkSeccomp(to: Complaint[], about: ContainerView | string, profile: Profile | undefined, field: string): void {
  if (profile) {
    checkProfile(to, about, profile, field, 'seccomp', (path) => descendingPathFault(path));
  }
}

export function checkAppArmor(to: Complaint[], about: ContainerView | string, profile: Profile | undefined, field: string): void {
  if (profile) {
    checkProfile(to, about, profile, field, 'AppArmor', (name) => (name.trim() === '' ? 'is empty' : name.trim() === name ? undefined : 'has spaces around it'));
  }
}

function checkProfile(to: Complaint[], about: ContainerView | string, profile: Profile, field: string, what: string,
  nameFault: (name: string) => string | undefined): void {
  const { type = '', localhostProfile } = profile;
  if (!TYPES.includes(type)) {
    complain(to, about, `${field}.type`, `has a ${what} profile of an unknown type`, type, `use ${oneOf(TYPES)}`);
  }
  if (type === 'Localhost') {
    const fault = localhostProfile === undefined ? 'is missing' : nameFault(localhostProfile);
    if (fault) {
      complain(to, about, `${field}.localhostProfile`, `has a ${what} profile of type "Localhost" whose name ${fault}`, localhostProfile, 'set \'localhostProfile\'');
    }
  } else if (localhostProfile !== undefined && (what === 'seccomp' || TYPES.includes(type))) {
    complain(to, about, `${field}.localhostProfile`, `names a ${what} profile of the node although its type is not "Localhost"`, localhostProfile,
      'remove \'localhostProfile\', or set the type "Localhost"');
  }
}

export function checkWindowsOptions(to: Complaint[], about: ContainerView | string, options: WindowsOptions | undefined, field: string): void {
  if (!options) {
    return;
  }
  const { gmsaCredentialSpecName: name, gmsaCredentialSpec: spec, runAsUserName: user } = options;
  const nameFault = name === undefined ? undefined : subdomainFault(name);
  if (nameFault) {
    complain(to, about, `${field}.gmsaCredentialSpecName`, `has a credential spec name that ${nameFault}`, name, 'give the name of a GMSACredentialSpec');
  }
  if (spec !== undefined && (spec === '' || spec.length > 64 * 1024)) {
    complain(to, about, `${field}.gmsaCredentialSpec`, 'has a credential spec that is empty or longer than 64 KiB', undefined, 'give the content of a credential spec');
  }
  const userFault = user === undefined ? undefined : userNameFault(user);
  if (userFault) {
    complain(to, about, `${field}.runAsUserName`, `has a Windows user name that ${userFault}`, user, 'write it as USER or DOMAIN\\USER');
  }
}

const NETBIOS = /^[^\\/:*?"<>|.][^\\/:*?"<>|]{0,14}$/;
const DNS_DOMAIN = /^[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$/;

function userNameFault(text: string): string | undefined {
  const parts = text.split('\\');
  // eslint-disable-next-line no-control-regex
  if (text === '' || /[\x00-\x1f\x7f]/.test(text) || parts.length > 2) {
    return 'is empty, has control characters or more than one backslash';
  }
  const [user, domain] = parts.length === 1 ? [parts[0]] : [parts[1], parts[0]];
  if (domain !== undefined && (domain.length >= 256 || !(NETBIOS.test(domain) || DNS_DOMAIN.test(domain)))) {
    return 'has a domain of neither NetBIOS nor DNS form';
  }
  return user === '' || user.length > 104 || /^[. ]+$/.test(user) || /["/\\:;|=,+*?<>@[\]]/.test(user) ? 'is no user name' : undefined;
}
