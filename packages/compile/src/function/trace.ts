// Tracing: a function is called once with tensors that have no elements.
import { TraceError, tensorsIn, type Tensor, type Variable } from "@gradtape/core";
import { showShape, unobserved, untracked, withExecutor } from "@gradtape/core/internal";
import { ConcreteFunction } from "./concrete.ts";
import { describeResult, layoutsIn, rebuild, type Pattern } from "./signature.ts";
import { Tracer } from "./tracer.ts";

export interface Traced {
  readonly concrete: ConcreteFunction;
  /** Variables that the function made. */
  readonly created: ReadonlySet<Variable>;
}

/** Trace `fn`, which is called with what `signature` describes: an array of the arguments. */
export function trace(
  name: string,
  fn: (...args: unknown[]) => unknown,
  self: unknown,
  signature: Pattern,
): Traced {
  const tracer = new Tracer();
  const symbols = layoutsIn(signature).map(({ shape, dtype }) => tracer.input(shape, dtype));
  const args = rebuild(signature, symbols[Symbol.iterator]()) as unknown[];
  const outputs: Tensor[] = [];
  const results = withExecutor(tracer, () =>
    unobserved(() =>
      untracked(() => {
        const result = Reflect.apply(fn, self, args);
        mustBeSynchronous(name, result);
        const pattern = describeResult(result, outputs);
        mustHoldNoSymbols(name, pattern);
        return pattern;
      }),
    ),
  );
  for (const x of outputs) if (x.storage === null) mustLive(name, x);
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

/** Tensors in objects that are given back as they are would never get their elements. */
function mustHoldNoSymbols(name: string, pattern: Pattern): void {
  if (pattern.kind === "tensor") return;
  if (pattern.kind !== "static") {
    for (const item of pattern.items) mustHoldNoSymbols(name, item);
    return;
  }
  const { value } = pattern;
  if (typeof value !== "object" || value === null) return;
  const held = [value, ...Object.values(value)].flatMap(tensorsIn);
  if (held.every((x) => x.storage !== undefined)) return;
  throw new TraceError(
    name,
    `returns tensors inside of ${classOf(value)}: return them in arrays and plain objects`,
  );
}

function classOf(x: object): string {
  const made = (x as { readonly constructor?: unknown }).constructor;
  return typeof made === "function" && made.name ? `a ${made.name}` : "an object";
}

function mustLive(name: string, x: Tensor): never {
  throw new TraceError(
    name,
    `returns a ${x.dtype} tensor of shape ${showShape(x.shape)} that has been disposed of: keep it out of the scope that freed it`,
  );
}
