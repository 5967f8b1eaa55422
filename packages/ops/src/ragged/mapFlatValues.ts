import { ArgumentError, type DTypeOf, type DType, type Tensor } from "@gradtape/core";
import { checkFunction, showShape, toTensor } from "@gradtape/core/internal";
import { isRagged, type RaggedTensor } from "./RaggedTensor.ts";
import { sameSplits } from "./ragged-ops.ts";

/**
 * The ragged tensor whose innermost values are those that a function makes of the innermost values of its ragged arguments; other
 * arguments go to the function as they are. All ragged arguments must be cut at the same places.
 *
 * Shape: the ragged axes of the arguments, then what the function gives. Dtypes: what the function takes and gives. Throws
 * `ArgumentError` if the places differ, where that can be seen in time, if no argument is ragged, or if the function gives another
 * number of values. Gradient: that of the function.
 *
 * @example
 * const x = ragged.constant([[1, 2], [], [3]]);
 * ragged.mapFlatValues(multiply, x, 10).toList() // => [[10, 20], [], [30]]
 */
export function mapFlatValues<R extends Tensor>(
  op: (...args: never[]) => R,
  ...args: readonly unknown[]
): RaggedTensor<DTypeOf<R>>;
export function mapFlatValues(
  op: (...args: never[]) => Tensor,
  ...args: readonly unknown[]
): RaggedTensor<DType> {
  const name = "ragged.mapFlatValues";
  checkFunction(name, op);
  const given = args.filter(isRagged) as RaggedTensor[];
  const [first] = given;
  if (!first) throw new ArgumentError(name, "none of the arguments is a RaggedTensor");
  for (const x of given.slice(1)) {
    if (x.raggedRank !== first.raggedRank)
      throw new ArgumentError(
        name,
        `ragged arguments have ${first.raggedRank} and ${x.raggedRank} ragged axes`,
      );
    x.nestedRowSplits.forEach((splits, i) => sameSplits(name, first.nestedRowSplits[i]!, splits));
  }
  const flat = args.map((x) => (isRagged(x) ? x.flatValues : x)) as never[];
  const values = toTensor(name, op(...flat));
  const n = first.flatValues.shape[0]!;
  if (values.shape[0] !== n)
    throw new ArgumentError(
      name,
      `the function must give ${n} values, as many as it was given, got ${showShape(values.shape)}`,
    );
  return first.withFlatValues(values) as RaggedTensor;
}
