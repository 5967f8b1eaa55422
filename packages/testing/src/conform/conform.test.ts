import {
  DTYPES,
  getBackend,
  setBackend,
  type Backend,
  type DType,
  type HostArray,
} from "@gradtape/core";
import { customGradient } from "@gradtape/autodiff";
import { interpret, reference } from "@gradtape/core/reference";
import { e, substitute, type Expr, type Program } from "@gradtape/core/internal";
import { multiply, neg, reduceSum } from "@gradtape/ops";
import { addCases, matmulCases, reduceSumCases, sigmoidCases } from "@gradtape/ops/cases";
import { casesOf } from "@gradtape/ops/define";
import { beforeAll, describe, expect, it } from "vitest";
import {
  conformancePlan,
  conformBackend,
  opTable,
  type ConformanceItem,
  type ConformanceOptions,
} from "../index.ts";

beforeAll(() => setBackend(reference()));

const few = [...addCases, ...reduceSumCases, ...sigmoidCases, ...matmulCases];
/** Enough to fail with, and quick. */
const small = [...addCases, ...sigmoidCases].map((c) => ({
  ...c,
  shapes: c.shapes.filter((list) => list.flat().every((n) => n < 10)),
}));

/** The reference passes all of it: what fails below fails for the fault that was planted. */
const results = conformBackend({
  create: reference,
  name: "the reference",
  cases: few,
  dtypes: (Object.keys(DTYPES) as DType[]).filter((dtype) => dtype !== "string"),
  describe,
  it,
});

/** The checks, without the large kernels: they are interpreted three times, and every fault below shows in smaller ones. */
const quickPlan = (options: ConformanceOptions): ConformanceItem[] =>
  conformancePlan({ cases: small, ...options }).filter(
    ({ kind, name }) => kind !== "kernel" || !name.endsWith("(large)"),
  );

/** Titles and messages of the checks that a backend fails. */
async function failures(
  create: () => Backend,
  options: Partial<ConformanceOptions> = {},
): Promise<Map<string, string>> {
  const failed = new Map<string, string>();
  for (const { title, skipped, run } of quickPlan({ create, ...options })) {
    if (skipped !== undefined) continue;
    await run().catch((error: Error) => failed.set(title, error.message));
  }
  return failed;
}

/** The reference, with programs rewritten before they run. */
const withPrograms = (rewrite: (program: Program) => Program): Backend => ({
  ...reference(),
  prepare: (program) => (buffers, offsets) =>
    interpret(rewrite(program), buffers as readonly HostArray[], offsets),
});

/** The reference, with every kernel changed. */
const withKernels = (change: (kernel: Program["steps"][number]["kernel"]) => object): Backend =>
  withPrograms((program) => ({
    ...program,
    steps: program.steps.map((step) => ({
      ...step,
      kernel: { ...step.kernel, ...change(step.kernel) } as typeof step.kernel,
    })),
  }));

