import {
  ArgumentError,
  isTensor,
  isVariable,
  type DType,
  type Tensor,
  type TensorLike,
} from "@gradtape/core";
import {
  broadcastAll,
  checkOptions,
  sameDType,
  showShape,
  toTensor,
} from "@gradtape/core/internal";
import { knownDType } from "../create/known-dtype.ts";
import { checkDType } from "../define/accepts.ts";
import { add } from "../math/add.ts";
import { cast } from "../math/cast.ts";
import { multiply } from "../math/multiply.ts";
import { subtract } from "../math/subtract.ts";
import { broadcastTo } from "../shape/broadcastTo.ts";
import { rowsAt, vector } from "../sparse/sparse-entries.ts";
import { RaggedTensor } from "./RaggedTensor.ts";
import { numbersOf, rowIds, splitsOf, upTo } from "./row-partition.ts";

interface RangeOptions<D extends DType> {
  dtype?: D;
}

/**
 * Rows of evenly spaced numbers: `start`, `start + delta`, …, all before `limit`. Each argument is a number, or a vector with one
 * for each row. A single argument is the limit; rows then start at 0. The delta is 1 by default.
 *
 * The numbers decide how long rows are, so they are read at once. Shape: `[rows, null]`. Dtypes: integers and floats, all the
 * same; JavaScript numbers are float32, or the dtype asked for. Throws `ArgumentError` if a delta is 0 or numbers are not finite,
 * `UnsupportedError` where they cannot be read at once.
 * Gradient: to starts the sum of `g` in the row, to deltas that of `g` times the place; none to limits.
 *
 * @example
 * `${ragged.range([3, 0, 2], { dtype: "int32" })}` // => "<tf.RaggedTensor [[0, 1, 2], [], [0, 1]]>"
 */
export function range<D extends DType = "float32">(
  limits: TensorLike,
  options?: RangeOptions<D>,
): RaggedTensor<NoInfer<D>>;
export function range<D extends DType = "float32">(
  starts: TensorLike,
  limits: TensorLike,
  options?: RangeOptions<D>,
): RaggedTensor<NoInfer<D>>;
export function range<D extends DType = "float32">(
  starts: TensorLike,
  limits: TensorLike,
  deltas: TensorLike,
  options?: RangeOptions<D>,
): RaggedTensor<NoInfer<D>>;
export function range(...args: readonly unknown[]): RaggedTensor {
  const op = "ragged.range";
  const last = args.at(-1);
  const options = args.length > 1 && isOptions(last) ? last : undefined;
  const given = (options ? args.slice(0, -1) : args).filter((x) => x !== undefined) as TensorLike[];
  checkOptions(op, options, ["dtype"]);
  if (given.length === 0 || given.length > 3)
    throw new ArgumentError(op, "takes limits, or starts and limits, and deltas perhaps");
  const dtype = options?.dtype && knownDType(op, options.dtype, "float32");
  const own = given.find((x) => isTensor(x) || isVariable(x)) as Tensor | undefined;
  const hint = dtype ?? own?.dtype ?? "float32";
  const [starts, limits, deltas] = (given.length === 1 ? [0, ...given] : given)
    .concat(given.length < 3 ? [1] : [])
    .map((x) => toTensor(op, x, hint)) as [Tensor, Tensor, Tensor];
  const all = [starts, limits, deltas];
  for (const x of all) {
    checkDType(op, x.dtype, "real");
    sameDType(op, hint, x.dtype);
    if (x.rank > 1)
      throw new ArgumentError(op, `takes vectors and scalars, got ${showShape(x.shape)}`);
  }
  const size = [...broadcastAll(op, [[1], ...all.map((x) => x.shape)])];
  const [from, to, by] = all.map((x) => broadcastTo(x, size) as Tensor) as [Tensor, Tensor, Tensor];
  const [a, b, d] = [numbersOf(from), numbersOf(to), numbersOf(by)];
  const lengths = a.map((start, i) => lengthOf(op, start, b[i]!, d[i]!));
  const total = lengths.reduce((sum, n) => sum + n, 0);
  if (total > MOST) throw new ArgumentError(op, `there would be ${total} numbers: at most ${MOST}`);
  const splits = splitsOf(vector(lengths));
  const ids = rowIds(splits, total);
  const places = subtract(upTo(total), rowsAt(splits, ids)) as Tensor;
  const steps = multiply(cast(places, hint) as Tensor, rowsAt(by, ids)) as Tensor;
  return new RaggedTensor(add(rowsAt(from, ids), steps) as Tensor, splits);
}

/** More are taken for a mistake, before they fill the memory. */
const MOST = 2 ** 28;

const isOptions = (x: unknown): x is RangeOptions<DType> =>
  typeof x === "object" &&
  x !== null &&
  !isTensor(x) &&
  !isVariable(x) &&
  !Array.isArray(x) &&
  !ArrayBuffer.isView(x) &&
  !("data" in x);

function lengthOf(op: string, start: number, limit: number, delta: number): number {
  if (delta === 0) throw new ArgumentError(op, "a delta is 0: rows would never end");
  const n = Math.ceil((limit - start) / delta);
  if (Number.isFinite(n)) return Math.max(0, n);
  throw new ArgumentError(op, `no row goes from ${start} to ${limit} in steps of ${delta}`);
}
