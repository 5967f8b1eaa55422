// From what users pass (numbers, nested arrays, typed arrays, variables) to tensors.
import { isTensor, isVariable } from "./brand.ts";
import { borrow, read } from "./dispatch.ts";
import {
  DTYPES,
  hostArray,
  integerRange,
  isBig,
  isComplex,
  isDifferentiable,
  isDType,
  isInteger,
  type DType,
  type HostArray,
  type TypedArray,
} from "./dtype.ts";
import { readElement, writeElement } from "./element.ts";
import { ArgumentError, DTypeError, ShapeError } from "./errors.ts";
import { isOnActiveBackend, upload } from "./eager.ts";
import { hostView } from "./host-view.ts";
import {
  declaredDType,
  denseCopy,
  isNdArrayLike,
  ndArrayView,
  storageOf,
  type NdArrayLike,
} from "./ndarray.ts";
import { checkOptions } from "./options.ts";
import { showValue } from "./shape/check.ts";
import { literalShape, MAX_DEPTH } from "./shape/literal.ts";
import { checkShape, showShape, sizeOf, type Shape, type Sizes } from "./shape/shape.ts";
import type { Tensor } from "./tensor.ts";
import type { DTypeOf, Fit, Made, ShapeOf, TensorLike } from "./types.ts";
import { dtypeOfArray, type ComplexValue } from "./values.ts";

type Leaf = number | bigint | boolean | string | ComplexValue;

/** Elements on the host with their shape. */
export interface HostTensor {
  readonly data: HostArray;
  readonly shape: Shape;
  readonly dtype: DType;
}

/** The tensor of any input, dtype by its own nature or, for JavaScript numbers, by `hint`. */
export function toTensor(op: string, x: TensorLike, hint?: DType): Tensor {
  if (isTensor(x)) return x;
  if (isVariable(x)) return read(x);
  const { data, shape, dtype } = toHost(op, x, hint, false);
  return upload(data, shape, dtype);
}

/**
 * Two operands: a JavaScript number (bare or nested) takes the other's dtype, as a Python number does in TensorFlow. For ops
 * that make a new tensor of them: bare numbers are shared tensors, which must not come out again.
 */
export function toTensors(op: string, a: TensorLike, b: TensorLike): [Tensor, Tensor] {
  const x = isTensor(a) ? a : isVariable(a) ? read(a) : undefined;
  const y = isTensor(b) ? b : isVariable(b) ? read(b) : undefined;
  if (x !== undefined) return [x, y ?? operand(op, b, x.dtype)];
  if (y !== undefined) return [operand(op, a, y.dtype), y];
  const weakA = isWeak(a);
  if (weakA === isWeak(b)) return [operand(op, a), operand(op, b)];
  if (weakA) {
    const strong = operand(op, b);
    return [operand(op, a, strong.dtype), strong];
  }
  const strong = operand(op, a);
  return [strong, operand(op, b, strong.dtype)];
}

/** As `toTensors`, where neither the op nor its gradients let an operand out: then variables lend their values. */
export const operands = (op: string, a: TensorLike, b: TensorLike): [Tensor, Tensor] =>
  toTensors(op, lent(a), lent(b));

const lent = (x: TensorLike): TensorLike => (isVariable(x) ? borrow(x) : x);

const operand = (op: string, x: TensorLike, hint?: DType): Tensor =>
  typeof x === "number" ? scalarTensor(op, x, hint ?? "float32") : toTensor(op, x, hint);

/** A number, or nested arrays of numbers: its dtype gives way. */
function isWeak(x: unknown): boolean {
  for (let depth = 0; Array.isArray(x) && depth < MAX_DEPTH; depth++) x = x[0] as unknown;
  return typeof x === "number" || x === undefined;
}

// Scalar operands (`x.multiply(2)`) come back in every iteration of a loop; nobody else can hold these tensors, so they are shared.
const scalars = new Map<number, Map<DType, Tensor>>();
const LIMIT = 256;

function scalarTensor(op: string, x: number, dtype: DType): Tensor {
  const key = Object.is(x, -0) ? "-0" : x;
  let byDtype = scalars.get(key as number);
  const found = byDtype?.get(dtype);
  if (found && isOnActiveBackend(found)) return found;
  const data = hostArray(dtype, 1);
  store(op, data, 0, x, dtype);
  const made = upload(data, [], dtype, true);
  if (!byDtype) {
    if (scalars.size >= LIMIT) scalars.clear();
    scalars.set(key as number, (byDtype = new Map()));
  }
  byDtype.set(dtype, made);
  return made;
}

export interface ConstantOptions<D extends DType = DType, S extends Shape = Shape> {
  dtype?: D;
  /** The elements are laid out in this shape; a single element fills it. */
  shape?: S;
}