describe("a wrong backend is caught", () => {
  it("that folds min where max is asked", async () => {
    const failed = await failures(() =>
      withKernels((k) => ("combine" in k && k.combine === "max" ? { combine: "min" } : {})),
    );
    expect([...failed.keys()]).toEqual(
      expect.arrayContaining(["reduce: max of floats", "scatter: max"]),
    );
    expect(failed.get("reduce: max of floats")).toMatchInlineSnapshot(
      `"buffer 1 (float32) after the first run: 2 of 2 elements differ, first at [0]: expected 4, got -3 (off by 7)"`,
    );
  });

  it("that takes the first fold of a row for all of them", async () => {
    const first = (x: Expr): Expr =>
      substitute(x, (y) => (y.op === "acc" ? e.acc(y.dtype) : undefined));
    const failed = await failures(() =>
      withKernels((k) =>
        k.kind === "row" ? { stores: k.stores.map((s) => ({ ...s, value: first(s.value) })) } : {},
      ),
    );
    expect([...failed.keys()]).toEqual(
      expect.arrayContaining([
        "row: a fold may use the one before it, and elements may use both",
        "row: stores of elements and of rows, to several outputs and strides",
        "row: float32: two folds, elements and rows",
      ]),
    );
  });

  it("that ignores the offsets of buffers", async () => {
    const wrong = (): Backend => ({
      ...reference(),
      prepare: (program) => (buffers) =>
        interpret(
          program,
          buffers as readonly HostArray[],
          buffers.map(() => 0),
        ),
    });
    const failed = await failures(wrong);
    expect(
      failed.has("map: inputs and outputs begin at their offsets, and nothing else is written"),
    ).toBe(true);
    expect(failed.get("add float32")).toMatchInlineSnapshot(`
      "add, float32, [] × [] offset: 1 of 1 elements differ, first at []: expected -4.227933883666992, got NaN (tolerance 0.000001)
      add, float32, [1] × [1] offset: 1 of 1 elements differ, first at [0]: expected 1.2477805614471436, got NaN (tolerance 0.000001)
      add, float32, [7] × [7] offset: 7 of 7 elements differ, first at [0]: expected 0.6606212258338928, got NaN (tolerance 0.000001)
      add, float32, [7] × [7] strided: 7 of 7 elements differ, first at [0]: expected 0.6606212258338928, got NaN (tolerance 0.000001)
      add, float32, [7] × [7] reversed: 7 of 7 elements differ, first at [0]: expected 0.6606212258338928, got 0.37768226861953735 (off by 0.283); worst at [1]: expected 1.5303949117660522, got NaN (tolerance 0.000001)
      … and 18 more"
    `);
  });

  it("that takes every input for dense", async () => {
    const failed = await failures(() =>
      withKernels((k) => ({
        reads: k.reads.map((r) => ({ ...r, strides: r.strides.map(Math.abs) })),
      })),
    );
    expect(failed.get("sigmoid float32")).toMatchInlineSnapshot(`
      "sigmoid, float32, [7] reversed: 6 of 7 elements differ, first at [1]: expected 0.9108625054359436, got NaN (tolerance 0.000001)
      sigmoid, float32, [3, 5, 7] reversed: 104 of 105 elements differ, first at [0, 0, 1]: expected 0.0009668137063272297, got NaN (tolerance 0.000001)"
    `);
  });

  it("that forgets guards", async () => {
    const failed = await failures(() =>
      withKernels((k) => ({ reads: k.reads.map((r) => ({ ...r, guards: [] })) })),
    );
    expect([...failed.keys()].filter((title) => title.startsWith("guards"))).toHaveLength(5);
  });

  it("whose read is a view", async () => {
    const wrong = (): Backend => ({
      ...reference(),
      read: (buffer, _, offset, length) =>
        Promise.resolve((buffer as Float32Array).subarray(offset, offset + length)),
    });
    const failed = await failures(wrong);
    expect(failed.get("buffers: what is read is a copy")).toMatchInlineSnapshot(
      `"1 of 2 elements differ, first at [1]: expected 2, got 8 (off by 6)"`,
    );
  });

  it("that writes to its inputs", async () => {
    const wrong = (): Backend => ({
      ...reference(),
      prepare: (program) => (buffers, offsets) => {
        interpret(program, buffers as readonly HostArray[], offsets);
        const input = buffers[0] as HostArray;
        if (input instanceof Float32Array && buffers.length > 1) input.fill(0);
      },
    });
    const failed = await failures(wrong);
    expect(failed.get("add float32")).toMatchInlineSnapshot(`
      "add, float32, [] × [] dense: the op changed its input 0: 1 of 1 elements differ, first at []: expected -2.543062925338745, got 0 (off by 2.54)
      add, float32, [1] × [1] dense: the op changed its input 0: 1 of 1 elements differ, first at [0]: expected 1.1069574356079102, got 0 (off by 1.11)
      add, float32, [7] × [7] dense: the op changed its input 0: 7 of 7 elements differ, first at [0]: expected -0.6593878865242004, got 0 (off by 0.659); worst at [3]: expected 2.0398402214050293, got 0 (off by 2.04)
      add, float32, [3, 5] × [] dense: the op changed its input 0: 15 of 15 elements differ, first at [0, 0]: expected -0.39513683319091797, got 0 (off by 0.395); worst at [1, 3]: expected -2.540947437286377, got 0 (off by 2.54)
      add, float32, [] × [3, 5] dense: the op changed its input 0: 1 of 1 elements differ, first at []: expected 2.51247501373291, got 0 (off by 2.51)
      … and 4 more"
    `);
  });

  it("that runs a program's steps in the wrong order", async () => {
    const failed = await failures(() =>
      withPrograms((p) => ({ ...p, steps: p.steps.toReversed() })),
    );
    expect(failed.has("program: steps run in order, and outputs feed later steps")).toBe(true);
  });

  it("that rounds less exactly than it says, unless a tolerance allows it", async () => {
    const coarse = (): Backend => {
      const prepare: Backend["prepare"] = (program) => (buffers, offsets) => {
        interpret(program, buffers as readonly HostArray[], offsets);
        const output = buffers.at(-1);
        if (output instanceof Float32Array) output.set(output.map((x) => x * (1 + 1e-5)));
      };
      return { ...reference(), prepare };
    };
    const only = {
      skip: [{ reason: "not about buffers", cases: (c: { kind: string }) => c.kind !== "values" }],
    };
    expect([...(await failures(coarse, only)).keys()]).toEqual(["add float32", "sigmoid float32"]);
    // Rounding each step does not explain as much.
    const stepwise = { ...only, roundsEachStep: true };
    expect([...(await failures(coarse, stepwise)).keys()]).toEqual([
      "add float32",
      "sigmoid float32",
    ]);
    expect([...(await failures(coarse, { ...only, tolerance: { float32: 1e-4 } })).keys()]).toEqual(
      [],
    );
  });
});

