import { Entry } from './entry';
import { cloudWatchLogs, FluentBitCloudWatchLogsOptions } from './outputs/cloudwatch-logs';
import { customOutput, FluentBitCustomOutputOptions } from './outputs/custom';
import { datadog, FluentBitDatadogOptions } from './outputs/datadog';
import { elasticCloud, FluentBitElasticCloudOptions } from './outputs/elastic-cloud';
import { elasticsearch, FluentBitElasticsearchOptions } from './outputs/elasticsearch';
import { FluentBitForwardOutputOptions, forwardOutput } from './outputs/forward';
import { FluentBitHttpOutputOptions, httpOutput } from './outputs/http';
import { FluentBitKafkaOptions, kafka } from './outputs/kafka';
import { FluentBitLokiOptions, loki } from './outputs/loki';
import { FluentBitOpenSearchOptions, opensearch } from './outputs/opensearch';
import { FluentBitOpenTelemetryOutputOptions, openTelemetryOutput } from './outputs/opentelemetry';
import { FluentBitS3Options, s3 } from './outputs/s3';
import { FluentBitSplunkOptions, splunk } from './outputs/splunk';
import { FluentBitStackdriverOptions, stackdriver } from './outputs/stackdriver';
import { FluentBitStdoutOptions, stdout } from './outputs/stdout';
import { validatePlugin } from './schema/validate';

/**
 * Where records go. Credentials are environment values out of Secrets: the configuration only names their variables.
 *
 * Every factory throws on what would keep Fluent Bit, and with it the pod, from starting, and on credentials in plain text.
 */
export class FluentBitOutput {
  /** The sidecar's own log. */
  public static stdout(options: FluentBitStdoutOptions = {}): FluentBitOutput {
    return new FluentBitOutput(stdout(options));
  }

  /** Grafana Loki. */
  public static loki(options: FluentBitLokiOptions): FluentBitOutput {
    return new FluentBitOutput(loki(options));
  }

  /** OpenSearch, self-managed or of Amazon. */
  public static openSearch(options: FluentBitOpenSearchOptions): FluentBitOutput {
    return new FluentBitOutput(opensearch(options));
  }

  /** Elasticsearch. */
  public static elasticsearch(options: FluentBitElasticsearchOptions): FluentBitOutput {
    return new FluentBitOutput(elasticsearch(options));
  }

  /** A deployment in Elastic Cloud. */
  public static elasticCloud(options: FluentBitElasticCloudOptions): FluentBitOutput {
    return new FluentBitOutput(elasticCloud(options));
  }

  /** Amazon CloudWatch Logs. */
  public static cloudWatchLogs(options: FluentBitCloudWatchLogsOptions): FluentBitOutput {
    return new FluentBitOutput(cloudWatchLogs(options));
  }

  /** Amazon S3, or a store with its API. */
  public static s3(options: FluentBitS3Options): FluentBitOutput {
    return new FluentBitOutput(s3(options));
  }

  /** Google Cloud Logging. */
  public static stackdriver(options: FluentBitStackdriverOptions = {}): FluentBitOutput {
    return new FluentBitOutput(stackdriver(options));
  }

  /** Splunk's HTTP Event Collector. */
  public static splunk(options: FluentBitSplunkOptions): FluentBitOutput {
    return new FluentBitOutput(splunk(options));
  }

  /** Datadog. */
  public static datadog(options: FluentBitDatadogOptions): FluentBitOutput {
    return new FluentBitOutput(datadog(options));
  }

  /** Fluentd or another Fluent Bit. */
  public static forward(options: FluentBitForwardOutputOptions): FluentBitOutput {
    return new FluentBitOutput(forwardOutput(options));
  }

  /** A server of one's own over HTTP. */
  public static http(options: FluentBitHttpOutputOptions): FluentBitOutput {
    return new FluentBitOutput(httpOutput(options));
  }

  /** An OpenTelemetry collector or backend. */
  public static openTelemetry(options: FluentBitOpenTelemetryOutputOptions): FluentBitOutput {
    return new FluentBitOutput(openTelemetryOutput(options));
  }

  /** Apache Kafka. */
  public static kafka(options: FluentBitKafkaOptions): FluentBitOutput {
    return new FluentBitOutput(kafka(options));
  }

  /**
   * Any plugin.
   *
   * @param plugin its name, such as "nats"
   */
  public static custom(plugin: string, options: FluentBitCustomOutputOptions = {}): FluentBitOutput {
    return new FluentBitOutput(customOutput(plugin, options));
  }

  /** @internal */
  public readonly _entry: Entry;

  private constructor(entry: Entry) {
    if (!entry.unchecked) {
      validatePlugin('output', entry.plugin, entry.settings);
    }
    this._entry = entry;
  }
}
