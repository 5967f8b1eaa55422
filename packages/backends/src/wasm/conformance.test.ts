// The wasm backend does all that the framework asks of a backend.
import { DTYPES, type DType } from "@gradtape/core";
import { conformBackend } from "@gradtape/testing";
import { describe, it } from "vitest";
import { wasm } from "./index.ts";

const dtypes = Object.keys(DTYPES) as DType[];

conformBackend({ create: () => wasm(), name: "wasm", dtypes, roundsEachStep: true, describe, it });
