// A watch over all ops for NaN and infinity.
import { getBackend, UnsupportedError, type Backend, type Tensor } from "@gradtape/core";
import { addObserver, isObserving, removeObserver, type Observer } from "@gradtape/core/internal";
import { amount, nonFinite, numericsError } from "./non-finite.ts";
import { userSite } from "./user-site.ts";

const watch: Observer = {
  everyOp: true,
  observe(op, inputs, _, outputs) {
    // What has no inputs gives what it is told to; what only moves elements makes none of its own.
    if (inputs.length === 0 || op.view) return;
    for (const y of outputs) {
      if (!y.storage) continue; // in a trace nothing is computed
      checkReadable(y.storage.backend);
      const found = nonFinite(y);
      if (found === undefined) continue;
      const what = `the result has ${amount(found)}, ${origin(inputs)}`;
      throw numericsError(op.name, what, y, found, callOf(op.name));
    }
  },
};

/** Throws unless every result can be looked at in passing. */
function checkReadable({ name, readSync }: Backend): void {
  if (readSync) return;
  throw new UnsupportedError(
    "enableCheckNumerics",
    `the ${name} backend cannot be read at once, and every result must be: look for the error on the js backend`,
  );
}

/** Whether the op made it, or had it from an input. */
function origin(inputs: readonly Tensor[]): string {
  const at = inputs.findIndex((x) => nonFinite(x) !== undefined);
  return at < 0 ? "made from finite inputs" : `which input ${at} had already`;
}

/** `; called at train (train.ts:12:5)`, and by which function, if that was not the op itself. */
function callOf(op: string): string {
  const site = userSite();
  if (site === undefined) return "";
  const inside = site.called === op || site.called === "" ? "" : ` inside ${site.called}`;
  return `; called${inside} at ${site.place}`;
}

/**
 * From now on, look at the result of every op, and throw `NumericsError` at the first that holds NaN or infinity. The error
 * names the op, says whether it made them or had them from an input, counts them, gives dtype and shape, and names the
 * line of the program that called: of `gradient` and `fit` too. Ops that have no inputs, or that only move elements, are
 * not looked at; of an op made of others, the whole is. Compiled functions (and `fit`) run op by op meanwhile.
 *
 * Reads every result, so it costs much: meant for finding an error. Calling it twice does no more than once.
 *
 * Throws `UnsupportedError` on a backend that cannot be read at once.
 *
 * Source: TensorFlow's `tf.debugging.enable_check_numerics`.
 *
 * @example
 * enableCheckNumerics();
 * let told = "";
 * try { divide([1, 2], [1, 0]); } catch (error) { told = error.message; }
 * disableCheckNumerics();
 * told.split(";")[0]
 * // => "divide: the result has 1 infinite value, made from finite inputs: float32 of shape [2], the first at [1]"
 */
export function enableCheckNumerics(): void {
  checkReadable(getBackend());
  if (!isObserving(watch)) addObserver(watch);
}

/** Look at results no longer. Does nothing if `enableCheckNumerics` was not called. */
export function disableCheckNumerics(): void {
  removeObserver(watch);
}
