// The variable: a named place that holds a tensor and can be given another one.
import { alive, operatorError } from "./alive.ts";
import { isTensor, isVariable } from "./brand.ts";
import { toTensor, constant } from "./convert.ts";
import { assign, lift, read } from "./dispatch.ts";
import { initScope } from "./eager.ts";
import { type DType, isDType } from "./dtype.ts";
import { ArgumentError, DTypeError, ShapeError } from "./errors.ts";
import { checkFunctionOption, checkOptions } from "./options.ts";
import { Printable } from "./printable.ts";
import { formatArray } from "./print/format.ts";
import { shapeToString, variableRepr } from "./print/tensor.ts";
import type { NdArray } from "./ndarray.ts";
import { checkShape, type Shape } from "./shape/shape.ts";
import type { Tensor } from "./tensor.ts";
import type { DTypeOf, Fit, ShapeOf, TensorLike } from "./types.ts";
import type { DataOf, NestedOf } from "./values.ts";

export interface VariableOptions<D extends DType = DType> {
  /** Whether tapes watch it by themselves and optimizers update it. Default: true. */
  trainable?: boolean;
  /** Shown when printed, with `:0` behind it. Need not be unique. Default: "Variable". */
  name?: string;
  /** Default: the initial value's. */
  dtype?: D;
  /** The shapes it may hold: `null` for any, `null` in a place for any size. Default: the initial value's shape. */
  shape?: DeclaredShape;
  /** What optimizers put in place of a value that they have updated: the nearest one that is allowed, say. */
  constraint?: Constraint | undefined;
}

/** The shapes that a variable may hold: `null` in a place means any size, `null` alone any shape. */
export type DeclaredShape = readonly (number | null)[] | null;

/** From a value to one that is allowed. */
export type Constraint = (value: Tensor) => TensorLike;

/**
 * A place that holds a tensor. Reading it gives an immutable tensor; assigning replaces the value, and every later read
 * sees the new one. Tapes watch trainable variables by themselves. The initial value may be a function, which is called
 * once. Every op takes a variable as it takes a tensor.
 *
 * Of TensorFlow's options, `synchronization`, `aggregation` and `cachingDevice` choose among several devices, of which there
 * is one here, and `validateShape: false` is `shape: null`. Of its methods, `ref` and `deref` are not needed: variables are
 * objects, which can be keys of a `Map` or members of a `Set`.
 *
 * Throws `ShapeError` if the initial value does not fit `shape`, and `ArgumentError` if the second argument is not an
 * options object.
 *
 * @example
 * new Variable([1, 2], { dtype: "int32" }).toString()
 * // => "<tf.Variable 'Variable:0' shape=(2,) dtype=int32, numpy=array([1, 2], dtype=int32)>"
 */
class VariableClass<out S extends Shape = Shape, out D extends DType = DType> extends Printable {
  readonly name: string;
  trainable: boolean;
  readonly dtype: D;
  /** Applied by optimizers after each update. */
  readonly constraint: Constraint | undefined;
  /** @internal */
  declared: DeclaredShape;
  /** @internal The tensor it holds; only the eager executor touches it. */
  held!: Tensor;

  constructor(initialValue: TensorLike | (() => TensorLike), options?: VariableOptions<D>) {
    super();
    if (isDType(options)) {
      throw new ArgumentError(
        "Variable",
        `the second argument is an options object: write { dtype: "${options as string}" }`,
      );
    }
    checkOptions("Variable", options, ["trainable", "name", "dtype", "shape", "constraint"]);
    const { trainable = true, name = "Variable", dtype, shape, constraint } = options ?? {};
    checkFunctionOption("Variable", "constraint", constraint);
    const given = typeof initialValue === "function" ? initScope(initialValue) : initialValue;
    const value = initial(given, dtype);
    this.name = `${name}:0`;
    this.trainable = trainable;
    this.dtype = value.dtype as D;
    this.constraint = constraint;
    this.declared = shape === undefined ? value.shape : checkDeclared("Variable", shape);
    if (!fits(value.shape, this.declared)) {
      throw new ShapeError(
        "Variable",
        `The initial value's shape (${shapeToString(value.shape)}) is not compatible with the explicitly supplied 'shape' argument (${shapeToString(this.declared!)}).`,
        { shapes: [value.shape] },
      );
    }
    assign(self(this), value);
  }

  /** The shape of the value it holds now. */
  get shape(): Readonly<S> {
    return this.held.shape as Readonly<S>;
  }
  get rank(): number {
    return this.held.rank;
  }
  get size(): number {
    return this.held.size;
  }
  /** The shapes it may hold. */
  get declaredShape(): DeclaredShape {
    return this.declared;
  }
  /**
   * From now on hold values of these shapes: `null` for any, `null` in a place for any size. Returns the variable.
   *
   * Throws `ShapeError` if the value that it holds does not fit.
   */
  setShape(shape: DeclaredShape): this {
    const declared = checkDeclared("setShape", shape);
    if (!fits(this.shape, declared)) {
      throw new ShapeError(
        "setShape",
        `${this.name} holds a value of shape ${shapeToString(this.shape)}, which does not fit ${shapeToString(declared!)}: make the new shape wider, or make another variable`,
        { shapes: [this.shape] },
      );
    }
    this.declared = declared;
    return this;
  }

