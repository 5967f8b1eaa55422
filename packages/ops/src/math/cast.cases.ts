import { DTYPES, isBig, isComplex, type DType } from "@gradtape/core";
import { casesOf, type SpecialCase } from "../define/cases.ts";
import { complexCasesOf } from "../define/complex-cases.ts";
import { CASTS } from "./cast-table.ts";
import { cast } from "./cast.ts";

const from: readonly DType[] = ["bool", "int8", "uint8", "int32", "int64", "float32", "float64"];
const to = ["bool", "uint8", "int32", "int64", "float32", "float64"] as const;
const ALL = Object.keys(CASTS) as DType[];

/** The values of a line of the table. */
function valuesOf(text: string | undefined, dtype: DType): unknown[] {
  return text!.split(" ").map((word) => {
    if (isBig(dtype)) return BigInt(word);
    if (DTYPES[dtype].kind === "bool") return word === "1";
    const [re, im] = word.split("/").map(Number);
    return isComplex(dtype) ? { re, im } : re;
  });
}
const intoTable = (dtype: DType): SpecialCase[] =>
  ALL.map((own) => ({
    inputs: [valuesOf(CASTS[own]?.[own], own)],
    expected: valuesOf(CASTS[own]?.[dtype], dtype),
    dtype: own,
  }));
const EXACT = Object.fromEntries(ALL.map((dtype) => [dtype, 0]));

export const castCases = [
  ...to.map((dtype) =>
    casesOf({
      name: `cast to ${dtype}`,
      call: (x) => cast(x, dtype),
      dtypes: from,
      ...(dtype === "float64" && { differentiable: [0] }),
    }),
  ),
  ...ALL.map((dtype) =>
    casesOf({
      name: `cast to ${dtype} from each dtype`,
      call: (x) => cast(x, dtype),
      dtypes: [],
      special: intoTable(dtype),
      tolerance: EXACT,
    }),
  ),
  ...complexCasesOf({
    name: "cast to float64",
    call: (x) => cast(x, "float64"),
    differentiable: [0],
  }),
  casesOf({
    name: "cast to complex and back",
    call: (x) => cast(cast(x, "complex128"), "float64"),
    dtypes: ["float64"],
    differentiable: [0],
  }),
];