/**
 * A tensor of the given values: a number, boolean, string, bigint, nested arrays of them, a typed array (which keeps its
 * dtype), an `NdArray`, a tensor or a variable. JavaScript numbers are `float32` unless `dtype` says otherwise.
 *
 * Throws `ShapeError` for ragged arrays and a `shape` that does not fit, `DTypeError` for a value that the dtype cannot hold
 * (0.5 as int32, 300 as uint8).
 *
 * Shape: the nesting's, or `shape`. Gradient: none (watch the tensor, or use a `Variable`).
 *
 * @example
 * constant([1, 2, 3, 4, 5, 6], { dtype: "int32", shape: [2, 3] }).toString()
 * // => "tf.Tensor(\n[[1 2 3]\n [4 5 6]], shape=(2, 3), dtype=int32)"
 */
export function constant<const V extends TensorLike, D extends DType = DTypeOf<V>>(
  value: Fit<V, ShapeOf<V>>,
  options?: { dtype?: D; shape?: undefined },
): Made<ShapeOf<V>, D>;
export function constant<
  const V extends TensorLike,
  const S extends Shape,
  D extends DType = DTypeOf<V>,
>(value: Fit<V, ShapeOf<V>>, options: { dtype?: D; shape: S }): Made<Sizes<S>, D>;
export function constant(value: TensorLike, options?: ConstantOptions): Tensor {
  if (isDType(options)) {
    throw new ArgumentError(
      "constant",
      `the second argument is an options object: write { dtype: "${options as string}" }`,
    );
  }
  checkOptions("constant", options, ["dtype", "shape"]);
  const { dtype, shape } = options ?? {};
  if (dtype !== undefined && !isDType(dtype)) {
    throw new DTypeError(
      "constant",
      `unknown dtype ${showValue(dtype)}: the dtypes are ${Object.keys(DTYPES).join(", ")}`,
    );
  }
  const host = toHost("constant", value, dtype, true);
  if (shape === undefined) return upload(host.data, host.shape, host.dtype);
  const want = checkShape("constant", shape);
  return upload(laidOut(host, want), want, host.dtype);
}

/** The elements for a given shape: as many as it has, or one to fill it with. */
function laidOut({ data, shape, dtype }: HostTensor, want: Shape): HostArray {
  const [have, need] = [sizeOf(shape), sizeOf(want)];
  if (have === need) return data;
  if (have !== 1) {
    throw new ShapeError(
      "constant",
      `${have} elements do not fill shape ${showShape(want)}: it has ${need}; give ${need} elements, or one to repeat`,
      { shapes: [shape, want] },
    );
  }
  const filled = hostArray(dtype, need);
  const { lanes } = DTYPES[dtype];
  if (Array.isArray(filled)) filled.fill(data[0] as string);
  else if (lanes === 1) (filled as Float32Array).fill(data[0] as number);
  else
    for (let i = 0; i < filled.length; i++)
      (filled as TypedArray)[i] = (data as TypedArray)[i % lanes]!;
  return filled;
}

/** Elements on the host, copied, so that later writes to the source do not show. `strict`: the dtype is asked for, not hinted. */
export function toHost(
  op: string,
  x: TensorLike,
  dtype: DType | undefined,
  strict: boolean,
): HostTensor {
  if (isTensor(x) || isVariable(x)) {
    const view = hostView(op, isTensor(x) ? x : read(x));
    return recast(op, { data: denseCopy(view), shape: view.shape, dtype: view.dtype }, dtype);
  }
  const typed = dtypeOfArray(x);
  if (typed !== undefined) {
    const array = x as Float32Array;
    if ((array.buffer as { readonly detached?: boolean }).detached)
      throw new ArgumentError(op, "the elements of this typed array have been transferred away");
    const data =
      typed === "float16" ? new Uint16Array(array.buffer, array.byteOffset, array.length) : array;
    return recast(
      op,
      { data: data.slice(), shape: [array.length], dtype: typed },
      strict ? dtype : undefined,
    );
  }
  if (isNdArrayLike(x)) {
    return recast(op, ndArray(op, x), strict ? dtype : undefined);
  }
  return nested(op, x, dtype, strict);
}

/** An array in the form of the npm package `ndarray`. Plain arrays in it are checked value by value, as everywhere. */
function ndArray(op: string, x: NdArrayLike): HostTensor {
  const { data, dtype, shape, stride, strides = stride, offset } = x; // each once: they may be getters
  const declared = declaredDType(op, dtype);
  const stored = Array.isArray(data)
    ? flatList(op, data, declared)
    : storageOf(op, data as TypedArray, declared);
  const view = ndArrayView(op, stored, { shape, strides, offset });
  const dense = denseCopy(view);
  if (view.dtype === "bool")
    (dense as Uint8Array).forEach((b, i) => ((dense as Uint8Array)[i] = b && 1));
  return { data: dense, shape: view.shape, dtype: view.dtype };
}

function flatList(op: string, data: readonly unknown[], declared: DType | undefined): HostTensor {
  const host = nested(op, data, declared, true);
  if (host.shape.length === 1) return host;
  throw new ArgumentError(
    op,
    `the data of an array with a shape is one list of elements, got arrays in arrays of shape ${showShape(host.shape)}: give them without shape`,
  );
}

/** Change the dtype of host elements; a value that the new dtype cannot hold is an error. */
function recast(op: string, host: HostTensor, dtype: DType | undefined): HostTensor {
  if (dtype === undefined || dtype === host.dtype) return host;
  const size = sizeOf(host.shape);
  const data = hostArray(dtype, size);
  for (let i = 0; i < size; i++)
    store(op, data, i, readElement(host.data, i, host.dtype) as Leaf, dtype);
  return { data, shape: host.shape, dtype };
}

