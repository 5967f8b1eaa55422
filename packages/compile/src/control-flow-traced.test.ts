// Control flow in traced functions: the same values and gradients as without a trace.
import { GradientTape } from "@gradtape/autodiff";
import { constant, setBackend, TraceError, Variable, type Tensor } from "@gradtape/core";
import { reference } from "@gradtape/core/reference";
import { add, greater, less, multiply, neg, reduceSum, sin } from "@gradtape/ops";
import { beforeEach, describe, expect, it } from "vitest";
import { case as caseOf, compile, cond, scan, switchCase, whileLoop } from "./index.ts";

beforeEach(() => setBackend(reference()));

type F = (...xs: Tensor[]) => Tensor;
const int = (n: number): Tensor => constant(n, { dtype: "int32" });

/** y, dy/dx and d²y/dx² with respect to the first argument. */
function derivatives(f: F, [x, ...rest]: [Tensor, ...Tensor[]]): unknown[] {
  const [[y, first], outer] = GradientTape.run((t) => {
    t.watch(x);
    const [y, inner] = GradientTape.run((u) => {
      u.watch(x);
      return f(x, ...rest);
    });
    return [y, inner.gradient(y, x, { unconnectedGradients: "zero" })] as const;
  });
  const second = outer.gradient(first, x, { unconnectedGradients: "zero" });
  return [y, first, second].map((t) => t.arraySync());
}

/** Values and derivatives of compiled calls, by tapes outside and inside, and those of the same calls op by op. */
function compared(
  f: F,
  calls: readonly [Tensor, ...Tensor[]][],
): [got: unknown, expected: unknown] {
  const compiled = compile(f) as unknown as F;
  const inside = compile((x: Tensor, ...rest: Tensor[]) => {
    const [y, tape] = GradientTape.run((t) => {
      t.watch(x);
      return f(x, ...rest);
    });
    return tape.gradient(y, x, { unconnectedGradients: "zero" });
  }) as unknown as F;
  const expected = calls.map((call) => derivatives(f, call));
  return [
    calls.map((call) => [derivatives(compiled, call), inside(...call).arraySync()]),
    expected.map((all) => [all, all[1]]),
  ];
}

const pick = (x: Tensor): Tensor =>
  cond(
    greater(reduceSum(x), 0) as never,
    () => multiply(x, multiply(x, x)),
    () => sin(x),
  ) as Tensor;
const vectors = (): [Tensor][] => [[constant([1, 2])], [constant([-1, 0.5])]];

describe("cond", () => {
  it("runs the function that its predicate chooses, with its gradients", () => {
    const [got, expected] = compared(pick, vectors());
    expect(got).toEqual(expected);
  });

  it("nests, and uses what is around it", () => {
    const f = (x: Tensor, n: Tensor): Tensor => {
      const y = sin(x) as Tensor;
      return cond(
        less(n, 1) as never,
        () => y,
        () =>
          cond(
            less(n, 2) as never,
            () => multiply(y, x),
            () => neg(y),
          ) as Tensor,
      ) as Tensor;
    };
    const [got, expected] = compared(
      f,
      [0, 1, 2].map((n) => [constant([0.5, 1]), int(n)]),
    );
    expect(got).toEqual(expected);
  });

  it("assigns to variables in the branch that runs only", () => {
    const [v, w] = [new Variable(1), new Variable(10)];
    const f = compile((p: Tensor) =>
      cond(
        p as never,
        () => (v.assign(add(v, w)), v.value()),
        () => (w.assign(multiply(w, 2)), w.value()),
      ),
    );
    const run = (p: boolean): unknown => (f(constant(p) as Tensor) as Tensor).arraySync();
    expect([run(true), run(false), run(true)]).toEqual([11, 20, 31]);
    expect([v.arraySync(), w.arraySync()]).toEqual([31, 20]);
  });

  it("flows to variables that only a branch reads", () => {
    const w = new Variable([3, 4]);
    const f = compile((p: Tensor) =>
      cond(
        p as never,
        () => reduceSum(multiply(w, w)),
        () => constant(1),
      ),
    );
    const gradient = (p: boolean): unknown => {
      const [y, tape] = GradientTape.run(() => f(constant(p) as Tensor) as Tensor);
      return tape.gradient(y, w, { unconnectedGradients: "zero" }).arraySync();
    };
    expect([gradient(true), gradient(false)]).toEqual([
      [6, 8],
      [0, 0],
    ]);
  });

  it("refuses branches that give different things", () => {
    const f = compile((x: Tensor) =>
      cond(
        greater(reduceSum(x), 0) as never,
        () => x,
        () => reduceSum(x),
      ),
    );
    expect(() => f(constant([1, 2]) as Tensor)).toThrow(
      "cond: branch 1 gives something else than branch 0: the result was a float32 tensor of shape [2], and is a float32 tensor of shape []; in a traced function all branches give the same structure, shapes and dtypes",
    );
  });

  it("runs one function alone where the predicate is known while tracing", () => {
    const f = compile((x: Tensor) =>
      cond(
        greater(constant(1), 0) as never,
        () => x,
        () => constant("no"),
      ),
    );
    expect((f(constant(2) as Tensor) as Tensor).arraySync()).toBe(2);
  });
});

