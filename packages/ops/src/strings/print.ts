import { isTensor, isVariable, mapTree, type Tensor } from "@gradtape/core";
import { defineOp, dispatch, isTracing, read, showValue } from "@gradtape/core/internal";
import { summaryOf } from "./summary.ts";

interface Attrs {
  /** What is printed; places stand for tensors. */
  readonly parts: unknown;
}

class Place {
  readonly index: number;
  constructor(index: number) {
    this.index = index;
  }
}

/** The line of a traced function, each time that it runs. */
const printOp = /*@__PURE__*/ defineOp<Attrs>({
  name: "print",
  infer: () => [],
  host: () => "effect",
  compose(inputs, { parts }) {
    print(...(mapTree(parts, (x) => (x instanceof Place ? inputs[x.index] : x)) as unknown[]));
    return [];
  },
});

/**
 * Writes a line to the console: text as it is, tensors and variables by their values, of which it shows three from each end of
 * each axis. They may stand in arrays and objects. `console.log(x)` shows a tensor with shape and dtype, as NumPy prints it;
 * `strings.format` gives such a text without printing it.
 *
 * In a traced function the line is printed each time that the program runs, in its order. Dtypes: any.
 *
 * @example
 * print("loss:", constant(0.5), { range: range(10) }); // loss: 0.5 {'range': [0 1 2 ... 7 8 9]}
 */
export function print(...inputs: readonly unknown[]): void {
  if (isTracing()) {
    const tensors: Tensor[] = [];
    const parts = mapTree(inputs, (x) =>
      isTensor(x) || isVariable(x) ? new Place(tensors.push(isVariable(x) ? read(x) : x) - 1) : x,
    );
    dispatch(printOp, tensors, { parts });
    return;
  }
  console.log(inputs.map((x) => (typeof x === "string" ? x : shown(x))).join(" "));
}

function shown(x: unknown): string {
  if (isTensor(x) || isVariable(x)) return summaryOf("print", x, 3);
  if (typeof x === "string") return `'${x}'`;
  if (Array.isArray(x)) return `[${x.map(shown).join(", ")}]`;
  if (typeof x === "object" && x !== null && Object.getPrototypeOf(x) === Object.prototype) {
    const entries = Object.entries(x).map(([key, value]) => `'${key}': ${shown(value)}`);
    return `{${entries.join(", ")}}`;
  }
  return typeof x === "object" ? showValue(x) : String(x);
}
