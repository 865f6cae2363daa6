import { Product } from './product';

/** https://github.com/GoogleCloudPlatform/gcs-fuse-csi-driver */
export const gcsFuse: Product = {
  id: 'gcs-fuse',
  title: 'Cloud Storage FUSE sidecar',
  role: 'content',
  images: ['gcs-fuse-csi-driver-sidecar-mounter'],
  programs: ['gcs-fuse-csi-driver-sidecar-mounter'],

  runsForEver: () => true,
  user: () => ({ root: false, uid: 65534 }),
};
