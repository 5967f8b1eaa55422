// Windows of long expressions, which are not written out at every place: a function has room for so many locals only.
import { e, type Program } from "@gradtape/core";
import { interpret } from "@gradtape/core/reference";
import { expect, it } from "vitest";
import { wasm } from "../index.ts";

it("of a dear function with a guard", () => {
  const [x, y] = [e.load(0, "float32"), e.load(1, "float32")];
  const program: Program = {
    buffers: ["float32", "float32", "float32"],
    inputs: 2,
    steps: [
      {
        kernel: {
          kind: "reduce",
          axes: [30, 3, 3],
          kept: 1,
          combine: "max",
          reads: [
            {
              input: 0,
              dtype: "float32",
              offset: 0,
              strides: [1, 90, 30],
              guards: [{ offset: 0, strides: [0, 0, 1], size: 2 }],
            },
            { input: 1, dtype: "float32", offset: 0, strides: [1, 90, 30] },
          ],
          body: e.asinh(e.add(x, y)),
          store: {
            output: 0,
            dtype: "float32",
            offset: 0,
            strides: [1],
            value: e.acc("float32"),
          },
        },
        inputs: [0, 1],
        outputs: [2],
      },
    ],
  };
  const data = [270, 270, 30].map((n, i) =>
    Float32Array.from({ length: n }, (_, j) => Math.sin(j + i)),
  );
  const backend = wasm({ threads: 1 });
  const buffers = data.map((values) => {
    const buffer = backend.alloc(values.length, "float32");
    backend.write(buffer, values);
    return buffer;
  });
  backend.prepare(program)(buffers, [0, 0, 0]);
  interpret(program, data, [0, 0, 0]);
  const found = backend.readSync!(buffers[2]!, "float32", 0, 30) as Float32Array;
  found.forEach((value, i) => expect(value).toBeCloseTo(data[2]![i]!, 6));
});
