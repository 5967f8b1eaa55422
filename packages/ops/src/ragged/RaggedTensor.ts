import {
  ArgumentError,
  ShapeError,
  isTensor,
  isVariable,
  type DType,
  type DTypeOf,
  type Shape,
  type Tensor,
  type TensorLike,
} from "@gradtape/core";
import {
  checkInteger,
  checkOptions,
  checkPlace,
  Printable,
  showShape,
  showValue,
  toTensor,
  upload,
} from "@gradtape/core/internal";
import { toIndices } from "../index/index-range.ts";
import { cast } from "../math/cast.ts";
import { reshape } from "../shape/reshape.ts";
import { broadcastTo } from "../shape/broadcastTo.ts";
import { slice } from "../shape/slice.ts";
import { rowsAt, vector } from "../sparse/sparse-entries.ts";
import { flattened, padded, partition } from "./ragged-ops.ts";
import { cellsOf } from "./ragged-cells.ts";
import { raggedText } from "./ragged-text.ts";
import { lengthsWithout } from "./lengths-without.ts";
import {
  countIds,
  lengthsOf,
  numbersOf,
  rowIds,
  rowsOf,
  splitsOf,
  splitsOfIds,
} from "./row-partition.ts";

/** Values that rows are cut from. */
export type RaggedValues<D extends DType = DType> = Tensor<Shape, D> | RaggedTensor<D>;

export interface ToTensorOptions {
  /** What fills rows up. Default: 0, false, or no text. */
  defaultValue?: TensorLike;
  /** The result's shape; `null` where it is to be found. Rows that are longer are cut off. */
  shape?: readonly (number | null)[];
}

export interface FromTensorOptions {
  /** How long each row is. */
  lengths?: TensorLike;
  /** What is left out at the end of rows. */
  padding?: TensorLike;
  /** How many axes after the first become ragged. Default: 1. */
  raggedRank?: number;
}

/**
 * Rows of different lengths: the values of all, one after the other, and where rows begin and end. TensorFlow's
 * `tf.RaggedTensor`. The values may be ragged themselves, so that several axes are. Nothing about it changes.
 *
 * Row `i` is `values[rowSplits[i] : rowSplits[i + 1]]`. Gradients flow to and from `flatValues`: watch these on a tape, and use
 * `mapFlatValues` to compute with them, or `math.unsortedSegmentSum` and its relatives with `valueRowids()`.
 *
 * Shape: the number of rows, `null` for each ragged axis, then the sizes of a value. Dtypes: values any; splits are kept as int32. The
 * functions that make one throw `ArgumentError` for splits, lengths or row numbers that do not fit the values.
 *
 * @example
 * const x = RaggedTensor.fromRowSplits([1, 2, 3], [0, 2, 2, 3]);
 * `${x}` // => "<tf.RaggedTensor [[1.0, 2.0], [], [3.0]]>"
 */
export class RaggedTensor<D extends DType = DType> extends Printable {
  /** The values of all rows, `[n, …]`. */
  readonly values: RaggedValues<D>;
  /** Where rows begin and end: int32 of shape `[nrows + 1]`, from 0 to n. */
  readonly rowSplits: Tensor<Shape, "int32">;

  /** @internal Splits are not checked: `fromRowSplits` does that. */
  constructor(values: RaggedValues<D>, rowSplits: Tensor) {
    super();
    this.values = values;
    this.rowSplits = rowSplits as Tensor<Shape, "int32">;
  }

  /** From values and where rows begin and end: 0, …, the number of values. */
  static fromRowSplits<const V extends TensorLike | RaggedTensor>(
    values: V,
    rowSplits: TensorLike,
  ): RaggedTensor<DTypeIn<V>>;
  static fromRowSplits(values: TensorLike | RaggedTensor, rowSplits: TensorLike): RaggedTensor {
    return cut(
      "RaggedTensor.fromRowSplits",
      values,
      toIndices("RaggedTensor.fromRowSplits", rowSplits),
    );
  }

  /** From values and the length of each row. */
  static fromRowLengths<const V extends TensorLike | RaggedTensor>(
    values: V,
    rowLengths: TensorLike,
  ): RaggedTensor<DTypeIn<V>>;
  static fromRowLengths(values: TensorLike | RaggedTensor, rowLengths: TensorLike): RaggedTensor {
    const op = "RaggedTensor.fromRowLengths";
    const lengths = toIndices(op, rowLengths);
    if (lengths.rank !== 1)
      throw new ArgumentError(op, `row lengths must be a vector, got ${showShape(lengths.shape)}`);
    return cut(op, values, splitsOf(lengths));
  }

