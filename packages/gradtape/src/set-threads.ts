// How many threads compute.
import { ArgumentError, getBackend, UnsupportedError } from "@gradtape/core";
import { showValue } from "@gradtape/core/internal";

/**
 * How many threads the active backend's kernels may use at once, that of the caller included. Results do not depend on it.
 *
 * On "wasm" it is the number of cores at first, at most 4; a browser gives threads only to pages that are isolated from others
 * (headers COOP and COEP), and without them the number is of no effect. "js" computes on one thread.
 *
 * Throws `ArgumentError` for what is no count, `UnsupportedError` for more threads than a backend can have.
 *
 * @example
 * setThreads(1)
 */
export function setThreads(count: number): void {
  if (!Number.isSafeInteger(count) || count < 1) {
    throw new ArgumentError(
      "setThreads",
      `${showValue(count)} is not a number of threads: give a whole number from 1 on`,
    );
  }
  const backend = getBackend();
  if (backend.setThreads) backend.setThreads(count);
  else if (count > 1) {
    throw new UnsupportedError(
      "setThreads",
      `the ${backend.name} backend computes on one thread: setBackend("wasm") has more`,
    );
  }
}
