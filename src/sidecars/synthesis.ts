import { ApiObject, App, Chart, DependencyGraph } from 'cdk8s';
import { IConstruct } from 'constructs';
import { Acknowledgement } from '../checks/acknowledge';
import { ManifestChecker } from '../checks/manifest-checker';
import { RenderHook } from '../host/render-hook';
import { Manifest } from '../pod/manifest';

/** One run of `App.synth`, `App.synthYaml` or, called by itself, `Chart.toJson`. */
export class Synthesis {
  /** Scopes whose workloads have been taken up. */
  readonly discovered = new Set<IConstruct>();
  /** Objects in which nothing was found that forbids emitting them. */
  readonly clean = new Set<RenderHook>();
  /** What of these is to be emitted yet, as it was checked. */
  readonly ready = new Map<RenderHook, Manifest>();
  /** Acknowledgements that matched a finding. */
  readonly used = new Set<Acknowledgement>();
  /** All of the app, from when on nothing changes any more. */
  constructs?: readonly IConstruct[];
  /** Objects of the app by kind, in construct order. */
  objects?: ReadonlyMap<string, readonly ApiObject[]>;
  /** What these are rendered to, by kind, as far as a rule has asked for it. */
  readonly neighbours = new Map<string, readonly Manifest[]>();
  /** Knows what it has found clean before. */
  checker?: ManifestChecker;

  constructor(
    /** Where nothing but one chart is rendered. */
    readonly only?: Chart,
  ) {}

  /** False while other validations get the opportunity to change the app. */
  get settled(): boolean {
    return this.constructs !== undefined;
  }

  emits(apiObject: ApiObject): boolean {
    return this.only === undefined || this.only === Chart.of(apiObject);
  }
}

const STATES = new WeakMap<App, State>();

/** The synthesis that is running. Undefined when an object is rendered by itself, or a chart that nothing watches. */
export function currentSynthesis(app: App): Synthesis | undefined {
  return STATES.get(app)?.synthesis;
}

/** The same from when on nothing changes any more, so that what is found may be remembered. */
export function settledSynthesis(app: App): Synthesis | undefined {
  const synthesis = currentSynthesis(app);
  return synthesis?.settled ? synthesis : undefined;
}

/**
 * Makes the app tell when a synthesis begins and ends. cdk8s validates the whole app once for every chart; only with this
 * can it be known which passes belong together, and which objects they are about.
 */
export function watchSynthesis(app: App, chart?: Chart): void {
  let state = STATES.get(app);
  if (!state) {
    state = new State(app);
    STATES.set(app, state);
  }
  if (chart) {
    state.watch(chart);
  }
}

class State {
  synthesis?: Synthesis;
  private readonly watched = new Set<Chart>();

  constructor(private readonly app: App) {
    const synth = app.synth.bind(app);
    const synthYaml = app.synthYaml.bind(app);
    app.synth = () => this.run(new Synthesis(), synth);
    app.synthYaml = () => this.run(new Synthesis(), synthYaml);
    if (Object.getPrototypeOf(app) === App.prototype && !Object.hasOwn(app, 'charts')) {
      // now rather than for each synthesis: engines read objects fastest whose properties stay the same
      Object.defineProperty(app, 'charts', { get: () => chartsOf(app), configurable: true });
    }
  }

  watch(chart: Chart): void {
    if (!this.watched.has(chart)) {
      this.watched.add(chart);
      const original = chart.toJson.bind(chart);
      // a part of a synthesis: the app has been validated, and its dependencies are known
      const part = chart.toJson === Chart.prototype.toJson ? () => renderChart(chart) : original;
      chart.toJson = () => this.synthesis ? part() : this.run(new Synthesis(chart), original);
    }
  }

  private run<T>(synthesis: Synthesis, original: () => T): T {
    if (this.synthesis) {
      return original();
    }
    this.synthesis = synthesis;
    try {
      this.settle();
      synthesis.constructs = this.app.node.findAll();
      return original();
    } finally {
      this.synthesis = undefined;
    }
  }

  /**
   * Lets every validation run once, with no attention to the result: some change constructs. cdk8s expects that running
   * them again changes nothing more, so that what our own find in the pass that follows is what will be emitted.
   */
  private settle(): void {
    const constructs = this.app.node.findAll();
    constructs.filter((c): c is Chart => Chart.isChart(c)).forEach((chart) => this.watch(chart));
    try {
      constructs.forEach((construct) => construct.node.validate());
    } catch {
      // cdk8s comes across the same exception and reports it
    }
  }
}

/** What `Chart.toJson` returns, without another validation of the whole app. */
function renderChart(chart: Chart): any[] {
  const constructs = independentConstructs(chart) ?? new DependencyGraph(chart.node).topology();
  return constructs.filter((c): c is ApiObject => ApiObject.isApiObject(c) && Chart.of(c) === chart).map((object) => object.toJson());
}

/** What `App.charts` returns, without a graph of every construct where nothing depends on anything. */
function chartsOf(app: App): Chart[] {
  const isChart = (construct: IConstruct): construct is Chart => Chart.isChart(construct);
  const charts = independentConstructs(app)?.filter(isChart);
  return charts
    // the graph keeps constructs by path in an object, in which numbers come first
    ? Object.values(Object.fromEntries(charts.map((chart) => [chart.node.path, chart])))
    : new DependencyGraph(app.node).topology().filter(isChart);
}

/** In construct order, which is the order of cdk8s as well where none depends on another; undefined where one does. */
function independentConstructs(root: IConstruct): IConstruct[] | undefined {
  const constructs = root.node.findAll();
  return constructs.some((construct) => construct.node.dependencies.length > 0) ? undefined : constructs;
}