  /**
   * From values and the row of each, in ascending order. How many rows there are is read from the last one at once, unless
   * `nrows` says it.
   */
  static fromValueRowids<const V extends TensorLike | RaggedTensor>(
    values: V,
    valueRowids: TensorLike,
    options?: { nrows?: number },
  ): RaggedTensor<DTypeIn<V>>;
  static fromValueRowids(
    values: TensorLike | RaggedTensor,
    valueRowids: TensorLike,
    options?: { nrows?: number },
  ): RaggedTensor {
    const op = "RaggedTensor.fromValueRowids";
    checkOptions(op, options, ["nrows"]);
    const ids = toIndices(op, valueRowids);
    const rows = checkInteger(op, "nrows", options?.nrows ?? countIds(op, ids));
    if (rows < 0) throw new ArgumentError(op, `nrows must be 0 or more, got ${rows}`);
    return cut(op, values, splitsOfIds(partition(ids, { op, what: "row ids", below: rows }), rows));
  }

  /** From values and the splits of each ragged axis, the outermost first. */
  static fromNestedRowSplits<const V extends TensorLike>(
    flatValues: V,
    nestedRowSplits: readonly TensorLike[],
  ): RaggedTensor<DTypeOf<V>>;
  static fromNestedRowSplits(
    flatValues: TensorLike,
    nestedRowSplits: readonly TensorLike[],
  ): RaggedTensor {
    const op = "RaggedTensor.fromNestedRowSplits";
    if (!Array.isArray(nestedRowSplits) || nestedRowSplits.length === 0)
      throw new ArgumentError(op, `needs a list of row splits, got ${showValue(nestedRowSplits)}`);
    return Array.from(nestedRowSplits as readonly TensorLike[]).reduceRight<
      TensorLike | RaggedTensor
    >((values, splits) => cut(op, values, toIndices(op, splits)), flatValues) as RaggedTensor;
  }

  /**
   * From the rows of a dense tensor: all of each, or as much as `lengths` says, or without the `padding` at its end. How
   * long rows are is read at once, unless all of each is taken.
   */
  static fromTensor<const X extends TensorLike>(
    tensor: X,
    options?: FromTensorOptions,
  ): RaggedTensor<DTypeOf<X>>;
  static fromTensor(tensor: TensorLike, options?: FromTensorOptions): RaggedTensor {
    const op = "RaggedTensor.fromTensor";
    checkOptions(op, options, ["lengths", "padding", "raggedRank"]);
    const x = toTensor(op, tensor);
    const { lengths, padding } = options ?? {};
    const depth = checkInteger(op, "raggedRank", options?.raggedRank ?? 1);
    if (depth < 1 || depth >= x.rank) {
      throw new ShapeError(
        op,
        `raggedRank ${depth} is out of range: ${showShape(x.shape)} has ${Math.max(0, x.rank - 1)} axes that can be ragged`,
        { shapes: [x.shape] },
      );
    }
    if (lengths !== undefined && padding !== undefined)
      throw new ArgumentError(op, "takes lengths or padding, not both");
    const [rows, width, ...rest] = x.shape as [number, number, ...number[]];
    if (depth > 1) {
      const inner = reshape(x, [rows * width, ...rest]);
      const values = RaggedTensor.fromTensor(inner, { ...options, raggedRank: depth - 1 });
      return new RaggedTensor(values, uniformSplits(rows, width));
    }
    if (lengths === undefined && padding === undefined)
      return new RaggedTensor(reshape(x, [rows * width, ...rest]), uniformSplits(rows, width));
    const own = lengthsWithout(op, x, lengths, padding);
    const splits = splitsOf(own);
    return new RaggedTensor(flattened(x, splits, numbersOf(splits).at(-1)!), splits);
  }

  /** How many rows there are. */
  get nrows(): number {
    return rowsOf(this.rowSplits);
  }
  get dtype(): D {
    return this.values.dtype;
  }
  /** How many axes are ragged. */
  get raggedRank(): number {
    return isRagged(this.values) ? this.values.raggedRank + 1 : 1;
  }
  get rank(): number {
    return this.values.rank + 1;
  }
  /** Sizes, `null` for ragged axes. */
  get shape(): readonly (number | null)[] {
    return [this.nrows, null, ...this.values.shape.slice(1)];
  }
  /** The innermost values. */
  get flatValues(): Tensor<Shape, D> {
    return isRagged(this.values) ? this.values.flatValues : this.values;
  }
  /** The splits of each ragged axis, the outermost first. */
  get nestedRowSplits(): readonly Tensor<Shape, "int32">[] {
    return [this.rowSplits, ...(isRagged(this.values) ? this.values.nestedRowSplits : [])];
  }

