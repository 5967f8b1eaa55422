import { casesOf } from "../define/cases.ts";
import { convertImageDtype } from "./convertImageDtype.ts";

// Special values: TensorFlow's, tf.image.convert_image_dtype.
export const imageConvertImageDtypeCases = [
  casesOf({
    name: "image.convertImageDtype int8 to uint8 saturate",
    call: (x) => convertImageDtype(x, "uint8", { saturate: true }),
    dtypes: ["int8"],
    domain: { low: 0, high: 127 },
    shapes: [[[]], [[0]], [[2, 3]]],
    special: [
      {
        dtype: "int8",
        inputs: [[-128, -100, -1, 0, 1, 64, 127]],
        expected: [0, 0, 0, 0, 2, 128, 254],
      },
    ],
  }),
  casesOf({
    name: "image.convertImageDtype int8 to uint8",
    call: (x) => convertImageDtype(x, "uint8"),
    dtypes: ["int8"],
    domain: { low: 0, high: 127 },
    shapes: [[[]], [[0]], [[2, 3]]],
    special: [
      {
        dtype: "int8",
        inputs: [[-128, -100, -1, 0, 1, 64, 127]],
        expected: [0, 56, 254, 0, 2, 128, 254],
      },
    ],
  }),
  casesOf({
    name: "image.convertImageDtype int8 to int32",
    call: (x) => convertImageDtype(x, "int32"),
    dtypes: ["int8"],
    domain: { low: 0, high: 127 },
    shapes: [[[]], [[0]], [[2, 3]]],
    special: [
      {
        dtype: "int8",
        inputs: [[-128, -100, -1, 0, 1, 64, 127]],
        expected: [-2147483648, -1677721600, -16777216, 0, 16777216, 1073741824, 2130706432],
      },
    ],
  }),
  casesOf({
    name: "image.convertImageDtype int8 to float32",
    call: (x) => convertImageDtype(x, "float32"),
    dtypes: ["int8"],
    domain: { low: 0, high: 127 },
    shapes: [[[]], [[0]], [[2, 3]]],
    special: [
      {
        dtype: "int8",
        inputs: [[-128, -100, -1, 0, 1, 64, 127]],
        expected: [-1.00787401, -0.787401557, -0.00787401572, 0, 0.00787401572, 0.503937006, 1],
      },
    ],
  }),
  casesOf({
    name: "image.convertImageDtype uint8 to uint16",
    call: (x) => convertImageDtype(x, "uint16"),
    dtypes: ["uint8"],
    domain: { low: 0, high: 127 },
    shapes: [[[]], [[0]], [[2, 3]]],
    special: [{ dtype: "uint8", inputs: [[0, 1, 127, 255]], expected: [0, 256, 32512, 65280] }],
  }),
  casesOf({
    name: "image.convertImageDtype uint16 to uint8",
    call: (x) => convertImageDtype(x, "uint8"),
    dtypes: ["uint16"],
    domain: { low: 0, high: 127 },
    shapes: [[[]], [[0]], [[2, 3]]],
    special: [
      { dtype: "uint16", inputs: [[0, 255, 256, 40000, 65535]], expected: [0, 0, 1, 156, 255] },
    ],
  }),
  casesOf({
    name: "image.convertImageDtype int32 to int8",
    call: (x) => convertImageDtype(x, "int8"),
    dtypes: ["int32"],
    domain: { low: 0, high: 127 },
    shapes: [[[]], [[0]], [[2, 3]]],
    special: [
      {
        dtype: "int32",
        inputs: [[-2147483648, -1, 0, 1, 2147483647]],
        expected: [-128, -1, 0, 0, 127],
      },
    ],
  }),
  casesOf({
    name: "image.convertImageDtype float32 to uint8 saturate",
    call: (x) => convertImageDtype(x, "uint8", { saturate: true }),
    dtypes: ["float32"],
    domain: { low: 0, high: 1 },
    shapes: [[[]], [[0]], [[2, 3]]],
    special: [
      {
        dtype: "float32",
        inputs: [[0, 0.5, 1, 0.999000013, 0.25]],
        expected: [0, 127, 255, 255, 63],
      },
    ],
  }),
  casesOf({
    name: "image.convertImageDtype float32 to int32 saturate",
    call: (x) => convertImageDtype(x, "int32", { saturate: true }),
    dtypes: ["float32"],
    domain: { low: 0, high: 1 },
    shapes: [[[]], [[0]], [[2, 3]]],
    special: [
      {
        dtype: "float32",
        inputs: [[0, 0.5, 0.999000013, 0.25]],
        expected: [0, 1073741824, 2145336192, 536870912],
      },
    ],
  }),
  casesOf({
    name: "image.convertImageDtype float64 to float32",
    call: (x) => convertImageDtype(x, "float32"),
    dtypes: ["float64"],
    domain: { low: 0, high: 1 },
    shapes: [[[]], [[0]], [[2, 3]]],
    special: [
      {
        dtype: "float64",
        inputs: [[0.0, 0.5, 0.999, 0.25]],
        expected: [0, 0.5, 0.999000013, 0.25],
      },
    ],
  }),
];
