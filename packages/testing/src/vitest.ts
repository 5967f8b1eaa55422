// The matchers with their types for vitest: `expect.extend(tensorMatchers)`.
// oxlint-disable-next-line no-empty-named-blocks -- what is augmented must be imported
import type {} from "vitest";
import type { TensorMatchers } from "./matchers.ts";

declare module "vitest" {
  interface Matchers<
    R extends void | Promise<void> = void | Promise<void>,
    T = unknown,
  > extends TensorMatchers<R> {}
}

export {
  tensorMatchers,
  type Closeness,
  type MatcherResult,
  type TensorMatchers,
} from "./matchers.ts";
