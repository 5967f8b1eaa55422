// What NumPy's functions take, as tensors: literals are float64, and operands of several dtypes meet in one that holds them all.
import {
  ArgumentError,
  DTYPES,
  isComplex,
  isDifferentiable,
  isTensor,
  isVariable,
  promoteTypes,
  type ComplexValue,
  type DType,
  type NdArrayLike,
  type Shape,
  type Tensor,
  type TensorLike,
} from "@gradtape/core";
import {
  checkInteger,
  checkIntegers,
  checkSize,
  literalShape,
  MAX_DEPTH,
  toTensor,
} from "@gradtape/core/internal";
import * as ops from "../index.ts";

/** A bare JavaScript value: it has no dtype of its own, and takes that of the arrays it meets. */
type Scalar = number | bigint | boolean | ComplexValue;

const isScalar = (x: unknown): x is Scalar =>
  typeof x === "number" || typeof x === "bigint" || typeof x === "boolean" || isComplexValue(x);

const isComplexValue = (x: unknown): x is ComplexValue =>
  typeof x === "object" && x !== null && "re" in x && "im" in x;

/** Any operand as a tensor: numbers, nested or not, are float64 (complex128), and what has a dtype keeps it. */
export function asTensor(op: string, x: TensorLike): Tensor {
  if (isScalar(x)) return toTensor(op, x, alone(x));
  if (isUntyped(x)) {
    const { data, shape, stride, strides = stride, offset } = x;
    return toTensor(op, { data, shape, strides, offset, dtype: dtypeOfLeaves(data) } as TensorLike);
  }
  if (!Array.isArray(x)) return toTensor(op, x);
  literalShape(op, x); // refuses ragged arrays, and those that contain themselves
  const leaves = (x as readonly unknown[]).flat(MAX_DEPTH);
  if (leaves.some((y) => typeof y === "object" && y !== null && "shape" in y)) {
    return ops.stack(
      promoted(
        op,
        x.map((row: TensorLike) => asTensor(op, row)),
      ),
    ) as Tensor;
  }
  return toTensor(op, x, dtypeOfLeaves(leaves));
}

/** A plain list of elements with a shape, without a dtype. */
const isUntyped = (x: TensorLike): x is NdArrayLike & { readonly data: readonly unknown[] } =>
  typeof x === "object" &&
  x !== null &&
  !isTensor(x) &&
  !isVariable(x) &&
  "shape" in x &&
  "data" in x &&
  Array.isArray(x.data) &&
  (x.dtype === undefined || x.dtype === "array"); // the tag that the package `ndarray` gives plain lists

/** The dtype of bare numbers in a list; elements of other kinds have one. */
function dtypeOfLeaves(leaves: readonly unknown[]): DType | undefined {
  if (leaves.some(isComplexValue)) return "complex128";
  return leaves.length === 0 || typeof leaves[0] === "number" ? "float64" : undefined;
}

/** The dtype of a bare value that meets no array. */
const alone = (x: Scalar): DType =>
  typeof x === "number"
    ? "float64"
    : typeof x === "bigint"
      ? "int64"
      : typeof x === "boolean"
        ? "bool"
        : "complex128";

/** The dtype in which a bare value and arrays of dtype `d` meet: its kind may be wider than theirs, its size never is. */
function meet(d: DType, x: Scalar): DType {
  if (typeof x === "boolean" || isComplex(d)) return d;
  if (isComplexValue(x)) return promoteTypes(isDifferentiable(d) ? d : "float64", "complex64");
  if (isDifferentiable(d)) return d;
  if (typeof x === "number" && !Number.isInteger(x)) return "float64";
  return d === "bool" ? "int64" : d;
}

const KINDS = ["complex", "float", "int", "uint", "bool", "string"];

/** NumPy's common dtype of several: wider kinds first, so that float32 with int16 and uint16 stays float32. */
export const commonDType = (dtypes: readonly DType[]): DType =>
  dtypes
    .toSorted((a, b) => KINDS.indexOf(DTYPES[a].kind) - KINDS.indexOf(DTYPES[b].kind))
    .reduce(promoteTypes);

