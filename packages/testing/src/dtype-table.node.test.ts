// The page of dtypes is what the ops do. After a change that it shows, `pnpm dtypes` writes it anew.
import { DTYPES, setBackend, type DType } from "@gradtape/core";
import { reference } from "@gradtape/core/reference";
import * as ops from "@gradtape/ops";
import { fill } from "@gradtape/ops";
import * as cases from "@gradtape/ops/cases";
import { beforeAll, expect, it } from "vitest";
import { attemptsOf, dtypeTable, type Attempt } from "./dtype-table.ts";
import { markdownTable } from "./markdown.ts";

beforeAll(() => setBackend(reference()));

const ALL = Object.keys(DTYPES) as DType[];
const SHORT: Partial<Record<DType, string>> = {
  uint8: "u8",
  uint16: "u16",
  uint32: "u32",
  uint64: "u64",
  string: "str",
};
const short = (d: DType): string =>
  SHORT[d] ?? d.replace("bfloat", "bf").replace(/^(int|float|complex)/, (kind) => kind[0]!);

/** Functions that make tensors of nothing have a dtype to ask for. */
const makers: Readonly<Record<string, readonly Attempt[]>> = {
  eye: [(dtype) => ops.eye(1, { dtype })],
  fill: [(dtype) => fill([1], ops.zeros([], { dtype }))],
  linspace: [(dtype) => ops.linspace(0, 1, 2, { dtype })],
  ones: [(dtype) => ops.ones([1], { dtype })],
  oneHot: [(dtype) => ops.oneHot(ops.range(2, { dtype: "int32" }), 2, { dtype })],
  range: [(dtype) => ops.range(2, { dtype })],
  zeros: [(dtype) => ops.zeros([1], { dtype })],
};

/** Whether a case's op is a function of `ops` or of one of its namespaces. */
function isExported(op: string): boolean {
  const { bitwise, image, linalg, math, nn, ragged, signal, sparse } = ops;
  const spaces = { bitwise, image, linalg, math, nn, ragged, signal, sparse };
  const [space = "", name = ""] = op.split(".");
  return (
    op in ops ||
    Object.values(spaces).some((members) => op in members) ||
    name in (spaces[space as keyof typeof spaces] ?? {})
  );
}

it("docs/dtypes.md shows which dtypes each op takes", async () => {
  const found = Object.entries(attemptsOf(Object.values(cases).flat()));
  const named = found.filter(([op]) => isExported(op));
  expect(named.length).toBeGreaterThan(100);
  const rows = dtypeTable({ ...Object.fromEntries(named), ...makers });
  const holes = rows.filter(
    ({ takes, reasons }) => takes.length < ALL.length && reasons.length === 0,
  );
  expect(holes).toEqual([]);
  const page = `# Dtypes

Written by \`pnpm dtypes\`, which tries every op with every dtype. An op that does not take a dtype says so by a \`DTypeError\`; the last column is its reason.

- Two operands have one dtype: nothing is promoted, as in TensorFlow. A JavaScript number takes the other operand's, and is refused where that cannot hold it; \`{ re, im }\` takes either complex dtype. Otherwise \`tf.cast\` says what is meant, and the \`np\` functions promote as NumPy does.
- Integers wrap. Dividing them by zero is an error where the result is an integer (\`floorDiv\`, \`mod\`), and infinite where it is a float: \`divide\` gives float32 for integers of 8 and 16 bits, float64 for the others.
- \`cast\` drops fractions and imaginary parts, wraps integers, and asks \`x ≠ 0\` for bool. A float beyond an integer dtype becomes its nearest end, and NaN 0: TensorFlow promises nothing there.
- Gradients flow through floats and complex numbers. Those of complex functions follow TensorFlow: \`g · conj(f′)\`.
- The short names: \`i8\` is int8, \`u8\` uint8, \`f16\` float16, \`bf16\` bfloat16, \`c64\` complex64, \`str\` string.

${markdownTable([
  ["op", ...ALL.map(short), "others"],
  ...rows.map(({ op, takes, reasons }) => [
    op,
    ...ALL.map((d) => (takes.includes(d) ? "✓" : "")),
    reasons.join("; "),
  ]),
])}
`;
  await expect(page).toMatchFileSnapshot("../../../docs/dtypes.md");
});

it("an op that fails for a dtype in another way is named", () => {
  const broken: Attempt = (dtype) => {
    if (dtype === "int64") throw new TypeError("Cannot mix BigInt and other types");
  };
  expect(() => dtypeTable({ broken: [broken] })).toThrow(
    "dtypeTable: broken refuses int64 by another error than DTypeError",
  );
});

it("an op takes what one of its cases takes", () => {
  const only =
    (taken: DType): Attempt =>
    (dtype) => {
      if (dtype !== taken) ops.sqrt(ops.zeros([], { dtype: "bool" }));
    };
  expect(dtypeTable({ two: [only("int8"), only("bool")] })).toEqual([
    { op: "two", takes: ["bool", "int8"], reasons: ["takes float and complex dtypes, got bool"] },
  ]);
});
