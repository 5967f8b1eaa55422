import { ArgumentError, isTensor, type Tensor, type TensorLike } from "@gradtape/core";
import { toTensor } from "@gradtape/core/internal";
import type { Run } from "./arguments.ts";
import { compiled } from "./compile.ts";
import { mistakesIn, SLOT } from "./mistake.ts";
import { treeOf } from "./parse.ts";
import { tokenize } from "./tokens.ts";

/** What a template may hold: anything that is a tensor or becomes one, `null`, and functions. */
export type ExprSlot = TensorLike | null | undefined | ((...args: never[]) => unknown);

// The language gives each place in a program one array of strings, and no other place the same one.
const sites = /*@__PURE__*/ new WeakMap<TemplateStringsArray, Run>();

/**
 * The value of a formula in Python's syntax, where operators work on tensors: `` expr`${w} * ${x} + ${b}` ``.
 *
 * Operators bind as in Python, from weak to strong: `a if c else b` (`where`); `not`; `== != < <= > >=`; `|`; `^`; `&` (of
 * bools: `logicalOr`, `logicalXor`, `logicalAnd`); `+ -`; `* / // % @`; `- + ~`; `**`; calls, `x[…]`, `x.sum()`.
 *
 * - Numbers are written as in Python (`1_000`, `0xff`, `1e-3`, `2j`), lists and tuples too; `pi`, `e`, `inf`, `nan`, `True`,
 *   `False`, `None` and dtypes have their names. A bare number is a JavaScript number: alone it is float32, beside a tensor
 *   it takes the tensor's dtype. Nothing is computed in integers unless a tensor of integers comes in.
 * - Functions are those of this package and `constant`, as `reduceSum`, `reduce_sum` or NumPy's `sum`, with `tf.`, `np.`,
 *   `tf.math.` and the like before them or not (functions of a namespace alone only with it: `linalg.det`), and arguments by position or name: `sum(${x}, axis=0, keepdims=True)`. They
 *   are also methods: `${x}.sum(0)`. Tensors have `.T`, `.shape`, `.dtype`, `.ndim` and `.size`. A slot that is a function is
 *   called as `${f}(${x})`; arguments with names then come last, in one object.
 * - `x[0, 1:${n}, ::-1, ..., None]` is `at`. Of a list, such as `x.shape`, an integer takes an item.
 *
 * Parsed when first met at its place in the program; then only the ops run, so that gradients are those of the ops. T is the
 * type of the result, if you know more about it than that it is a tensor.
 *
 * Throws `ArgumentError`, which shows the place, for what is not in this language.
 *
 * @example
 * expr`square(2) + square(3)`.toString() // => "tf.Tensor(13.0, shape=(), dtype=float32)"
 * const x = constant([[1, 2], [3, 4]], { dtype: "int32" });
 * expr`${x} ** 2 - 2 * ${x}[:, ::-1]`.arraySync() // => [[-3, 2], [1, 10]]
 * expr`${x}.T @ ${x} if ${x} > 1 else -1`.arraySync() // => [[-1, 14], [14, 20]]
 * expr`sum(${x}, axis=0, keepdims=True)`.arraySync() // => [[4, 6]]
 */
export function expr<T = Tensor>(strings: TemplateStringsArray, ...slots: readonly ExprSlot[]): T {
  let run = sites.get(strings);
  if (run === undefined) {
    run = compile(strings);
    sites.set(strings, run);
  }
  const result = run(slots);
  const several = Array.isArray(result) && result.some(isTensor); // as of `split`
  return (several || isTensor(result) ? result : toTensor("expr", result as TensorLike)) as T;
}

function compile(strings: TemplateStringsArray): Run {
  if (!Array.isArray(strings) || !Array.isArray(strings.raw)) {
    throw new ArgumentError("expr", "is a template tag: write expr`${a} + ${b}`, without brackets");
  }
  // A piece with an escape that JavaScript does not know has no text.
  const pieces = strings.map((piece: string | undefined, i) => piece ?? strings.raw[i]!);
  const mistake = mistakesIn(pieces.join(SLOT));
  return compiled(treeOf(tokenize(pieces, mistake), mistake), mistake);
}