  /** How long each row is (int32); for axis 2 and further the lengths of the rows within, which are ragged. */
  rowLengths(axis?: 1): Tensor<Shape, "int32">;
  rowLengths(axis: number): Tensor<Shape, "int32"> | RaggedTensor<"int32">;
  rowLengths(axis = 1): Tensor | RaggedTensor {
    const at = checkInteger("RaggedTensor.rowLengths", "axis", axis);
    if (at === 1) return lengthsOf(this.rowSplits);
    if (at < 1 || !isRagged(this.values)) {
      throw new ArgumentError(
        "RaggedTensor.rowLengths",
        `axis ${at} is not ragged: 1 to ${this.raggedRank} are`,
      );
    }
    return new RaggedTensor(this.values.rowLengths(at - 1) as RaggedValues, this.rowSplits);
  }
  /** The row of each value (int32). */
  valueRowids(): Tensor<Shape, "int32"> {
    return rowIds(this.rowSplits, sizeOf0(this.values)) as Tensor<Shape, "int32">;
  }

  /** Rows cut at the same places from other values, of which there must be as many. */
  withValues<const V extends TensorLike | RaggedTensor>(values: V): RaggedTensor<DTypeIn<V>>;
  withValues(values: TensorLike | RaggedTensor): RaggedTensor {
    const other = toValues("RaggedTensor.withValues", values);
    const [want, got] = [sizeOf0(this.values), sizeOf0(other)];
    if (want === got) return new RaggedTensor(other, this.rowSplits);
    throw new ArgumentError("RaggedTensor.withValues", `needs ${want} values, got ${got}`);
  }
  /** The same with other innermost values. */
  withFlatValues<const V extends TensorLike>(flatValues: V): RaggedTensor<DTypeOf<V>>;
  withFlatValues(flatValues: TensorLike): RaggedTensor {
    return this.withValues(
      isRagged(this.values) ? this.values.withFlatValues(flatValues) : flatValues,
    );
  }

  /** The smallest dense shape that all rows fit in. Read at once. */
  boundingShape(): number[] {
    const widest = Math.max(0, ...numbersOf(lengthsOf(this.rowSplits)));
    const inner = isRagged(this.values) ? this.values.boundingShape() : this.values.shape;
    return [this.nrows, widest, ...inner.slice(1)];
  }

  /**
   * A dense tensor, with rows filled up at the end. The longest row is read at once, unless the shape says how long rows are.
   *
   * Gradient: to values `g` at their places, to the default value the sum of `g` elsewhere.
   */
  toTensor(options?: ToTensorOptions): Tensor<Shape, D>;
  toTensor(options?: ToTensorOptions): Tensor {
    const op = "RaggedTensor.toTensor";
    checkOptions(op, options, ["defaultValue", "shape"]);
    const shape = options?.shape ?? new Array<null>(this.rank).fill(null);
    if (!Array.isArray(shape) || shape.length !== this.rank)
      throw new ArgumentError(
        op,
        `shape must have ${this.rank} sizes, or null for those to be found, got ${showValue(shape)}`,
      );
    const { dtype } = this;
    const nothing = dtype === "string" ? "" : dtype === "bool" ? false : 0;
    const other = toTensor(op, options?.defaultValue ?? nothing, dtype);
    const [rows, width, ...rest] = Array.from(shape as readonly (number | null)[], (n) => {
      const size = n === null ? null : checkInteger(op, "a size", n);
      if (size === null || size >= 0) return size;
      throw new ArgumentError(op, `a size must be 0 or more, or null, got ${size}`);
    });
    const inner = isRagged(this.values)
      ? this.values.toTensor({ defaultValue: other, shape: [null, ...rest] })
      : this.values;
    const wrong = rest.findIndex((n, d) => n !== null && n !== inner.shape[d + 1]);
    if (wrong >= 0)
      throw new ShapeError(
        op,
        `axis ${wrong + 2} has ${inner.shape[wrong + 1]} elements, not ${rest[wrong]}`,
        { shapes: [inner.shape] },
      );
    return padded(
      inner,
      this.rowSplits,
      broadcastTo(other, inner.shape.slice(1)) as Tensor,
      rows ?? this.nrows,
      width ?? Math.max(0, ...numbersOf(lengthsOf(this.rowSplits))),
    );
  }

