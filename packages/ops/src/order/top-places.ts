// Where the largest elements of rows are, without sorting all of a long row.
import { isDifferentiable, type Tensor } from "@gradtape/core";
import { dispatch1, e } from "@gradtape/core/internal";
import { range } from "../create/range.ts";
import { reduction } from "../define/reduction.ts";
import { gathered } from "../index/gather.ts";
import { takenAlong } from "../index/takeAlongAxis.ts";
import { where } from "../logic/where.ts";
import { add } from "../math/add.ts";
import { multiply } from "../math/multiply.ts";
import { part } from "../reduce/product-of-others.ts";
import { reduceMax } from "../reduce/reduceMax.ts";
import { broadcastTo } from "../shape/broadcastTo.ts";
import { concat } from "../shape/concat.ts";
import { expandDims } from "../shape/expandDims.ts";
import { reshape } from "../shape/reshape.ts";
import { ordered } from "./argsort.ts";
import { sort } from "./sort.ts";

/** Rows of fewer elements are sorted as they are. */
const LONG = 512;

/** The places (int32) of the k largest elements along the last axis, largest first; of equal ones the first, NaN last. */
export function topPlaces(x: Tensor, k: number): Tensor {
  const n = x.shape.at(-1)!;
  // Chunks of m elements: then n/m maxima are sorted, and k·m elements.
  const m = Math.floor(Math.sqrt(n / Math.max(1, k)));
  return n < LONG || m < 8 ? first(k, x) : fromChunks(x, k, m);
}

const first = (k: number, x: Tensor): Tensor =>
  part(ordered("topK", x, -1, { direction: "DESCENDING" }), 0, k);

/**
 * The k largest elements lie in the k chunks of the largest maxima: before an element of any other chunk come k elements, these
 * maxima. What is left over after the last whole chunk is looked at too.
 */
function fromChunks(x: Tensor, k: number, m: number): Tensor {
  const [rows, n] = [x.shape.slice(0, -1), x.shape.at(-1)!];
  const whole = n - (n % m);
  const chunks = reshape(part(x, 0, whole), [...rows, whole / m, m]);
  // In ascending order, so that of equal elements the first comes first.
  const best = sort(first(Math.min(k, whole / m), largest(chunks))) as Tensor;
  const batches = rows.length;
  const elements = gathered(chunks, best, { axis: batches, batchDims: batches });
  const places = add(
    expandDims(multiply(best, m) as Tensor, -1),
    range(m, { dtype: "int32" }) as Tensor,
  ) as Tensor;
  const flat = [...rows, best.shape.at(-1)! * m];
  const rest = range(whole, n, { dtype: "int32" }) as Tensor;
  const candidates = concat([reshape(elements, flat), part(x, whole, n)], batches) as Tensor;
  const ofThese = concat(
    [reshape(places, flat), broadcastTo(rest, [...rows, n - whole])],
    batches,
  ) as Tensor;
  return takenAlong(ofThese, first(k, candidates), batches);
}

/** The largest element along the last axis, NaN only if there is nothing else. */
function largest(x: Tensor): Tensor {
  const axis = x.rank - 1;
  if (!isDifferentiable(x.dtype)) return reduceMax(x, axis) as Tensor;
  const attrs = { axes: [axis], keepDims: false };
  const numbers = dispatch1(largestNumberOp, [x], attrs);
  return where(dispatch1(anyNumberOp, [x], attrs), numbers, NaN) as Tensor;
}

const largestNumberOp = /*@__PURE__*/ reduction({
  name: "largestNumber",
  accepts: "float",
  combine: "max",
  body: (x) => e.where(e.isNan(x), -Infinity, x),
});

const anyNumberOp = /*@__PURE__*/ reduction({
  name: "anyNumber",
  accepts: "float",
  combine: "max",
  dtype: "bool",
  body: (x) => e.not(e.isNan(x)),
});
