// Scopes: free at once what was made inside, except what leaves.
import { ArgumentError } from "./errors.ts";
import { checkFunction } from "./options.ts";
import type { Tensor } from "./tensor.ts";
import { tensorsIn } from "./tree.ts";

interface Frame {
  readonly tensors: Set<Tensor>;
  readonly outer: Frame | undefined;
}

let current: Frame | undefined;

/** Every new tensor passes here; outside scopes this is one comparison. */
export function track(x: Tensor): void {
  if (current !== undefined) current.tensors.add(x);
}

/** Make tensors that no scope frees (a variable's value). */
export function untracked<T>(fn: () => T): T {
  const previous = current;
  current = undefined;
  try {
    return fn();
  } finally {
    current = previous;
  }
}

/** Take a tensor out of the scopes around it, so that it lives on. Returns it. */
export function keep<T extends Tensor>(x: T): T {
  for (let frame = current; frame; frame = frame.outer) frame.tensors.delete(x);
  return x;
}

/**
 * Run `fn`; then free every tensor made in it except those in its result (any nesting of arrays, maps and objects), those
 * given to `keep`, and the values of variables. An optional hint: nothing needs it to be correct.
 *
 * Throws `ArgumentError` if `fn` returns a promise: tensors made after an `await` would not belong to the scope.
 *
 * @example
 * scope(() => add(add(1, 2), 3)).arraySync() // => 6
 */
export function scope<T>(fn: () => T): T {
  checkFunction("scope", fn);
  const outer = current;
  const mine = new Set<Tensor>();
  current = { tensors: mine, outer };
  let kept: readonly Tensor[] = [];
  try {
    const result = fn();
    if (typeof (result as { then?: unknown } | null | undefined)?.then === "function") {
      Promise.resolve(result).catch(() => {}); // it will miss its tensors: this error is the one to see
      throw new ArgumentError(
        "scope",
        "the function returned a promise: await outside, and give scope only the synchronous part",
      );
    }
    kept = tensorsIn(result);
    return result;
  } finally {
    current = outer;
    for (const x of kept) {
      if (mine.delete(x)) outer?.tensors.add(x);
    }
    for (const x of mine) x.dispose();
  }
}
