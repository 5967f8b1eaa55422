// What a workload says of itself, and what an adapter makes of it.
import type { HostData, InputSpec } from "../data.ts";

export type Metric = "ns/op" | "GFLOP/s" | "Gelem/s" | "steps/s" | "ms";

export interface Workload {
  readonly id: string;
  readonly kind: string;
  readonly metric: Metric;
  readonly inputs: Readonly<Record<string, InputSpec>>;
  /** Weights of a model that is trained. */
  readonly params?: Readonly<Record<string, InputSpec>>;
  readonly flops?: number;
  readonly elems?: number;
  readonly chain?: number;
  readonly a?: number;
  readonly b?: number;
  readonly eps?: number;
  readonly heads?: number;
  /** Training without it is loss and gradients only. */
  readonly lr?: number;
  readonly steps?: number;
  /** The loss of this training step is the checksum. */
  readonly checkSteps?: number;
  readonly x?: readonly number[];
  readonly y?: readonly number[];
}

export type Data = Readonly<Record<string, HostData>>;

export type Step = () => number | Promise<number>;

/** A workload in a library: something to run once more, or a training step that gives its loss. */
export interface Prepared {
  /** Comes back only when the result is really there. */
  readonly run?: () => unknown;
  /** Timed with it. */
  readonly free?: (result: never) => void;
  readonly read?: (result: never) => ArrayLike<unknown> | Promise<ArrayLike<unknown>>;
  readonly step?: Step;
  /** The step on so many of its examples. */
  readonly stepOnFirst?: (examples: number) => Step;
  /** How often its function has been traced. */
  readonly traceCount?: () => number;
  readonly dispose?: () => void;
}

export interface Adapter {
  readonly name: string;
  readonly init: (options: {
    threads: number;
    peersDir: string;
  }) => Promise<{ readonly lib: string }>;
  /** Ways to run it, such as `eager` and `jit`. */
  readonly modes: (w: Workload) => readonly string[];
  /** Why a workload is left out. */
  readonly skip?: (w: Workload, mode: string) => string | null;
  /** Throws where the library cannot do it: the message is shown. */
  readonly prepare: (w: Workload, data: Data, mode: string) => Prepared | Promise<Prepared>;
}