describe("a wrong op is caught", () => {
  it("whose gradient is wrong in the first order", async () => {
    const wrong = customGradient((x) => [reduceSum(multiply(x, x)), (g) => [multiply(g, x)]]);
    const cases = [
      casesOf({
        name: "wrong",
        call: (x) => wrong(x),
        dtypes: ["float64"],
        shapes: [[[3]]],
        differentiable: [0],
      }),
    ];
    const failed = await failures(reference, { cases });
    expect([...failed.keys()]).toEqual(["wrong float64 order 1"]); // order 2 is right for what order 1 says
    expect(failed.get("wrong float64 order 1")).toMatchInlineSnapshot(
      `"wrong, [3]: Error: checkGradients: order 1, input 0 of shape [3]: the gradient gives -0.0025205796982593655, finite differences give -0.005041159396518627 (± 0.0): they differ by 0.00252, more than 0.000001"`,
    );
  });

  it("whose special value is another", async () => {
    const cases = [
      casesOf({
        name: "neg",
        call: neg,
        special: [
          { inputs: [[0, 1]], expected: [0, 1] },
          { inputs: [[0]], expected: [-0] },
        ],
      }),
    ];
    const failed = await failures(reference, { cases });
    expect([...failed.values()]).toMatchInlineSnapshot(`
      [
        "neg, special values 0, float64: 1 of 2 elements differ, first at [1]: expected 1, got -1 (off by 2) (relative tolerance 1e-12)",
      ]
    `);
  });
});

describe("a backend without float64 that cannot be read at once", () => {
  const dtypes = ["bool", "int32", "float32"] as const;
  const device = (): Backend => {
    const { readSync: _, ...rest } = reference();
    return { ...rest, caps: { ...rest.caps, dtypes } };
  };

  it("is checked in float32, its gradients against the reference's", async () => {
    expect(await failures(device, { dtypes })).toEqual(new Map());
    const plan = conformancePlan({ create: device, cases: small, dtypes });
    const ran = plan.filter((item) => item.skipped === undefined && item.kind !== "kernel");
    expect(ran.map((item) => item.title)).toEqual(
      expect.arrayContaining(["sigmoid float32 order 1", "sigmoid float32 order 2"]),
    );
    expect(ran.filter((item) => item.dtype === "float64")).toEqual([]);
  });

  it("is caught where its gradient is wrong", async () => {
    const wrong = (): Backend => ({
      ...device(),
      prepare: (program) => (buffers, offsets) => {
        interpret(program, buffers as readonly HostArray[], offsets);
        const output = buffers.at(-1);
        const isProduct = JSON.stringify(program).includes('"op":"mul"'); // as the gradient of sigmoid is
        if (isProduct && output instanceof Float32Array) output.set(output.map((x) => x * 1.01));
      },
    });
    const failed = await failures(wrong, {
      dtypes,
      cases: small.filter((c) => c.name === "sigmoid"),
    });
    expect([...failed.keys()]).toEqual(expect.arrayContaining(["sigmoid float32 order 1"]));
    expect([...failed.keys()]).not.toContain("sigmoid float32");
  });
});

