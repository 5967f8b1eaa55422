// Assertions about ranks and shapes, which need no values.
import {
  ArgumentError,
  isTensor,
  isVariable,
  ShapeError,
  type Shape,
  type TensorLike,
} from "@gradtape/core";
import { checkInteger, showShape, showValue, toTensor } from "@gradtape/core/internal";
import { ending, type MessageOptions } from "./assert-options.ts";

export type { MessageOptions } from "./assert-options.ts";

/** The shape of any input; nothing is read back or made. */
function shapeOf(op: string, x: TensorLike): Shape {
  return isTensor(x) || isVariable(x) ? x.shape : toTensor(op, x).shape;
}

function rankOf(op: string, what: string, rank: number): number {
  if (checkInteger(op, what, rank) >= 0) return rank;
  throw new ArgumentError(op, `${what} must be 0 or more, got ${rank}`);
}

function fail(op: string, what: string, shape: Shape, end: string): never {
  throw new ShapeError(op, `${what}, the shape is ${showShape(shape)}${end}`, { shapes: [shape] });
}

/**
 * Throws `ShapeError` unless x has that rank.
 *
 * @example
 * assertRank([[1, 2]], 2);
 * let told = "";
 * try { assertRank([1, 2], 2, { message: "give a batch" }); } catch (error) { told = error.message; }
 * told // => "assertRank: rank 2 is expected, the shape is [2]; give a batch"
 */
export function assertRank(x: TensorLike, rank: number, options?: MessageOptions): void {
  const op = "assertRank";
  const end = ending(op, options);
  const shape = shapeOf(op, x);
  if (shape.length !== rankOf(op, "rank", rank)) fail(op, `rank ${rank} is expected`, shape, end);
}

/** Throws `ShapeError` unless x has that rank or a higher one. */
export function assertRankAtLeast(x: TensorLike, rank: number, options?: MessageOptions): void {
  const op = "assertRankAtLeast";
  const end = ending(op, options);
  const shape = shapeOf(op, x);
  if (shape.length < rankOf(op, "rank", rank))
    fail(op, `rank ${rank} or higher is expected`, shape, end);
}

/** Throws `ShapeError` unless x has one of those ranks. */
export function assertRankIn(
  x: TensorLike,
  ranks: readonly number[],
  options?: MessageOptions,
): void {
  const op = "assertRankIn";
  const end = ending(op, options);
  const shape = shapeOf(op, x);
  if (!Array.isArray(ranks))
    throw new ArgumentError(op, `ranks must be a list of integers, got ${showValue(ranks)}`);
  const known = ranks.map((rank: number, i) => rankOf(op, `ranks[${i}]`, rank));
  if (!known.includes(shape.length)) fail(op, `rank ${known.join(" or ")} is expected`, shape, end);
}

/** Throws `ShapeError` unless x has rank 0. */
export function assertScalar(x: TensorLike, options?: MessageOptions): void {
  const op = "assertScalar";
  const end = ending(op, options);
  const shape = shapeOf(op, x);
  if (shape.length > 0) fail(op, "a scalar is expected", shape, end);
}

/** A size: a number; a name, for the same size everywhere; or `null` or `"."` for any. */
export type SizePattern = number | string | null;
/** Sizes; `"*"` in front stands for any number of outer axes. */
export type ShapePattern = readonly SizePattern[];

/**
 * Throws `ShapeError` unless the tensors have the shapes given, in which a name stands for one size, the same in all of
 * them.
 *
 * A scalar is taken as having one axis of size 1, as TensorFlow does.
 *
 * Source: TensorFlow's `tf.debugging.assert_shapes`.
 *
 * @example
 * const x = constant([[1, 2, 3], [4, 5, 6]]);
 * assertShapes([[x, ["N", 3]], [[0, 1], ["N"]], [x, ["*", "D"]]]);
 * let told = "";
 * try { assertShapes([[x, ["N", "D"]], [[1, 2], ["D"]]]); } catch (error) { told = error.message; }
 * told // => "assertShapes: input 1 has shape [2], not [D]: D is 3 by input 0"
 */
export function assertShapes(
  shapes: readonly (readonly [x: TensorLike, shape: ShapePattern])[],
  options?: MessageOptions,
): void {
  const op = "assertShapes";
  const end = ending(op, options);
  /** The size that a name has, and the input that gave it. */
  const sizes = new Map<string, readonly [size: number, input: number]>();
  if (!Array.isArray(shapes) || !Array.from(shapes).every((pair) => Array.isArray(pair))) {
    throw new ArgumentError(
      op,
      `takes pairs of an input and its shape, got ${showValue(shapes)}; write [[x, ["N", 3]]]`,
    );
  }
  (shapes as Parameters<typeof assertShapes>[0]).forEach(([x, pattern], input) => {
    const shape = shapeOf(op, x);
    if (!Array.isArray(pattern))
      throw new ArgumentError(
        op,
        `the shape of input ${input} must be a list of sizes and names, got ${showValue(pattern)}; write ["N", 3]`,
      );
    const open = pattern[0] === "*";
    const want: ShapePattern = open ? pattern.slice(1) : pattern;
    const inner = want.length === 0 && !open ? [1] : want;
    const have = shape.length === 0 ? [1] : shape;
    const refuse = (why: string): never => {
      throw new ShapeError(
        op,
        `input ${input} has shape ${showShape(shape)}, not [${pattern.map(String).join(", ")}]${why}${end}`,
        { shapes: [shape] },
      );
    };
    if (open ? have.length < inner.length : have.length !== inner.length) refuse("");
    inner.forEach((size, i) => {
      const actual = have[have.length - inner.length + i]!;
      if (size === null || size === ".") return;
      if (typeof size === "number") {
        if (size !== actual) refuse("");
        return;
      }
      if (typeof size !== "string")
        throw new ArgumentError(op, `a size is a number, a name or null, got ${showValue(size)}`);
      const known = sizes.get(size);
      if (known === undefined) sizes.set(size, [actual, input]);
      else if (known[0] !== actual) refuse(`: ${size} is ${known[0]} by input ${known[1]}`);
    });
  });
}
