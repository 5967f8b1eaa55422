import { beforeAll, describe, expect, it } from "vitest";
import { constant } from "./convert.ts";
import { dispatch1 } from "./dispatch.ts";
import { setBackend } from "./eager.ts";
import { memory, setSecondAccount, type Account } from "./memory.ts";
import { defineOp, NONE } from "./op.ts";
import { reference } from "./reference.ts";
import { scope } from "./scope.ts";
import type { Tensor } from "./tensor.ts";
import { Variable } from "./variable.ts";

beforeAll(() => setBackend({ ...reference(), name: "account" }));

const aliasOp = defineOp({
  name: "alias",
  infer: ([x]) => [x],
  view: (x) => ({ ...x, offset: 0 }),
});
/** What `fn` adds to the account. */
function added(fn: () => unknown): [tensors: number, bytes: number] {
  const before = memory();
  fn();
  const after = memory();
  return [after.tensors - before.tensors, after.bytes - before.bytes];
}

describe("memory", () => {
  it.each([
    ["float32", [1, 2, 3], 12],
    ["float64", [1, 2, 3], 24],
    ["bfloat16", [1, 2, 3], 6],
    ["complex64", [1, 2, 3], 24],
    ["bool", [true, false], 2],
    ["int64", [1n], 8],
    ["float32", [], 0],
    ["string", ["a", "b"], 0],
  ] as const)("counts %s %o as %i bytes until it is disposed", (dtype, values, bytes) => {
    let x!: Tensor;
    expect(added(() => (x = constant(values as readonly number[], { dtype })))).toEqual([1, bytes]);
    expect(added(() => x.dispose())).toEqual([-1, 0 - bytes]);
    expect(added(() => x.dispose())).toEqual([0, 0]);
  });

  it("counts views and variables with what they look at", () => {
    const x = constant([1, 2]);
    let view!: Tensor;
    expect(added(() => (view = dispatch1(aliasOp, [x], NONE)))).toEqual([0, 0]);
    expect(added(() => void new Variable(view))).toEqual([0, 0]);
    expect(added(() => x.dispose())).toEqual([0, 0]);
    const y = constant([1, 2]);
    const other = dispatch1(aliasOp, [y], NONE);
    expect(added(() => y.dispose())).toEqual([0, 0]);
    expect(added(() => other.dispose())).toEqual([-1, -8]);
  });

  it("is flat over scopes", () => {
    expect(
      added(() => {
        for (let i = 0; i < 500; i++) scope(() => void constant([i, i]));
      }),
    ).toEqual([0, 0]);
  });

  it("tells backends apart", () => {
    const before = memory().backends["account"]!;
    setBackend({ ...reference(), name: "second account" });
    const x = constant([1, 2, 3]);
    expect(memory().backends["second account"]).toEqual({ tensors: 1, bytes: 12 });
    x.dispose();
    expect(memory().backends["second account"]).toEqual({ tensors: 0, bytes: 0 });
    expect(memory().backends["account"]).toEqual(before);
    setBackend({ ...reference(), name: "account" });
  });

  it("keeps a second account of what is made while one is asked for", () => {
    const accounts: Account[] = [];
    const early = constant([1]);
    setSecondAccount(() => {
      accounts.push({ tensors: 0, bytes: 0 });
      return accounts.at(-1)!;
    });
    const [x, y] = [constant([1, 2]), constant([1, 2, 3])];
    setSecondAccount(undefined);
    constant([1]).dispose();
    early.dispose();
    expect(accounts).toEqual([
      { tensors: 1, bytes: 8 },
      { tensors: 1, bytes: 12 },
    ]);
    expect(added(() => x.dispose())).toEqual([-1, -8]);
    y.dispose();
    expect(accounts).toEqual([
      { tensors: 0, bytes: 0 },
      { tensors: 0, bytes: 0 },
    ]);
  });

  it("is a picture, which does not change later", () => {
    const then = memory();
    const copy = structuredClone(then);
    constant([1, 2, 3]);
    expect(then).toEqual(copy);
  });
});
