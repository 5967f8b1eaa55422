// What fit, evaluate and predict are called with, as batches.
import { ArgumentError, type TensorLike } from "@gradtape/core";
import type { Inputs } from "../call-types.ts";
import {
  Examples,
  isBatches,
  streamSource,
  type ArrayOptions,
  type Batches,
  type BatchLike,
  type Source,
} from "./data.ts";
import type { FitOptions } from "./model.ts";

export interface Arguments<O> {
  readonly data: Inputs | Batches;
  readonly y: Inputs | undefined;
  readonly options: O;
}

/** Tells `(x, y, options)` from `(batches, options)`. */
export function argumentsOf<O extends object>(
  x: Inputs | Batches,
  second: Inputs | O | undefined,
  third: O | undefined,
  known: readonly string[],
): Arguments<O> {
  if (
    third === undefined &&
    isPlain(second) &&
    (isBatches(x) || Object.keys(second).every((key) => known.includes(key)))
  )
    return { data: x, y: undefined, options: second as O };
  return { data: x, y: second as Inputs | undefined, options: third ?? ({} as O) };
}

const isPlain = (x: unknown): x is object =>
  typeof x === "object" && x !== null && Object.getPrototypeOf(x) === Object.prototype;

/** The batches of x, and of y if there is one. */
export function sourceOf(
  op: string,
  { data, y, options }: Arguments<{ sampleWeight?: TensorLike }>,
  batchSize: number,
  steps: number | undefined,
): Source {
  if (y === undefined && isBatches(data)) return streamSource(op, data, steps);
  return limited(
    Examples.from(op, data as Inputs, y, options.sampleWeight).source({
      batchSize,
      shuffle: false,
    }),
    steps,
  );
}

/** The first batches of a source. */
function limited(source: Source, steps: number | undefined): Source {
  if (steps === undefined) return source;
  return {
    batches: Math.min(steps, source.batches ?? steps),
    async *open(epoch) {
      const batches = source.open(epoch);
      try {
        for (let n = 0; n < steps; n++) {
          const next = await batches.next();
          if (next.done) return;
          yield next.value;
        }
      } finally {
        await batches.return?.();
      }
    },
  };
}

/** The batches to train on, and those to validate with. */
export function fitSources(
  op: string,
  { data, y, options }: Arguments<FitOptions>,
  { batchSize, shuffle }: ArrayOptions,
): { training: Source; validation: Source | undefined } {
  const { validationData, validationSteps, stepsPerEpoch } = options;
  const { validationSplit = 0, validationBatchSize = batchSize } = options;
  checkCounts(op, { validationBatchSize, stepsPerEpoch, validationSteps });
  const given =
    validationData === undefined
      ? undefined
      : validationSource(
          `${op}: validationData`,
          validationData,
          validationBatchSize,
          validationSteps,
        );
  if (y === undefined && isBatches(data)) {
    if (validationSplit !== 0)
      throw new ArgumentError(
        op,
        "validationSplit needs all examples: pass validationData beside batches",
      );
    return { training: streamSource(op, data, stepsPerEpoch), validation: given };
  }
  const examples = Examples.from(op, data as Inputs, y, options.sampleWeight);
  const trainOn = (part: Examples): Source =>
    limited(part.source({ batchSize, shuffle }), stepsPerEpoch);
  if (validationSplit === 0) return { training: trainOn(examples), validation: given };
  const { count } = examples;
  const kept = Math.floor(count * (1 - validationSplit));
  if (!(validationSplit > 0 && validationSplit < 1) || kept < 1 || kept === count) {
    throw new ArgumentError(
      op,
      `validationSplit must leave examples for training and for validation, got ${validationSplit} of ${count} examples`,
    );
  }
  return {
    training: trainOn(examples.part(op, 0, kept)),
    validation:
      given ??
      examples.part(op, kept, count).source({ batchSize: validationBatchSize, shuffle: false }),
  };
}

function validationSource(
  op: string,
  data: BatchLike | Batches,
  batchSize: number,
  steps: number | undefined,
): Source {
  if (!Array.isArray(data))
    return sourceOf(op, { data: data as Batches, y: undefined, options: {} }, batchSize, steps);
  if (data.length < 2 || data.length > 3)
    throw new ArgumentError(
      op,
      `expected [x, y] or [x, y, sampleWeight], got a list of ${data.length}`,
    );
  const [x, y, sampleWeight] = data as unknown as [Inputs, Inputs, TensorLike?];
  return sourceOf(
    op,
    { data: x, y, options: sampleWeight === undefined ? {} : { sampleWeight } },
    batchSize,
    steps,
  );
}

export function checkCounts(
  op: string,
  counts: Readonly<Record<string, number | undefined>>,
): void {
  for (const [name, n] of Object.entries(counts)) {
    if (n === undefined || (Number.isSafeInteger(n) && n >= 1)) continue;
    throw new ArgumentError(op, `${name} must be an integer of 1 or more, got ${n}`);
  }
}
