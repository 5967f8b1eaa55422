// Jacobians: shapes and values.
import { constant, setBackend, Variable, type Tensor } from "@gradtape/core";
import { reference } from "@gradtape/core/reference";
import {
  add,
  concat,
  exp,
  gather,
  matmul,
  multiply,
  pow,
  reduceSum,
  sigmoid,
  square,
  transpose,
  zeros,
} from "@gradtape/ops";
import { describe, expect, it } from "vitest";
import { customGradient, GradientTape } from "./index.ts";

setBackend(reference());

const value = (x: Tensor | null): unknown => x && x.arraySync();

function record<const X extends readonly Tensor[], Y>(
  xs: X,
  fn: (...xs: X) => Y,
): [Y, GradientTape] {
  return GradientTape.run(
    (t) => {
      t.watch(xs);
      return fn(...xs) as never;
    },
    { persistent: true },
  );
}

describe("jacobian and batchJacobian", () => {
  it("has one row for each element of the target", () => {
    const x = constant([
      [1, 2],
      [3, 4],
    ]);
    const w = new Variable([
      [1, 0],
      [2, 1],
    ]);
    const [y, tape] = GradientTape.run(
      (t) => {
        t.watch(x);
        return matmul(square(x), w);
      },
      { persistent: true },
    );
    const dy = tape.jacobian(y, { x, w });
    expect(dy.x!.shape).toEqual([2, 2, 2, 2]);
    expect((value(dy.x) as number[][][][])[1]![0]).toEqual([
      [0, 0],
      [6, 16],
    ]);
    expect((value(dy.w) as number[][][][])[0]![1]).toEqual([
      [0, 1],
      [0, 4],
    ]);
    expect(value(tape.batchJacobian(y, x))).toEqual([
      [
        [2, 8],
        [0, 4],
      ],
      [
        [6, 16],
        [0, 8],
      ],
    ]);
    expect(tape.jacobian(y, constant(1))).toBeNull();
    expect(() => tape.batchJacobian(y, constant([1, 2, 3]))).toThrow(
      "batchJacobian: the first axes differ: target [2, 2], source [3]",
    );
  });

  it("of a gradient is the Hessian", () => {
    const x = constant([1, 2], { dtype: "float64" });
    const [g, outer] = GradientTape.run((t) => {
      t.watch(x);
      const [y, inner] = GradientTape.run((s) => {
        s.watch(x);
        return reduceSum(multiply(exp(x), transpose(x)));
      });
      return inner.gradient(y, x)!;
    });
    const h = value(outer.jacobian(g, x)) as number[][];
    expect(h[0]![0]).toBeCloseTo(3 * Math.E, 12);
    expect(h[1]![1]).toBeCloseTo(4 * Math.exp(2), 12);
    expect([h[0]![1], h[1]![0]]).toEqual([0, 0]);
  });

  it("is diagonal for elementwise functions, with respect to each source", () => {
    const [x, y] = [constant([1, 2]), constant([3, 4])];
    const [z, tape] = record([x, y], (x, y) => multiply(multiply(x, x), y));
    expect(tape.jacobian(z, [x, y]).map(value)).toEqual([
      [
        [6, 0],
        [0, 16],
      ],
      [
        [1, 0],
        [0, 4],
      ],
    ]);
  });

  it("has the target's shape for a scalar source, and the source's for a scalar target", () => {
    const delta = new Variable(0);
    const x = constant([-1, 0, 1]);
    const [y, tape] = GradientTape.run(() => sigmoid(add(x, delta)), { persistent: true });
    const j = tape.jacobian(y, delta)!;
    expect(j.shape).toEqual([3]);
    [-1, 0, 1].forEach((a, i) => {
      const s = 1 / (1 + Math.exp(-a));
      expect((value(j) as number[])[i]).toBeCloseTo(s * (1 - s), 6);
    });
    const w = constant([[1, 2, 3]]);
    const [total, other] = record([w], (w) => reduceSum(square(w)));
    expect(value(other.jacobian(total, w))).toEqual([[2, 4, 6]]);
  });

  it("sums to the gradient over the target's axes", () => {
    const kernel = new Variable([
      [1, -2, 0.5],
      [0.25, 1, -1],
    ]);
    const x = constant([
      [1, 2],
      [3, -1],
      [0, 1],
      [2, 2],
    ]);
    const [y, tape] = GradientTape.run(() => square(matmul(x, kernel)), { persistent: true });
    const j = tape.jacobian(y, kernel)!;
    expect(j.shape).toEqual([4, 3, 2, 3]);
    expect(value(reduceSum(j, [0, 1]) as Tensor)).toEqual(value(tape.gradient(y, kernel)));
  });

  it("does not need a persistent tape, but uses up one that is not", () => {
    const x = constant([1, 2]);
    const [y, tape] = GradientTape.run((t) => {
      t.watch(x);
      return multiply(x, x);
    });
    expect(value(tape.jacobian(y, x))).toEqual([
      [2, 0],
      [0, 4],
    ]);
    expect(() => tape.jacobian(y, x)).toThrow("jacobian: a non-persistent GradientTape gives one");
  });

  it("of nothing has its shape, and tells whether it is connected", () => {
    const [x, y] = [zeros([2, 0]), constant([1, 2, 3])];
    const [[a, b], tape] = record([x, y], (x, y) => [
      square(x),
      matmul([[1, 2, 3]], [[1], [1], [1]]).pipe((m) => multiply(m, y)),
    ]);
    expect(tape.jacobian(a, x)!.shape).toEqual([2, 0, 2, 0]);
    expect(tape.jacobian(b, y)!.shape).toEqual([1, 3, 3]);
    expect(tape.jacobian(a, y)).toBeNull();
    expect(tape.jacobian(a, y, { unconnectedGradients: "zero" }).shape).toEqual([2, 0, 3]);
    expect(tape.jacobian(b, x)).toBeNull();
    expect(tape.batchJacobian(a, x)!.shape).toEqual([2, 0, 0]);
    const none = zeros([0, 3]);
    const [c, other] = record([none], (x) => pow(x, 2));
    expect(other.batchJacobian(c, none)!.shape).toEqual([0, 3, 3]);
    expect(other.jacobian(c, none)!.shape).toEqual([0, 3, 0, 3]);
  });

  it("keeps the dtype, half floats too", () => {
    for (const dtype of ["float16", "bfloat16", "float64"] as const) {
      const x = constant([1, 3], { dtype });
      const [y, tape] = record([x], square);
      const j = tape.jacobian(y, x)!;
      expect([j.dtype, value(j)]).toEqual([
        dtype,
        [
          [2, 0],
          [0, 6],
        ],
      ]);
    }
  });

  it("of rows taken from a table is one where they came from", () => {
    const table = constant([
      [1, 2],
      [3, 4],
      [5, 6],
    ]);
    const [rows, tape] = record([table], (t) => gather(t, constant([2, 0], { dtype: "int32" })));
    const j = value(tape.jacobian(rows, table)) as number[][][][];
    expect(j[0]![1]).toEqual([
      [0, 0],
      [0, 0],
      [0, 1],
    ]);
    expect(j[1]![0]).toEqual([
      [1, 0],
      [0, 0],
      [0, 0],
    ]);
  });

  it("may be differentiated in turn, by example", () => {
    const x = constant([
      [1, 2],
      [3, 4],
    ]);
    const [dy, outer] = record([x], (x) => {
      const [y, inner] = GradientTape.run((t) => {
        t.watch(x);
        return reduceSum(pow(x, 3));
      });
      return inner.jacobian(y, x)!;
    });
    expect(value(outer.batchJacobian(dy, x))).toEqual([
      [
        [6, 0],
        [0, 12],
      ],
      [
        [18, 0],
        [0, 24],
      ],
    ]);
  });

  it("uses custom gradients, row by row", () => {
    const half = customGradient((x: Tensor) => [square(x), (g: Tensor) => multiply(g, x)]);
    const x = constant([2, 3]);
    const [y, tape] = record([x], (x) => half(x));
    expect(value(tape.jacobian(y, x))).toEqual([
      [2, 0],
      [0, 3],
    ]);
  });

  it("is of one target, which may be a variable", () => {
    const v = new Variable([1, 2]);
    const [y, tape] = GradientTape.run(() => square(v), { persistent: true });
    expect(() => tape.jacobian([y, y] as never, v)).toThrow(
      "jacobian: 2 targets: a Jacobian is of one tensor; ask for each of them by itself",
    );
    expect(value(tape.jacobian(v as never, v))).toEqual([
      [1, 0],
      [0, 1],
    ]);
  });
});

