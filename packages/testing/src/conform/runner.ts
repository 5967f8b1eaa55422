// The test runner in which suites are registered.
import { ArgumentError } from "@gradtape/core";

/** What is used of a test runner: vitest, jest, mocha and `node:test` all have it. */
export interface Runner {
  readonly describe: (name: string, body: () => void) => unknown;
  readonly it: ((name: string, body: () => Promise<void>) => unknown) & {
    readonly skip: (name: string, body: () => Promise<void>) => unknown;
  };
}

/** The runner of the options, or the global one. */
export function runnerOf(op: string, given: Partial<Runner>): Runner {
  const { describe = global("describe"), it = global("it") } = given;
  if (describe && it) return { describe, it };
  throw new ArgumentError(
    op,
    `found no describe and it: pass them, as in ${op}({ create, describe, it })`,
  );
}

const global = <K extends keyof Runner>(name: K): Runner[K] | undefined =>
  (globalThis as unknown as Partial<Runner>)[name];
