/** Where the configuration is mounted: beside the image's own /fluent-bit/etc, which has the parsers that it defines. */
export const CONFIG_DIRECTORY = '/fluent-bit/config';
export const CONFIG_FILE = 'fluent-bit.yaml';

/** The sidecar's own volume, the only place that it writes to. */
export const STATE_DIRECTORY = '/var/lib/fluent-bit';

export const IMAGE_PARSERS_FILE = '/fluent-bit/etc/parsers.conf';
