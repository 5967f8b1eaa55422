import { expect, test } from "vitest";
import { ShapeError } from "../errors.ts";
import { matmulShape } from "./matmul.ts";

test.each([
  [[2, 3], [3, 4], {}, [2, 4]],
  [[3, 2], [3, 4], { transposeA: true }, [2, 4]],
  [[2, 3], [4, 3], { transposeB: true }, [2, 4]],
  [[3, 2], [4, 3], { transposeA: true, transposeB: true }, [2, 4]],
  [[5, 2, 3], [3, 4], {}, [5, 2, 4]],
  [[2, 3], [5, 3, 4], {}, [5, 2, 4]],
  [[6, 1, 2, 3], [5, 3, 4], {}, [6, 5, 2, 4]],
  [[0, 3], [3, 4], {}, [0, 4]],
  [[2, 0], [0, 4], {}, [2, 4]],
])("%j @ %j %j", (a, b, options, out) => {
  expect(matmulShape("matmul", a, b, options)).toEqual(out);
});

test("mistakes", () => {
  expect(() => matmulShape("matmul", [2, 3], [4, 5])).toThrow(ShapeError);
  expect(() => matmulShape("matmul", [2, 3], [4, 5])).toThrow(
    "matmul: cannot multiply [2, 3] by [4, 5]: inner sizes 3 and 4 differ",
  );
  expect(() => matmulShape("matmul", [], [4, 5])).toThrow(
    "matmul: cannot multiply [] by [4, 5]: both need rank 2 or more; expandDims adds an axis",
  );
});
