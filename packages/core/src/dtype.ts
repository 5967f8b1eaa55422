// The dtypes as one table: storage, kind, and the rules that follow from them.

/** Every element type, by TensorFlow's names. */
export type DType =
  | "bool"
  | "int8"
  | "uint8"
  | "int16"
  | "uint16"
  | "int32"
  | "uint32"
  | "int64"
  | "uint64"
  | "float16"
  | "bfloat16"
  | "float32"
  | "float64"
  | "complex64"
  | "complex128"
  | "string";

export type FloatDType = "float16" | "bfloat16" | "float32" | "float64";
export type ComplexDType = "complex64" | "complex128";
export type IntDType =
  "int8" | "uint8" | "int16" | "uint16" | "int32" | "uint32" | "int64" | "uint64";
export type NumericDType = FloatDType | ComplexDType | IntDType;

export type DTypeKind = "bool" | "int" | "uint" | "float" | "complex" | "string";

export type TypedArray =
  | Int8Array
  | Uint8Array
  | Uint8ClampedArray
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | BigInt64Array
  | BigUint64Array
  | Float32Array
  | Float64Array;

/** What holds elements on the host: a typed array, or strings. */
export type HostArray = TypedArray | string[];

export interface DTypeInfo {
  readonly kind: DTypeKind;
  /** Bytes an element (0 for strings, which live on the host). */
  readonly bytes: number;
  /** Storage words an element: 2 for complex numbers (interleaved pairs). */
  readonly lanes: 1 | 2;
  /** The typed array that stores it; `null` for strings. */
  readonly array: TypedArrayConstructor | null;
  /** NumPy's one-letter-and-size code, as used in `.npy` headers. */
  readonly numpy: string;
}

export interface TypedArrayConstructor {
  readonly BYTES_PER_ELEMENT: number;
  new (length: number): TypedArray;
  new (buffer: ArrayBufferLike, byteOffset?: number, length?: number): TypedArray;
}

const row = (
  kind: DTypeKind,
  bytes: number,
  array: unknown,
  numpy: string,
  lanes: 1 | 2 = 1,
): DTypeInfo => ({ kind, bytes, lanes, array: array as TypedArrayConstructor | null, numpy });

/** The table of dtypes. `float16` and `bfloat16` are stored as their 16 bits. */
export const DTYPES: { readonly [D in DType]: DTypeInfo } = {
  bool: row("bool", 1, Uint8Array, "|b1"),
  int8: row("int", 1, Int8Array, "|i1"),
  uint8: row("uint", 1, Uint8Array, "|u1"),
  int16: row("int", 2, Int16Array, "<i2"),
  uint16: row("uint", 2, Uint16Array, "<u2"),
  int32: row("int", 4, Int32Array, "<i4"),
  uint32: row("uint", 4, Uint32Array, "<u4"),
  int64: row("int", 8, BigInt64Array, "<i8"),
  uint64: row("uint", 8, BigUint64Array, "<u8"),
  float16: row("float", 2, Uint16Array, "<f2"),
  bfloat16: row("float", 2, Uint16Array, "<V2"),
  float32: row("float", 4, Float32Array, "<f4"),
  float64: row("float", 8, Float64Array, "<f8"),
  complex64: row("complex", 8, Float32Array, "<c8", 2),
  complex128: row("complex", 16, Float64Array, "<c16", 2),
  string: row("string", 0, null, "|O"),
};

export const isDType = (x: unknown): x is DType =>
  typeof x === "string" && Object.hasOwn(DTYPES, x);
export const isFloat = (d: DType): d is FloatDType => DTYPES[d].kind === "float";
export const isComplex = (d: DType): d is ComplexDType => DTYPES[d].kind === "complex";
export const isInteger = (d: DType): d is IntDType =>
  DTYPES[d].kind === "int" || DTYPES[d].kind === "uint";
/** Gradients flow through floating and complex values only. */
export const isDifferentiable = (d: DType): boolean => isFloat(d) || isComplex(d);
/** Whether elements are JavaScript bigints. */
export const isBig = (d: DType): d is "int64" | "uint64" => d === "int64" || d === "uint64";

/** Smallest and largest value of an integer dtype. */
export function integerRange(d: IntDType | "bool"): readonly [bigint, bigint] {
  if (d === "bool") return [0n, 1n];
  const bits = BigInt(DTYPES[d].bytes * 8);
  return DTYPES[d].kind === "uint"
    ? [0n, (1n << bits) - 1n]
    : [-(1n << (bits - 1n)), (1n << (bits - 1n)) - 1n];
}

/** A zero-filled host array for `length` elements. */
export function hostArray(dtype: DType, length: number): HostArray {
  const { array, lanes } = DTYPES[dtype];
  return array === null ? new Array<string>(length).fill("") : new array(length * lanes);
}

/**
 * NumPy's promotion of two dtypes: the smallest dtype that holds both.
 *
 * The tensor functions do not promote (TensorFlow's rule); `np` and `cast` paths do.
 * Source: NumPy's `result_type` table; JAX and TensorFlow agree on `bfloat16 + float16 → float32`.
 */
export function promoteTypes(a: DType, b: DType): DType {
  if (a === b) return a;
  if (a === "string" || b === "string") return "string";
  if (a === "bool") return b;
  if (b === "bool") return a;
  const x = DTYPES[a];
  const y = DTYPES[b];
  if (x.kind === "complex" || y.kind === "complex") {
    return precision(a) > 4 || precision(b) > 4 ? "complex128" : "complex64";
  }
  if (x.kind === "float" && y.kind === "float") {
    return x.bytes === y.bytes ? "float32" : x.bytes > y.bytes ? a : b;
  }
  if (x.kind === "float" || y.kind === "float") {
    const [f, i] = x.kind === "float" ? [x, y] : [y, x];
    const need = Math.max(f.bytes, i.bytes === 1 ? 2 : i.bytes === 2 ? 4 : 8);
    return need === 2 ? (x.kind === "float" ? a : b) : need === 4 ? "float32" : "float64";
  }
  if (x.kind === y.kind) return x.bytes > y.bytes ? a : b;
  const [s, u] = x.kind === "int" ? [x, y] : [y, x];
  if (s.bytes > u.bytes) return x.kind === "int" ? a : b;
  return u.bytes === 8 ? "float64" : (`int${u.bytes * 16}` as DType);
}

/** Bytes of float precision that a value of this dtype needs inside a complex number. */
function precision(d: DType): number {
  const { kind, bytes } = DTYPES[d];
  return kind === "complex" ? bytes / 2 : kind === "float" ? bytes : bytes <= 2 ? 4 : 8;
}