  /** The rows as nested lists. Read at once. */
  toList(): unknown[] {
    const list = isRagged(this.values)
      ? this.values.toList()
      : (this.values.arraySync() as unknown[]);
    const splits = numbersOf(this.rowSplits);
    return splits.slice(1).map((end, i) => list.slice(splits[i], end));
  }

  /** Some rows, in the order of a vector of indices. Their lengths are read at once. */
  gather(indices: TensorLike): RaggedTensor<D> {
    const op = "RaggedTensor.gather";
    const given = toIndices(op, indices);
    if (given.rank !== 1)
      throw new ArgumentError(op, `indices must be a vector, got ${showShape(given.shape)}`);
    const splits = numbersOf(this.rowSplits);
    const rows = numbersOf(given).map((i) => {
      if (Number.isInteger(i) && i >= 0 && i < this.nrows) return i;
      throw new ShapeError(op, `index ${i} is out of range: there are ${this.nrows} rows`, {
        axis: 0,
      });
    });
    const lengths = rows.map((i) => splits[i + 1]! - splits[i]!);
    const places = new Int32Array(lengths.reduce((sum, n) => sum + n, 0));
    let at = 0;
    for (const i of rows) for (let j = splits[i]!; j < splits[i + 1]!; j++) places[at++] = j;
    const taken = upload(places, [places.length], "int32");
    const values = isRagged(this.values)
      ? this.values.gather(taken)
      : (rowsAt(this.values, taken) as Tensor<Shape, D>);
    return new RaggedTensor(values, splitsOf(vector(lengths)));
  }

  /** One row, counted from the end if negative. Where it begins is read at once. */
  at(i: number): RaggedValues<D> {
    const splits = numbersOf(this.rowSplits);
    const row = checkPlace(
      "RaggedTensor.at",
      [this.nrows],
      0,
      checkInteger("RaggedTensor.at", "i", i),
    );
    const [begin, end] = [splits[row]!, splits[row + 1]!];
    if (isRagged(this.values))
      return this.values.gather(vector(Array.from({ length: end - begin }, (_, j) => begin + j)));
    const [, ...rest] = this.values.shape;
    return slice(this.values, [begin, ...rest.map(() => 0)], [end - begin, ...rest]) as Tensor<
      Shape,
      D
    >;
  }

  /** As TensorFlow prints it: `<tf.RaggedTensor [[1, 2], [3]]>`. */
  override toString(): string {
    return `<tf.RaggedTensor ${raggedText(cellsOf(this))}>`;
  }

  /** @internal */
  get "~raggedTensor"(): true {
    return true;
  }
}

type DTypeIn<V> = V extends RaggedTensor<infer D> ? D : DTypeOf<V>;

/** Whether `x` is a ragged tensor, also one of another copy of this package. */
export function isRagged<D extends DType>(x: RaggedValues<D>): x is RaggedTensor<D>;
export function isRagged(x: unknown): x is RaggedTensor;
export function isRagged(x: unknown): boolean {
  return (
    typeof x === "object" && x !== null && (x as Record<string, unknown>)["~raggedTensor"] === true
  );
}

const sizeOf0 = (x: RaggedValues): number => (isRagged(x) ? x.nrows : x.shape[0]!);

function toValues(op: string, values: TensorLike | RaggedTensor): RaggedValues {
  if (isRagged(values)) return values;
  const x =
    isTensor(values) || isVariable(values)
      ? toTensor(op, values)
      : toTensor(op, values as TensorLike);
  if (x.rank > 0) return x;
  throw new ShapeError(op, "values must have an axis, got a scalar", { shapes: [x.shape] });
}

function cut(op: string, values: TensorLike | RaggedTensor, splits: Tensor): RaggedTensor {
  const x = toValues(op, values);
  const checked = partition(splits, { op, what: "row splits", last: sizeOf0(x) });
  return new RaggedTensor(x, cast(checked, "int32") as Tensor);
}

const uniformSplits = (rows: number, width: number): Tensor =>
  upload(
    Int32Array.from({ length: rows + 1 }, (_, i) => i * width),
    [rows + 1],
    "int32",
  );
