// Tracing: a function is called once with tensors that have no elements.
import { isTensor, TraceError, type Tensor, type Variable } from "@gradtape/core";
import { unobserved, untracked, withExecutor } from "@gradtape/core/internal";
import { ConcreteFunction } from "./concrete.ts";
import { describe, rebuild, type Pattern } from "./signature.ts";
import { Tracer } from "./tracer.ts";

export interface Traced {
  readonly concrete: ConcreteFunction;
  /** Variables that the function made. */
  readonly created: ReadonlySet<Variable>;
}

/** Trace `fn`, which is called with what `signature` describes: an array of `this` and the arguments. */
export function trace(
  name: string,
  fn: (this: unknown, ...args: unknown[]) => unknown,
  signature: Pattern,
  leaves: readonly Tensor[],
): Traced {
  const tracer = new Tracer();
  const symbols = leaves.map(({ shape, dtype }) => tracer.input(shape, dtype));
  const [self, ...args] = rebuild(signature, symbols[Symbol.iterator]()) as unknown[];
  const outputs: Tensor[] = [];
  const results = withExecutor(tracer, () =>
    unobserved(() =>
      untracked(() => {
        const result = fn.call(self, ...args);
        mustBeSynchronous(name, result);
        return describe(result, outputs);
      }),
    ),
  );
  for (const x of outputs) if (isTensor(x) && x.storage === null) mustLive(name, x);
  return {
    concrete: new ConcreteFunction(name, tracer.finish(outputs), signature, results),
    created: tracer.created,
  };
}

function mustBeSynchronous(name: string, result: unknown): void {
  if (typeof (result as { then?: unknown } | null | undefined)?.then !== "function") return;
  Promise.resolve(result).catch(() => {}); // this error is the one to see
  throw new TraceError(
    name,
    "the function returned a promise: a traced function is synchronous, so await before or after it",
  );
}

function mustLive(name: string, x: Tensor): never {
  throw new TraceError(
    name,
    `returns a ${x.dtype} tensor of shape [${x.shape.join(", ")}] that has been disposed of: keep it out of the scope that freed it`,
  );
}