  /** Whether it holds a value: always, since none is made without. */
  isInitialized(): boolean {
    return Boolean(this.held);
  }

  /** The value that it holds now. Later assignments do not change that tensor. */
  value(): Tensor<S, D> {
    return read(self(this)) as Tensor<S, D>;
  }
  /** As `value`. */
  readValue(): Tensor<S, D> {
    return this.value();
  }

  /**
   * Replace the value. Returns the variable.
   *
   * Throws `ShapeError` or `DTypeError` if the new value does not fit; then the old one stays.
   */
  assign(value: TensorLike): this {
    const x = toTensor("assign", value, this.dtype);
    if (x.dtype !== this.dtype) {
      throw new DTypeError(
        "assign",
        `${this.name} holds ${this.dtype}, the value is ${x.dtype}: cast it first, as in cast(x, "${this.dtype}")`,
        [this.dtype, x.dtype],
      );
    }
    if (!fits(x.shape, this.declared)) {
      throw new ShapeError(
        "assign",
        `${this.name} has shape ${shapeToString(this.declared!)}, the value has ${shapeToString(x.shape)}: reshape it, or make the variable with { shape: null }`,
        { shapes: [this.shape, x.shape] },
      );
    }
    assign(self(this), x);
    return this;
  }

  data<T extends Tensor | Variable>(this: T): Promise<DataOf<DTypeOf<T>>> {
    return read(self(this)).data() as Promise<DataOf<DTypeOf<T>>>;
  }
  dataSync<T extends Tensor | Variable>(this: T): DataOf<DTypeOf<T>> {
    return read(self(this)).dataSync() as DataOf<DTypeOf<T>>;
  }
  array<T extends Tensor | Variable>(this: T): Promise<NestedOf<ShapeOf<T>, DTypeOf<T>>> {
    return read(self(this)).array() as Promise<NestedOf<ShapeOf<T>, DTypeOf<T>>>;
  }
  arraySync<T extends Tensor | Variable>(this: T): NestedOf<ShapeOf<T>, DTypeOf<T>> {
    return read(self(this)).arraySync() as NestedOf<ShapeOf<T>, DTypeOf<T>>;
  }
  numpy(): NdArray {
    return read(self(this)).numpy();
  }

  /** Call `fn(this, ...rest)`: chains any function, without methods. */
  pipe<A extends readonly unknown[], R>(fn: (x: this, ...rest: A) => R, ...rest: A): R {
    return fn(this, ...rest);
  }

  /** As TensorFlow prints it. */
  override toString(): string {
    return variableRepr(this.name, read(self(this)).numpy(), this.declared);
  }
  [Symbol.toPrimitive](hint: "string" | "number" | "default"): string {
    if (hint !== "string") throw operatorError("Variable");
    return formatArray(read(self(this)).numpy());
  }
  /** @internal */
  get "~variable"(): true {
    return true;
  }
}

/** The variable as users see it, with the methods that packages add. */
const self = (v: VariableClass | Tensor): Variable => v as Variable;

export interface Variable<
  out S extends Shape = Shape,
  out D extends DType = DType,
> extends VariableClass<S, D> {}

/** The class, with a constructor that takes shape and dtype from the initial value's type. */
export const Variable = VariableClass as {
  new <const V extends TensorLike, D extends DType = DTypeOf<V>>(
    initialValue: Fit<V, ShapeOf<V>>,
    options?: VariableOptions<D> & { shape?: undefined },
  ): Variable<Extract<ShapeOf<V>, Shape>, D>;
  new <const V extends TensorLike, D extends DType = DTypeOf<V>>(
    initialValue: Fit<V, ShapeOf<V>>,
    options?: VariableOptions<D>,
  ): Variable<Shape, D>;
  new <const V extends TensorLike, D extends DType = DTypeOf<V>>(
    initialValue: () => Fit<V, ShapeOf<V>>,
    options?: VariableOptions<D> & { shape?: undefined },
  ): Variable<Extract<ShapeOf<V>, Shape>, D>;
  new <const V extends TensorLike, D extends DType = DTypeOf<V>>(
    initialValue: () => Fit<V, ShapeOf<V>>,
    options?: VariableOptions<D>,
  ): Variable<Shape, D>;
  readonly prototype: Variable;
};

/** The tensor of the initial value; one that is a tensor already is not read back (not every device can at once). */
function initial(value: TensorLike, dtype: DType | undefined): Tensor {
  const given = isVariable(value) ? read(value) : value;
  const x = isTensor(given) ? lift("Variable", given) : given;
  if (!isTensor(x) || (dtype !== undefined && dtype !== x.dtype))
    return constant(x as number, dtype === undefined ? {} : { dtype });
  alive("Variable", x);
  return x;
}

function checkDeclared(op: string, shape: DeclaredShape): DeclaredShape {
  if (shape === null) return null;
  if (Array.isArray(shape))
    checkShape(
      op,
      shape.map((n: unknown) => n ?? 0),
    );
  else checkShape(op, shape);
  return [...shape];
}

const fits = (shape: Shape, declared: DeclaredShape): boolean =>
  declared === null ||
  (declared.length === shape.length && declared.every((n, d) => n === null || n === shape[d]));
