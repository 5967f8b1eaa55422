// Training data as batches: from arrays, by slices or shuffled rows, or from anything that yields batches.
import {
  ArgumentError,
  isTensor,
  isVariable,
  scope,
  ShapeError,
  type Tensor,
} from "@gradtape/core";
import { showShape } from "@gradtape/core/internal";
import { gather, random, range, slice } from "@gradtape/ops";
import type { Inputs, Tensors } from "../call-types.ts";
import { asTensors, mapTensors, tensorList } from "../inputs.ts";

/** A batch: inputs, targets, and weights of the examples. */
export type Batch = readonly [x: Tensors, y: Tensors | undefined, sampleWeight: Tensor | undefined];

/** A batch as users give it. */
export type BatchLike = readonly [
  x: Inputs,
  y?: Inputs | undefined,
  sampleWeight?: Inputs | undefined,
];

/** Batches: anything to iterate over, or a function that makes such a thing for each epoch. */
export type Batches =
  | Iterable<BatchLike>
  | AsyncIterable<BatchLike>
  | ((epoch: number) => Iterable<BatchLike> | AsyncIterable<BatchLike>);

/** A batch that is made when it is asked for, inside a scope. */
export type Take = () => Batch;

export interface Source {
  /** Batches in an epoch, where that is known. */
  readonly batches: number | undefined;
  /** The batches of an epoch. Synchronous where it can be, so that a loop need not wait. */
  open(epoch: number): Iterator<Take> | AsyncIterator<Take>;
}

/** Whether these are batches, not one set of inputs. */
export function isBatches(x: unknown): x is Batches {
  if (typeof x === "function") return true;
  if (
    typeof x !== "object" ||
    x === null ||
    isTensor(x) ||
    isVariable(x) ||
    ArrayBuffer.isView(x) ||
    "data" in x
  )
    return false;
  if (Array.isArray(x))
    return (
      x.length > 0 &&
      x.every(
        (b) => Array.isArray(b) && (isTensor(b[0]) || ArrayBuffer.isView(b[0])) && b.length > 1,
      )
    );
  return Symbol.iterator in x || Symbol.asyncIterator in x;
}

export interface ArrayOptions {
  readonly batchSize: number;
  readonly shuffle: boolean;
}

/** Examples that are all there. */
export class Examples {
  readonly x: Tensors;
  readonly y: Tensors | undefined;
  readonly sampleWeight: Tensor | undefined;
  readonly count: number;

  /** Throws `ArgumentError` or `ShapeError` if there are none, or if the numbers of examples differ. */
  static from(
    op: string,
    x: Inputs,
    y: Inputs | undefined,
    sampleWeight: Inputs | undefined,
  ): Examples {
    return new Examples(
      op,
      asTensors(`${op}: x`, x),
      y === undefined ? undefined : asTensors(`${op}: y`, y),
      sampleWeight === undefined ? undefined : weightsOf(op, sampleWeight),
    );
  }

  private constructor(
    op: string,
    x: Tensors,
    y: Tensors | undefined,
    sampleWeight: Tensor | undefined,
  ) {
    this.x = x;
    this.y = y;
    this.sampleWeight = sampleWeight;
    this.count = countOf(op, { x, y, sampleWeight });
  }

  /** Those from `start` to before `end`. */
  part(op: string, start: number, end: number): Examples {
    return new Examples(op, ...this.#rows((t) => rowsOf(t, start, end - start)));
  }

  #rows(take: (t: Tensor) => Tensor): [Tensors, Tensors | undefined, Tensor | undefined] {
    return [
      mapTensors(this.x, take),
      this.y && mapTensors(this.y, take),
      this.sampleWeight && take(this.sampleWeight),
    ];
  }

  source({ batchSize, shuffle }: ArrayOptions): Source {
    const { count } = this;
    const rows = this.#rows.bind(this);
    return {
      batches: Math.ceil(count / batchSize),
      *open() {
        const order = shuffle
          ? scope(() => random.shuffle(range(0, count, 1, { dtype: "int32" })))
          : undefined;
        for (let start = 0; start < count; start += batchSize) {
          const size = Math.min(batchSize, count - start);
          yield () =>
            rows(
              order
                ? (t) => gather(t, slice(order as Tensor, [start], [size]) as Tensor) as Tensor
                : (t) => rowsOf(t, start, size),
            );
        }
        order?.dispose();
      },
    };
  }
}

/** Rows of a tensor, not copied. */
function rowsOf(t: Tensor, start: number, size: number): Tensor {
  return slice(t, [start, ...t.shape.slice(1).map(() => 0)], [size, ...t.shape.slice(1)]) as Tensor;
}

function weightsOf(op: string, sampleWeight: Inputs): Tensor {
  const w = asTensors(`${op}: sampleWeight`, sampleWeight);
  if (isTensor(w)) return w;
  throw new ArgumentError(op, "sampleWeight must be one tensor: one number for each example");
}

function countOf(op: string, parts: Readonly<Record<string, Tensors | undefined>>): number {
  let count: number | undefined;
  let first = "";
  for (const [name, part] of Object.entries(parts)) {
    if (part === undefined) continue;
    for (const t of tensorList(part)) {
      const n = t.shape[0];
      if (n === undefined)
        throw new ShapeError(op, `${name} is a scalar: the first axis counts the examples`);
      if (count === undefined) [count, first] = [n, name];
      else if (n !== count) {
        throw new ShapeError(
          op,
          `${first} has ${count} examples, ${name} has ${n} (shape ${showShape(t.shape)}): they must be equally many`,
          { shapes: [t.shape] },
        );
      }
    }
  }
  if (count === undefined || count === 0)
    throw new ArgumentError(op, "there are no examples: x is empty");
  return count;
}

/** Batches that somebody else makes. With `steps` an epoch is that many, and the next goes on where it ended. */
export function streamSource(op: string, batches: Batches, steps: number | undefined): Source {
  let running: Iterator<BatchLike> | AsyncIterator<BatchLike> | undefined;
  const begin = (epoch: number): Iterator<BatchLike> | AsyncIterator<BatchLike> => {
    const made = typeof batches === "function" ? batches(epoch) : batches;
    return Symbol.asyncIterator in made ? made[Symbol.asyncIterator]() : made[Symbol.iterator]();
  };
  return {
    batches: steps ?? (Array.isArray(batches) ? batches.length : undefined),
    async *open(epoch) {
      if (steps === undefined || running === undefined) running = begin(epoch);
      const mine = running;
      let n = 0;
      let done = false;
      try {
        for (; n !== steps && !done; n++) {
          const next = await mine.next();
          done = next.done === true;
          if (done) break;
          yield () => asBatch(op, next.value);
        }
      } finally {
        if (done) running = undefined;
        else if (steps === undefined) await mine.return?.();
      }
      if (n === 0) {
        const way =
          epoch === 0
            ? "it yields none"
            : "it yields no more: a generator runs once; pass a function that makes one for each epoch";
        throw new ArgumentError(op, `there are no batches in epoch ${epoch + 1}: ${way}`);
      }
    },
  };
}

function asBatch(op: string, batch: unknown): Batch {
  if (!Array.isArray(batch) || batch.length < 1 || batch.length > 3) {
    throw new ArgumentError(op, "expected batches of the form [x, y] or [x, y, sampleWeight]");
  }
  const [x, y, sampleWeight] = batch as unknown as BatchLike;
  const { x: inputs, y: targets, sampleWeight: weights } = Examples.from(op, x, y, sampleWeight);
  return [inputs, targets, weights];
}