/** The dtype in which operands meet. */
export function meetingDType(op: string, xs: readonly TensorLike[]): DType {
  const scalars = xs.filter(isScalar);
  const arrays = xs.filter((x) => !isScalar(x)).map((x) => dtypeOf(op, x));
  return arrays.length > 0
    ? scalars.reduce(meet, commonDType(arrays))
    : commonDType(scalars.map(alone));
}

const dtypeOf = (op: string, x: TensorLike): DType =>
  isTensor(x) || isVariable(x) ? x.dtype : asTensor(op, x).dtype;

/** Operands in one dtype: by default that in which they meet. */
export function promoted(op: string, xs: readonly TensorLike[], dtype?: DType): Tensor[] {
  const operands = xs.map((x) => (isScalar(x) ? x : asTensor(op, x)));
  const to = dtype ?? meetingDType(op, operands);
  return operands.map((x) => (isScalar(x) ? filledWith(op, x, to) : ops.cast(x, to)));
}

/** A bare value in a dtype that `meet` allows; refused where the dtype cannot hold it. */
function filledWith(op: string, x: Scalar, dtype: DType): Tensor {
  if (typeof x === "number" || isComplexValue(x) || dtype === "bool") return toTensor(op, x, dtype);
  return toTensor(op, isDifferentiable(dtype) || typeof x === "boolean" ? Number(x) : x, dtype);
}

/** The dtype in which NumPy computes functions that give fractions: a float that holds every value, if it can. */
export function floatDType(d: DType): DType {
  const { kind, bytes } = DTYPES[d];
  if (isDifferentiable(d) || kind === "string") return d;
  return bytes === 1 ? "float16" : bytes === 2 ? "float32" : "float64";
}

/** Operands in one float (or complex) dtype. */
export function floats(op: string, xs: readonly TensorLike[]): Tensor[] {
  const dtype = meetingDType(op, xs);
  return promoted(op, xs, floatDType(dtype));
}

/** The operand in float64 where its dtype has no fractions. */
export function inexact(op: string, x: TensorLike): Tensor {
  const t = asTensor(op, x);
  return isDifferentiable(t.dtype) || t.dtype === "string" ? t : ops.cast(t, "float64");
}

/** Whether each element is not 0. */
export const truth = (op: string, x: TensorLike): Tensor => ops.cast(asTensor(op, x), "bool");

/** Positions: whole numbers as int32, negative ones counted from the end of an axis of `size`. */
export function positions(op: string, x: TensorLike, size: number): Tensor {
  const i = toTensor(op, x, "int32");
  return ops.where(ops.less(i, 0), ops.add(i, size), i);
}

/** A list of arrays, or an array taken apart along its first axis. */
export type Arrays = TensorLike | readonly TensorLike[];

/** The arrays of a list, in one dtype. */
export function arraysOf(op: string, xs: Arrays): Tensor[] {
  const list: readonly TensorLike[] = Array.isArray(xs)
    ? xs
    : (ops.unstack(asTensor(op, xs as TensorLike)) as Tensor[]);
  if (list.length === 0) throw new ArgumentError(op, "needs at least one array");
  return promoted(
    op,
    list.map((x) => asTensor(op, x)),
  );
}

/** A list of integers; a number is a list of one. */
export type Integers = number | readonly number[];

export const integersOf = (op: string, what: string, x: Integers): number[] =>
  typeof x === "number" ? [checkInteger(op, what, x)] : checkIntegers(op, what, x);

/** The shape with axes of size 1 in front, up to a rank. */
export const withRank = (shape: Shape, rank: number): number[] => [
  ...Array.from({ length: Math.max(0, rank - shape.length) }, () => 1),
  ...shape,
];

/** `count` places of an axis, of which `at` says the i-th. */
export function taken(
  op: string,
  x: Tensor,
  axis: number,
  count: number,
  at: (i: number) => number,
): Tensor {
  const places = new Int32Array(checkSize(op, [count])[0]!);
  for (let i = 0; i < count; i++) places[i] = at(i);
  return ops.gather(x, toTensor(op, places), { axis });
}