/** Nested arrays, checked for raggedness and for mixed kinds of values. Typed arrays may be the innermost rows. */
function nested(op: string, x: unknown, asked: DType | undefined, strict: boolean): HostTensor {
  const shape = literalShape(op, x);
  const leaves: Leaf[] = [];
  const rows = new Set<DType>();
  const collect = (y: unknown, axis: number): void => {
    if (axis === shape.length) {
      leaves.push(leaf(op, y));
      return;
    }
    const row = dtypeOfArray(y);
    if (row !== undefined) rows.add(row);
    for (const z of y as Iterable<unknown>) collect(z, axis + 1);
  };
  collect(x, 0);
  const [row, other] = rows;
  const given = strict ? asked : undefined;
  if (other !== undefined && given === undefined)
    throw new DTypeError(
      op,
      `rows of ${row} and ${other} in one array: make them alike, or give { dtype }`,
      [...rows],
    );
  const own = given ?? row ?? commonDType(op, leaves);
  const dtype = asked !== undefined && row === undefined && givesWay(own, asked) ? asked : own;
  const data = hostArray(dtype, leaves.length);
  for (let i = 0; i < leaves.length; i++) store(op, data, i, leaves[i]!, dtype);
  return { data, shape, dtype };
}

/**
 * Whether literals take a dtype that is hinted at, or are refused where it cannot hold them. Bools stay bools, bigints are
 * never rounded to floats, and complex numbers keep both parts: the op says what it makes of them.
 */
const givesWay = (own: DType, to: DType): boolean =>
  own !== "bool" &&
  (own !== "int64" || !isDifferentiable(to)) &&
  (!isComplex(own) || isComplex(to));

function leaf(op: string, x: unknown): Leaf {
  if (
    typeof x === "number" ||
    typeof x === "boolean" ||
    typeof x === "string" ||
    typeof x === "bigint"
  )
    return x;
  if (isTensor(x) || isVariable(x) || isNdArrayLike(x)) {
    throw new ArgumentError(
      op,
      "an array of tensors is not a tensor: join them with stack or concat",
    );
  }
  if (typeof x === "object" && x !== null && isComplexValue(x)) return x;
  if (typeof x === "object" && x !== null && Symbol.iterator in x) {
    throw new ArgumentError(op, "an iterable is not an array: spread it into one, as in [...x]");
  }
  const what = x === null ? "null" : typeof x;
  throw new ArgumentError(
    op,
    `expected a number, boolean, string, bigint, { re, im }, or arrays of them, got ${what}`,
  );
}

const isComplexValue = (x: object): x is ComplexValue =>
  typeof (x as Partial<ComplexValue>).re === "number" &&
  typeof (x as Partial<ComplexValue>).im === "number";

function kindOf(x: Leaf): DType {
  switch (typeof x) {
    case "number":
      return "float32";
    case "bigint":
      return "int64";
    case "boolean":
      return "bool";
    case "string":
      return "string";
    default:
      return "complex64";
  }
}

function commonDType(op: string, leaves: readonly Leaf[]): DType {
  let common: DType | undefined;
  for (const x of leaves) {
    const kind = kindOf(x);
    if (common === undefined || common === kind) common = kind;
    else if (isComplex(common) && kind === "float32") continue;
    else if (common === "float32" && isComplex(kind)) common = kind;
    else
      throw new DTypeError(
        op,
        `values of ${common} and ${kind} in one array: make them alike, or give { dtype }`,
        [common, kind],
      );
  }
  return common ?? "float32";
}

/** Write one value, refusing what the dtype cannot hold. */
function store(op: string, data: HostArray, i: number, x: Leaf, dtype: DType): void {
  if (!holds(dtype, x)) {
    const shown =
      typeof x === "string"
        ? JSON.stringify(x)
        : typeof x === "object"
          ? `${x.re}${x.im < 0 ? "" : "+"}${x.im}j`
          : String(x);
    const way =
      !isInteger(dtype) || typeof x === "string" || typeof x === "boolean"
        ? ""
        : "; round or clip it first, or give another dtype";
    throw new DTypeError(op, `cannot represent ${shown} as ${dtype}${way}`, [dtype]);
  }
  writeElement(data, i, dtype, x);
}

function holds(dtype: DType, x: Leaf): boolean {
  const { kind } = DTYPES[dtype];
  if (kind === "string" || typeof x === "string") return kind === "string" && typeof x === "string";
  if (kind === "bool" || typeof x === "boolean") return kind === "bool" && typeof x === "boolean";
  if (typeof x === "object") return kind === "complex";
  if (!isInteger(dtype)) return true;
  if (typeof x === "number" && !Number.isInteger(x)) return false;
  const [low, high] = integerRange(dtype);
  return isBig(dtype) || typeof x === "bigint"
    ? BigInt(x) >= low && BigInt(x) <= high
    : x >= Number(low) && x <= Number(high);
}
