// The js backend does all that the framework asks of a backend, with generated code and without.
import type { DType } from "@gradtape/core";
import { conformBackend } from "@gradtape/testing";
import { describe, it } from "vitest";
import { js } from "./index.ts";

const dtypes: readonly DType[] = [
  "bool",
  "int8",
  "uint8",
  "int16",
  "uint16",
  "int32",
  "uint32",
  "int64",
  "uint64",
  "float16",
  "bfloat16",
  "float32",
  "float64",
  "complex64",
  "complex128",
  "string",
];

conformBackend({ create: () => js({ kernels: "source" }), name: "js", dtypes, describe, it });
conformBackend({
  create: () => js({ kernels: "closures" }),
  name: "js without code generation",
  dtypes,
  describe,
  it,
});
