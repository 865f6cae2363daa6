import { ImageRef, parseImage } from './image-ref';
import { Launch } from './launch';
import { ImageUser, Product } from './product';
import { ContainerSpec } from '../manifest';

/** What is known of an image itself, whatever runs in it. */
export interface ImageFacts {
  readonly user?: ImageUser;
  /** Whether it has a shell and the usual tools. */
  readonly shell?: boolean;
}

/** Official images without a USER: they run as root unless the manifest says otherwise. */
const ROOT_IMAGES = new Set([
  'alpine', 'busybox', 'debian', 'ubuntu', 'fedora', 'amazonlinux', 'rockylinux',
  'nginx', 'httpd', 'redis', 'valkey', 'postgres', 'mysql', 'mongo', 'rabbitmq', 'traefik', 'caddy',
  'node', 'python', 'golang', 'ruby', 'php', 'perl', 'openjdk', 'eclipse-temurin', 'amazoncorretto', 'rust', 'maven',
]);

/** Facts about the image of a known product: of whoever packaged it, or of the product's own image. */
export function productImageFacts(launch: Launch, product: Product): ImageFacts {
  return packagersFacts(launch.image) ?? { user: product.user?.(launch), shell: product.shell?.(launch) };
}

/** The same for a container that runs no known product. Remembered, since the same few images occur again and again. */
export function imageFacts(spec: ContainerSpec): ImageFacts {
  if (typeof spec.image !== 'string') {
    return {};
  }
  let facts = remembered.get(spec.image);
  if (facts === undefined) {
    const image = parseImage(spec.image);
    facts = packagersFacts(image) ?? baseImageFacts(image);
    if (remembered.size >= REMEMBERED_AT_MOST) {
      remembered.clear();
    }
    remembered.set(spec.image, facts);
  }
  return facts;
}

const remembered = new Map<string, ImageFacts>();
const REMEMBERED_AT_MOST = 10_000;

/** Some publish other people's software in images of their own make. */
function packagersFacts(image: ImageRef): ImageFacts | undefined {
  const path = `/${image.repository}/`;
  if (path.includes('/bitnami/') || path.includes('/bitnamilegacy/')) {
    return { user: { root: false, uid: 1001 }, shell: true };
  }
  // https://edu.chainguard.dev/chainguard/chainguard-images/: only the -dev variants have a shell
  if (path.includes('/chainguard/')) {
    return { user: { root: false }, shell: image.tag?.endsWith('-dev') ?? false };
  }
  return undefined;
}

function baseImageFacts(image: ImageRef): ImageFacts {
  const tag = image.tag ?? '';
  // https://github.com/GoogleContainerTools/distroless: the debug variants hold a busybox
  if (`/${image.repository}/`.includes('/distroless/')) {
    return { shell: tag.includes('debug'), ...(tag.includes('nonroot') ? { user: { root: false, uid: 65532 } } : {}) };
  }
  if (/(^|-)distroless($|-)/.test(tag) && !tag.includes('debug')) {
    return { shell: false };
  }
  const official = !image.repository.includes('/') || /^(docker\.io\/|index\.docker\.io\/)?library\//.test(image.repository)
    || /^docker\.io\/[^/]+$/.test(image.repository);
  return official && ROOT_IMAGES.has(image.name) ? { user: { root: true }, shell: true } : {};
}