describe("batchJacobian", () => {
  it("has a block for each example", () => {
    const x = constant([
      [1, 2],
      [3, 4],
    ]);
    const y = constant([
      [3, 4],
      [5, 6],
    ]);
    const [z, tape] = record([x], (x) => multiply(multiply(x, x), y));
    expect(value(tape.batchJacobian(z, x))).toEqual([
      [
        [6, 0],
        [0, 16],
      ],
      [
        [30, 0],
        [0, 48],
      ],
    ]);
    const apart = constant([[1], [2]]);
    expect(tape.batchJacobian(z, apart)).toBeNull();
    expect(value(tape.batchJacobian(z, apart, { unconnectedGradients: "zero" }))).toEqual([
      [[0], [0]],
      [[0], [0]],
    ]);
  });

  it("is the diagonal of the whole Jacobian over the batch", () => {
    const x = constant([
      [1, 2, -1],
      [0.5, 4, 2],
    ]);
    const w = constant([
      [1, 2],
      [-1, 0],
      [0.5, 1],
    ]);
    const [y, tape] = record([x], (x) => square(matmul(x, w)));
    const whole = value(tape.jacobian(y, x)) as number[][][][];
    const blocks = value(tape.batchJacobian(y, x)) as number[][][];
    expect(tape.batchJacobian(y, x)!.shape).toEqual([2, 2, 3]);
    blocks.forEach((block, b) => block.forEach((row, i) => expect(row).toEqual(whole[b]![i]![b])));
    expect(whole[0]![1]![1]).toEqual([0, 0, 0]); // one example does not touch the other
  });

  it("takes any shape behind the batch, none too, and variables", () => {
    const v = new Variable([1, 2, 3]);
    const [[y, z], tape] = GradientTape.run(
      () => [
        square(v),
        multiply(
          v.pipe((x) => multiply(x, [[[1]], [[10]]])),
          1,
        ),
      ],
      { persistent: true },
    );
    expect(value(tape.batchJacobian(y, v))).toEqual([2, 4, 6]);
    expect(() => tape.batchJacobian(z, v)).toThrow(
      "batchJacobian: the first axes differ: target [2, 1, 3], source [3]; both start with the batch",
    );
    expect(() => tape.batchJacobian(reduceSum(y), v)).toThrow("target [], source [3]");
    expect(() => tape.batchJacobian(concat([y, y], 0), v)).toThrow("target [6], source [3]");
  });
});