describe("a skip", () => {
  it("shows as a skipped test with the reason in its name", () => {
    const skip = [
      { reason: "no doubles here", cases: (c: { dtype: string }) => c.dtype === "float64" },
    ];
    const seen: string[] = [];
    const runner = {
      describe: (_: string, body: () => void) => body(),
      it: Object.assign((name: string) => seen.push(`run ${name}`), {
        skip: (name: string) => seen.push(`skip ${name}`),
      }),
    };
    const found = conformBackend({
      create: reference,
      cases: addCases.slice(0, 1),
      dtypes: ["float32", "float64"],
      skip,
      ...runner,
    });
    expect(seen.filter((name) => name.includes(" add "))).toMatchInlineSnapshot(`
      [
        "run map: offsets of the kernel add to those of the buffers",
        "run float32: add at the edges",
        "skip float64: add at the edges (skipped: no doubles here)",
        "skip add int32 (skipped: the backend does not compute with int32)",
        "run add float32",
        "skip add float64 (skipped: no doubles here)",
        "skip add float64 order 1 (skipped: no doubles here)",
        "skip add float64 order 2 (skipped: no doubles here)",
      ]
    `);
    expect(found.filter((r) => r.name === "add").map((r) => r.reason)).toMatchInlineSnapshot(`
      [
        "the backend does not compute with int32",
        "no doubles here",
        "no doubles here",
        "no doubles here",
      ]
    `);
  });

  it("needs no runner for the plan, and names what is missing for the tests", () => {
    expect(conformancePlan({ create: reference, cases: addCases }).length).toBeGreaterThan(50);
    expect(() => conformBackend({ create: reference })).toThrowErrorMatchingInlineSnapshot(
      `[ArgumentError: conformBackend: found no describe and it: pass them, as in conformBackend({ create, describe, it })]`,
    );
  });
});

it("asks for a backend once, and not before a check runs", async () => {
  let made = 0;
  const plan = conformancePlan({ create: () => (made++, reference()), cases: addCases });
  expect(made).toBe(0);
  await plan[1]!.run();
  await plan[2]!.run();
  expect(made).toBe(1);
});

it("opTable says by op which dtypes and orders hold", () => {
  expect(opTable(results.filter(({ name }) => name === "add"))["add"]).toEqual({
    dtypes: ["int32", "float32", "float64"],
    orders: [1, 2],
    not: [],
  });
  const table = opTable([
    { kind: "values", name: "add", dtype: "float32", result: "passed" },
    { kind: "values", name: "add rows", dtype: "float32", result: "failed", reason: "off" },
    { kind: "gradient", name: "add", dtype: "float64", order: 1, result: "passed" },
    {
      kind: "gradient",
      name: "add",
      dtype: "float64",
      order: 2,
      result: "skipped",
      reason: "slow",
    },
  ]);
  expect(table).toMatchInlineSnapshot(`
    {
      "add": {
        "dtypes": [],
        "not": [
          "add rows values float32: failed: off",
          "add gradient float64 order 2: skipped: slow",
        ],
        "orders": [
          1,
        ],
      },
    }
  `);
});

it("leaves the active backend as it found it", async () => {
  const mine = getBackend();
  for (const { run } of quickPlan({ create: reference })) await run().catch(() => {});
  expect(getBackend()).toBe(mine);
});