describe("switchCase and case", () => {
  it("choose by number, and beyond the list the last or the default", () => {
    const branches = (x: Tensor) => [
      () => x,
      () => multiply(x, 2) as Tensor,
      () => multiply(x, x) as Tensor,
    ];
    const last = (x: Tensor, n: Tensor): Tensor => switchCase(n, branches(x)) as Tensor;
    const other = (x: Tensor, n: Tensor): Tensor =>
      switchCase(n, branches(x), { default: () => neg(x) as Tensor }) as Tensor;
    const calls = [-1, 0, 1, 2, 3].map((n): [Tensor, Tensor] => [constant([3, 5]), int(n)]);
    const [gotOther, expectedOther] = compared(last, calls);
    expect(gotOther).toEqual(expectedOther);
    const [got, expected] = compared(other, calls);
    expect(got).toEqual(expected);
  });

  it("take the first predicate that holds", () => {
    const f = (x: Tensor): Tensor =>
      caseOf(
        [
          [less(reduceSum(x), 0) as never, () => neg(x)],
          [less(reduceSum(x), 10) as never, () => multiply(x, 2)],
        ],
        { default: () => multiply(x, x) },
      ) as Tensor;
    const [got, expected] = compared(f, [
      [constant([-3, 1])],
      [constant([3, 1])],
      [constant([30, 1])],
    ]);
    expect(got).toEqual(expected);
  });

  it("cannot see whether predicates exclude each other", () => {
    const f = compile((x: Tensor) =>
      caseOf([[less(x, 0) as never, () => x]], { default: () => x, exclusive: true }),
    );
    expect(() => f(constant(1) as Tensor)).toThrow(TraceError);
  });
});

describe("whileLoop", () => {
  it("goes round as often as its condition says, with gradients through every round", () => {
    const f = (x: Tensor, n: Tensor): Tensor => {
      const [, y] = whileLoop(
        (i: Tensor) => less(i, n) as never,
        (i: Tensor, y: Tensor) => [add(i, 1), multiply(y, x)] as never,
        [int(0), constant([1, 1])] as never,
      ) as unknown as [Tensor, Tensor];
      return y;
    };
    const [got, expected] = compared(
      f,
      [0, 1, 2, 3].map((n) => [constant([2, 3]), int(n)]),
    );
    expect(got).toEqual(expected);
  });

  it("stops after its maximum, and may hold choices and assignments", () => {
    const total = new Variable(0);
    const f = compile((x: Tensor) => {
      const [y] = whileLoop(
        () => true as never,
        (y: Tensor) => {
          total.assign(add(total, reduceSum(y)));
          return [
            cond(
              less(y, 4) as never,
              () => multiply(y, 2),
              () => add(y, 1),
            ),
          ] as never;
        },
        [x] as never,
        { maximumIterations: 3 },
      ) as unknown as [Tensor];
      return y;
    });
    expect(f(constant(1) as Tensor).arraySync()).toBe(5);
    expect(total.arraySync()).toBe(1 + 2 + 4);
    expect(f(constant(9) as Tensor).arraySync()).toBe(12);
    expect(total.arraySync()).toBe(7 + 9 + 10 + 11);
  });

  it("keeps the sizes of its variables", () => {
    const f = compile((x: Tensor) =>
      whileLoop(
        () => true as never,
        (y: Tensor) => [y] as never,
        [x] as never,
        { shapeInvariants: [[null]] } as never,
      ),
    );
    expect(() => f(constant([1]) as Tensor)).toThrow(
      "whileLoop: loop variable 0 of shape [1] may change its size, which a traced function cannot",
    );
  });
});

it("scan is unrolled", () => {
  const f = (x: Tensor): Tensor =>
    reduceSum(scan((a: Tensor, b: Tensor) => multiply(a, b), x) as Tensor);
  const [got, expected] = compared(f, [[constant([2, 3, 4])]]);
  expect(got).toEqual(expected);
});
