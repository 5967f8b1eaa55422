// Drafts of training steps for tests: layers forwards and backwards, and an optimizer with two slots for each weight.
import type { DType, Step } from "@gradtape/core";
import {
  e,
  substitute,
  walk,
  type Access,
  type Expr,
  type Kernel,
  type RowKernel,
  type Store,
} from "@gradtape/core/internal";
import type { Draft, DraftBuffer, Update } from "./draft.ts";

const F: DType = "float32";

/**
 * A perceptron of layers of these sizes on a batch: tanh layers, a mean-square loss, and Adam. Updates are one step for each
 * weight, of three stores, or, not `fused`, three.
 */
export function trainingDraft(sizes: readonly number[], batch: number, fused = true): Draft {
  const buffers: DraftBuffer[] = [];
  const steps: Step[] = [];
  const updates: Update[] = [];
  const add = (length: number, role: DraftBuffer["role"] = "temporary"): number =>
    buffers.push({ dtype: F, length, role }) - 1;
  const push = (kernel: Kernel, inputs: readonly number[], outputs: readonly number[]): void =>
    void steps.push({ kernel, inputs, outputs });

  const x = add(batch * sizes[0]!, "input");
  const target = add(batch * sizes.at(-1)!, "input");
  const weights = sizes.slice(1).map((n, i) => {
    const m = sizes[i]!;
    const three = (length: number) => [0, 1, 2].map(() => add(length, "input"));
    return { m, n, w: three(m * n), b: three(n) };
  });

  const activations = [x];
  for (const { m, n, w, b } of weights) {
    const [from, product, to] = [activations.at(-1)!, add(batch * n), add(batch * n)];
    push(dot(batch, n, m, [m, 0, 1], [0, 1, n]), [from, w[0]!], [product]);
    const value = e.tanh(e.add(e.load(0, F), e.load(1, F)));
    push(
      map([batch, n], [read(0, [n, 1]), read(1, [0, 1])], [n, 1], value),
      [product, b[0]!],
      [to],
    );
    activations.push(to);
  }
  const last = sizes.at(-1)!;
  let error = add(batch * last);
  const both = [read(0, [1]), read(1, [1])];
  push(
    map([batch * last], both, [1], e.sub(e.load(0, F), e.load(1, F))),
    [activations.at(-1)!, target],
    [error],
  );
  const loss = add(1, "output");
  const squares = e.mul(e.load(0, F), e.load(0, F));
  push(
    {
      kind: "reduce",
      axes: [batch * last],
      kept: 0,
      combine: "sum",
      body: squares,
      reads: [read(0, [1])],
      store: store([], e.acc(F)),
    },
    [error],
    [loss],
  );
  for (const { m, n, w, b } of [...weights].reverse()) {
    const output = activations.pop()!;
    const input = activations.at(-1)!;
    const slope = add(batch * n);
    const derivative = e.mul(e.load(1, F), e.sub(1, e.mul(e.load(0, F), e.load(0, F))));
    push(map([batch * n], both, [1], derivative), [output, error], [slope]);
    const [dw, db] = [add(m * n), add(n)];
    push(dot(m, n, batch, [1, 0, m], [0, 1, n]), [input, slope], [dw]);
    push(
      {
        kind: "reduce",
        axes: [n, batch],
        kept: 1,
        combine: "sum",
        body: e.load(0, F),
        reads: [read(0, [1, n])],
        store: store([1], e.acc(F)),
      },
      [slope],
      [db],
    );
    if (input !== x) {
      error = add(batch * m);
      push(dot(batch, m, n, [n, 0, 1], [0, n, 1]), [slope, w[0]!], [error]);
    }
    for (const [states, gradient, length] of [
      [w, dw, m * n],
      [b, db, n],
    ] as const) {
      const next = states.map(() => add(length));
      updates.push(...states.map((state, i) => ({ state, value: next[i]! })));
      const kernel = adam(length);
      if (fused) push(kernel, [...states, gradient], next);
      else
        kernel.stores.forEach((s, i) =>
          push(...alone(kernel, s, [...states, gradient]), [next[i]!]),
        );
    }
  }
  return { buffers, steps, updates };
}

const read = (input: number, strides: readonly number[]): Access => ({
  input,
  dtype: F,
  offset: 0,
  strides,
});
const store = (strides: readonly number[], value: Expr, output = 0): Store => ({
  output,
  dtype: F,
  offset: 0,
  strides,
  value,
});
const map = (
  axes: readonly number[],
  reads: readonly Access[],
  strides: readonly number[],
  value: Expr,
): Kernel => ({
  kind: "map",
  axes,
  reads,
  store: store(strides, value),
});

/** One store of a row without folds as a map that reads no more than it needs, and its inputs. */
function alone(k: RowKernel, s: Store, inputs: readonly number[]): [Kernel, number[]] {
  const used = k.reads.flatMap((_, i) =>
    walk([s.value]).some((x) => x.op === "load" && x.index === i) ? [i] : [],
  );
  const value = substitute(s.value, (x) =>
    x.op === "load" ? e.load(used.indexOf(x.index), x.dtype) : undefined,
  );
  const reads = used.map((i, n) => ({ ...k.reads[i]!, input: n }));
  return [map(k.axes, reads, s.strides, value), used.map((i) => inputs[i]!)];
}

/** A product of `m × k` and `k × n`, whose strides over the three are given. */
const dot = (
  m: number,
  n: number,
  k: number,
  a: readonly number[],
  b: readonly number[],
): Kernel => ({
  kind: "dot",
  axes: [m, n, k],
  parts: [0, 1, 1],
  kept: 2,
  combine: "sum",
  body: e.mul(e.load(0, F), e.load(1, F)),
  reads: [read(0, a), read(1, b)],
  store: store([n, 1], e.acc(F)),
});

function adam(length: number): RowKernel {
  const [p, m, v, g] = [0, 1, 2, 3].map((i) => e.load(i, F)) as [Expr, Expr, Expr, Expr];
  const nextM = e.add(e.mul(m, 0.9), e.mul(g, 0.1));
  const nextV = e.add(e.mul(v, 0.999), e.mul(e.mul(g, g), 0.001));
  const nextP = e.sub(p, e.div(e.mul(nextM, 0.01), e.add(e.sqrt(nextV), 1e-7)));
  return {
    kind: "row",
    axes: [length],
    kept: 1,
    folds: [],
    reads: [0, 1, 2, 3].map((i) => read(i, [1])),
    stores: [nextP, nextM, nextV].map((value, i) => store([1], value, i)),
  };
}
