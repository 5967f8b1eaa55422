// What the first call of a compiled function is made of, stage by stage.
import { getBackend, type Tensor } from "gradtape";
import { partsOf } from "../../../../packages/compile/src/function/parts.ts";
import { Traces } from "../../../../packages/compile/src/function/traces.ts";
import { prepare } from "../../../../packages/core/src/internal.ts";
import { optimized } from "../../../../packages/compile/src/program/optimized.ts";
import type { Draft } from "../../../../packages/compile/src/program/draft.ts";
import { observeSchedules, schedule } from "../../../../packages/compile/src/program/schedule.ts";
import { tensorOf, training, variablesOf } from "../peers/adapters/gradtape.ts";
import type { Data, Workload } from "../peers/workload.ts";

/** Milliseconds. */
export interface Stages {
  readonly trace: number;
  readonly lower: number;
  readonly "passes and schedule": number;
  /** The schedule alone, once more, so faster than the first time. */
  readonly "schedule again": number;
  readonly prepare: number;
}

export function stages(w: Workload, data: Data): Stages {
  const args = ["x", "y"].map((name) => tensorOf(w, data, name));
  const train = training(w, variablesOf(w, data));
  const step = (x: unknown, y: unknown): unknown => train(x as Tensor, y as Tensor);
  const traces = new Traces(step, undefined, {
    name: "step",
    resizes: true,
    guards: () => [],
    counted: () => {},
  });
  const drafts: Draft[] = [];
  observeSchedules((draft) => void drafts.push(draft));
  const times: number[] = [performance.now()];
  const next = <R>(result: R): R => {
    times.push(performance.now());
    return result;
  };
  const { graph } = next(traces.find(args, []));
  const { parts } = next(partsOf(graph));
  const kernels = parts.filter((part) => part.kind === "kernels");
  const scheduled = next(kernels.map(({ lowered }) => optimized(lowered.draft, {})));
  observeSchedules(undefined);
  next(drafts.map(schedule));
  next(scheduled.map(({ program }) => prepare(getBackend(), program)));
  const [trace, lower, both, again, prepared] = times.slice(1).map((t, i) => t - times[i]!);
  return {
    trace: trace!,
    lower: lower!,
    "passes and schedule": both!,
    "schedule again": again!,
    prepare: prepared!,
  };
}
