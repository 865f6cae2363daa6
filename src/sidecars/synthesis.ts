import { ApiObject, App, Chart } from 'cdk8s';
import { Acknowledgement } from '../checks/acknowledge';
import { RenderHook, Rendering } from '../host/render-hook';

/** One run of `App.synth`, `App.synthYaml` or, called by itself, `Chart.toJson`. */
export class Synthesis {
  /** What objects were found to be before anything was emitted. */
  readonly verdicts = new Map<RenderHook, Rendering>();
  /** Acknowledgements that matched a finding. */
  readonly used = new Set<Acknowledgement>();
  /** Objects of the app by kind, in construct order. */
  objects?: ReadonlyMap<string, readonly ApiObject[]>;
  /** The chart that is being rendered now. */
  rendering?: Chart;

  constructor(
    /** Where nothing but one chart is rendered. */
    readonly only?: Chart,
  ) {}

  emits(apiObject: ApiObject): boolean {
    return this.only === undefined || this.only === Chart.of(apiObject);
  }
}

interface State {
  synthesis?: Synthesis;
}

const STATES = new WeakMap<App, State>();
const WATCHED_CHARTS = new WeakSet<Chart>();

/** The synthesis that is running. Undefined when an object is rendered by itself, or a chart that nothing watches. */
export function currentSynthesis(app: App): Synthesis | undefined {
  return STATES.get(app)?.synthesis;
}

/**
 * Makes the app tell when a synthesis begins and ends, and which chart it renders. cdk8s validates the whole app once for
 * every chart; only with this can it be known that the passes belong together, and which objects they are about.
 */
export function watchSynthesis(app: App, chart: Chart): void {
  let state = STATES.get(app);
  if (!state) {
    state = {};
    STATES.set(app, state);
    app.synth = within(state, undefined, app.synth.bind(app));
    app.synthYaml = within(state, undefined, app.synthYaml.bind(app));
  }
  if (!WATCHED_CHARTS.has(chart)) {
    WATCHED_CHARTS.add(chart);
    chart.toJson = within(state, chart, chart.toJson.bind(chart));
  }
}

function within<T>(state: State, chart: Chart | undefined, run: () => T): () => T {
  return () => {
    const outer = state.synthesis;
    const synthesis = state.synthesis = outer ?? new Synthesis(chart);
    const { rendering } = synthesis;
    synthesis.rendering = chart;
    try {
      return run();
    } finally {
      synthesis.rendering = rendering;
      state.synthesis = outer;
    }
  };
}
