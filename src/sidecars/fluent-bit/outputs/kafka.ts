import * as kplus from 'cdk8s-plus-30';
import { FluentBitOutputOptions, outputEntry } from './output-options';
import { isCredential } from '../../plain-secrets';
import { secret } from '../credentials';
import { Entry, Setting } from '../entry';

/**
 * Sends to Apache Kafka.
 *
 * @see https://docs.fluentbit.io/manual/data-pipeline/outputs/kafka
 */
export interface FluentBitKafkaOptions extends FluentBitOutputOptions {
  /** Brokers to begin with, as `host:port`. */
  readonly brokers: string[];

  /** Topics. Records go to the first one, or to the one that their 'topicKey' names. */
  readonly topics: string[];

  /**
   * The field of the record that names its topic.
   *
   * @default - none
   */
  readonly topicKey?: string;

  /**
   * The field of the record that is the message's key.
   *
   * @default - none
   */
  readonly messageKeyField?: string;

  /**
   * Properties of librdkafka, by name without "rdkafka.", such as "security.protocol".
   *
   * @default - those of librdkafka
   */
  readonly rdkafka?: { [property: string]: string };

  /**
   * Properties of librdkafka whose values come out of Secrets, such as "sasl.password".
   *
   * @default - none
   */
  readonly rdkafkaSecrets?: { [property: string]: kplus.EnvValue };
}

export function kafka(options: FluentBitKafkaOptions): Entry {
  for (const list of ['brokers', 'topics'] as const) {
    if (options[list].length === 0) {
      throw new Error(`output "kafka" has no ${list}, got an empty '${list}'; give at least one`);
    }
  }
  const properties: Record<string, Setting | undefined> = {};
  for (const [property, value] of Object.entries(options.rdkafka ?? {})) {
    if (isCredential(property)) {
      throw new Error(`property "${property}" of output "kafka" is a secret, got it in plain text; give it in 'rdkafkaSecrets'`);
    }
    properties[`rdkafka.${property}`] = value;
  }
  for (const [property, value] of Object.entries(options.rdkafkaSecrets ?? {})) {
    properties[`rdkafka.${property}`] = secret(`property "${property}" of output "kafka"`, value);
  }
  return outputEntry('kafka', options, {
    brokers: options.brokers.join(','),
    topics: options.topics.join(','),
    topic_key: options.topicKey,
    message_key_field: options.messageKeyField,
    format: 'json',
    timestamp_format: 'iso8601',
    ...properties,
  });
}
