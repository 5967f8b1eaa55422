// What the wasm backend ought to reach: each line a workload of ours, another library, and how many times its speed at least.
// Speeds are FLOPs a time where workloads count them, else calls a time, so that different workloads can be compared.
import { OURS } from "./peers.ts";

export interface Budget {
  readonly workload: string;
  /** The adapter of ours, if it is not the one that is judged. */
  readonly by?: string;
  /** Another library; `ours` is the adapter of ours itself. */
  readonly against: string;
  /** What the other one does, if it is another workload. */
  readonly doing?: string;
  /** How ours is run there, if the other one is ours. */
  readonly doingMode?: string;
  /** Of ours, how it is run: "function" as one program. Default: op by op. */
  readonly mode?: string;
  readonly atLeast: number;
}

const each = (
  workloads: readonly string[],
  against: string,
  atLeast: number,
  more: Partial<Budget> = {},
): readonly Budget[] => workloads.map((workload) => ({ workload, against, atLeast, ...more }));

const LARGE = ["mm256", "mm512", "mm1024"];
const CONV = "conv_1x56x56x64_3x3x64";
const DEPTHWISE = "dwconv_1x56x56x128_3x3";
const ROWS = ["softmax_4096x1024", "layernorm_4096x1024"];
/** Each reads, or reads and writes, the bytes of `copy_16mb`. */
const PASSES = [
  "sum_4m",
  "sum_axis0_2048",
  "sum_axis1_2048",
  "argmax_4096x1024",
  "cumsum_2048x2048",
];

const PROGRAM = { mode: "function" } as const;
const STEPS = ["train_mlp", "train_cnn", "train_transformer"];
/** How much more `copy_16mb` moves than Adam, which reads a gradient, and reads and writes two moments and the weights. */
const COPY_OVER_ADAM = (2 * 16 * 2 ** 20) / (7 * 4e6);

export const BUDGETS: readonly Budget[] = [
  ...each(LARGE, "ceiling", 0.9),
  ...each(LARGE, "tfjs-wasm", 1.6),
  ...each(LARGE, "numpy", 1, { by: "gradtape-wasm-wide" }),
  ...each(["mm64", "mm128"], "ceiling", 0.7),
  ...each(["mm_64x784x256"], "ceiling", 0.85),
  ...each(["bmm_16x128x64x128"], "ceiling", 0.8),
  ...each(["mm511"], "ours", 0.85, { doing: "mm512" }),
  ...each(["mm_1x1024x1024"], "tfjs-wasm", 1.5),
  ...each([CONV], "ceiling", 0.85),
  ...each([`${CONV}+grad`], "ceiling", 0.6, { doing: CONV }),
  ...each(["conv_32x28x28x1_3x3x32"], "tfjs-wasm", 2),
  ...each([DEPTHWISE], "tfjs-wasm", 1.5),
  ...each([`${DEPTHWISE}+grad`], "torch", 1 / 2),
  ...each(["exp1m"], "tfjs-wasm", 2),
  ...each(["tanh1m"], "tfjs-wasm", 8),
  ...each(["exp1m", "tanh1m"], "numpy", 1 / 1.5),
  ...each(PASSES, "ceiling", 0.7, { doing: "copy_16mb" }),
  ...each(ROWS, "tfjs-wasm", 1),
  ...each(ROWS, "ort-node", 1),
  ...each(["sort_1m"], "tfjs-wasm", 2),
  ...each(["gather_32x128_of_10000x256"], "tfjs-wasm", 20),
  ...each(["transpose_2048"], "tfjs-wasm", 4),
  ...each(["dispatch"], "torch", 4),
  ...each(["train_mlp"], "tfjs-wasm", 5),
  ...each(["train_cnn"], "jaxjs-wasm", 10),

  // As one program.
  ...each(["train_mlp"], "tfjs-wasm", 12, PROGRAM),
  ...each(["train_mlp"], "jaxjs-wasm", 3, PROGRAM),
  ...each(["train_mlp"], "torch", 0.8, PROGRAM),
  ...each(["train_mlp"], "torch", 1.3, { ...PROGRAM, by: "gradtape-wasm-wide" }),
  ...each(["train_cnn"], "jaxjs-wasm", 150, PROGRAM),
  ...each(["train_cnn"], "torch", 0.6, PROGRAM),
  ...each(["train_cnn"], "torch", 1.1, { ...PROGRAM, by: "gradtape-wasm-wide" }),
  ...each(["train_transformer"], "tfjs-wasm", 20, PROGRAM),
  ...each(["train_transformer"], "jaxjs-wasm", 3, PROGRAM),
  ...each(["train_transformer"], "torch", 0.75, PROGRAM),
  ...each(["train_transformer"], "torch", 1.3, { ...PROGRAM, by: "gradtape-wasm-wide" }),
  ...each(["train_linreg_500"], "torch", 5),
  ...each(["train_linreg_500"], "torch", 30, PROGRAM),
  ...each(["chain1m"], "tfjs-wasm", 8, PROGRAM),
  ...each(["chain1m"], "numpy", 1, PROGRAM),
  ...each(["gradgrad_100k"], "tfjs-wasm", 10, PROGRAM),
  ...each(["train_tiny"], "tfjs-wasm", 25, PROGRAM),
  ...each(["train_tiny"], "jaxjs-wasm", 15, PROGRAM),
  ...each(["adam_1m"], "ceiling", 0.7 * COPY_OVER_ADAM, { ...PROGRAM, doing: "copy_16mb" }),
  ...each(["lstm_100"], "tfjs-wasm", 10, PROGRAM),
  // At most a tenth over the bare step.
  ...each(["epoch_mlp_50"], "ours", 1 / 1.1, { mode: "fit", doingMode: "function" }),
  // On a free machine.
  ...each(STEPS, OURS, 1.6, { ...PROGRAM, by: `${OURS}-2threads` }),
];
