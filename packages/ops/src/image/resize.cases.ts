import { casesOf } from "../define/cases.ts";
import { resize } from "./resize.ts";

const IMAGE = [
  [
    [0.512000024, 0.949999988, 0.143999994],
    [0.949000001, 0.312000006, 0.423000008],
  ],
  [
    [0.828000009, 0.409000009, 0.550000012],
    [0.0280000009, 0.754000008, 0.537999988],
  ],
  [
    [0.330000013, 0.787999988, 0.303000003],
    [0.453000009, 0.134000003, 0.402999997],
  ],
];
const BYTES = [
  [
    [120, 130, 192],
    [242, 8, 36],
  ],
  [
    [209, 241, 63],
    [79, 221, 107],
  ],
];
const SHAPES = [
  [[1, 1, 1]],
  [[3, 2, 2]],
  [[2, 3, 4, 1]],
  [[0, 2, 3, 1]],
  [[2, 3, 4, 0]],
  [[1, 9, 20, 17]],
];

// Special values: TensorFlow's, tf.image.resize.
export const imageResizeCases = [
  casesOf({
    name: "image.resize bilinear",
    call: (x) => resize(x, [4, 1], { method: "bilinear" }),
    dtypes: ["uint8", "int32", "float32", "float64"],
    shapes: SHAPES,
    special: [
      {
        dtype: "float32",
        inputs: [IMAGE],
        expected: [
          [[0.730499983, 0.630999982, 0.283500016]],
          [[0.541437507, 0.60006249, 0.446312517]],
          [[0.414312512, 0.536312521, 0.472375005]],
          [[0.391499996, 0.460999995, 0.352999985]],
        ],
      },
      {
        dtype: "uint8",
        inputs: [BYTES],
        expected: [
          [[181, 69, 114]],
          [[171.75, 109.5, 106.75]],
          [[153.25, 190.5, 92.25]],
          [[144, 231, 85]],
        ],
      },
    ],
    differentiable: [0],
  }),
  casesOf({
    name: "image.resize bilinear antialias",
    call: (x) => resize(x, [1, 1], { method: "bilinear", antialias: true }),
    dtypes: ["uint8", "int32", "float32", "float64"],
    shapes: SHAPES,
    special: [
      { dtype: "float32", inputs: [IMAGE], expected: [[[0.504000008, 0.561214268, 0.414999992]]] },
    ],
    differentiable: [0],
    tolerance: { float32: 2e-6 },
  }),
  casesOf({
    name: "image.resize nearest",
    call: (x) => resize(x, [4, 1], { method: "nearest" }),
    dtypes: ["uint8", "int32", "float32", "float64"],
    shapes: SHAPES,
    special: [
      {
        dtype: "float32",
        inputs: [IMAGE],
        expected: [
          [[0.949000001, 0.312000006, 0.423000008]],
          [[0.0280000009, 0.754000008, 0.537999988]],
          [[0.0280000009, 0.754000008, 0.537999988]],
          [[0.453000009, 0.134000003, 0.402999997]],
        ],
      },
      {
        dtype: "uint8",
        inputs: [BYTES],
        expected: [[[242, 8, 36]], [[242, 8, 36]], [[79, 221, 107]], [[79, 221, 107]]],
      },
    ],
    differentiable: [0],
  }),
  casesOf({
    name: "image.resize bicubic",
    call: (x) => resize(x, [4, 1], { method: "bicubic" }),
    dtypes: ["uint8", "int32", "float32", "float64"],
    shapes: SHAPES,
    special: [
      {
        dtype: "float32",
        inputs: [IMAGE],
        expected: [
          [[0.746302247, 0.633585811, 0.269891798]],
          [[0.54346776, 0.60842979, 0.460169792]],
          [[0.393153429, 0.533051014, 0.490986407]],
          [[0.389593303, 0.454705238, 0.343022406]],
        ],
      },
    ],
    differentiable: [0],
  }),
  casesOf({
    name: "image.resize bicubic antialias",
    call: (x) => resize(x, [1, 1], { method: "bicubic", antialias: true }),
    dtypes: ["uint8", "int32", "float32", "float64"],
    shapes: SHAPES,
    special: [
      { dtype: "float32", inputs: [IMAGE], expected: [[[0.508956552, 0.559891284, 0.406586975]]] },
    ],
    differentiable: [0],
    tolerance: { float32: 2e-6 },
  }),
  casesOf({
    name: "image.resize area",
    call: (x) => resize(x, [4, 1], { method: "area" }),
    dtypes: ["uint8", "int32", "float32", "float64"],
    shapes: SHAPES,
    special: [
      {
        dtype: "float32",
        inputs: [IMAGE],
        expected: [
          [[0.730499983, 0.630999982, 0.283500016]],
          [[0.52883333, 0.59799999, 0.457166672]],
          [[0.415833324, 0.541333318, 0.480333328]],
          [[0.391499996, 0.461000025, 0.353000015]],
        ],
      },
    ],
    differentiable: [0],
  }),
  casesOf({
    name: "image.resize lanczos3",
    call: (x) => resize(x, [4, 1], { method: "lanczos3" }),
    dtypes: ["uint8", "int32", "float32", "float64"],
    shapes: SHAPES,
    special: [
      {
        dtype: "float32",
        inputs: [IMAGE],
        expected: [
          [[0.75117588, 0.631803393, 0.260684252]],
          [[0.558631659, 0.618868828, 0.462566376]],
          [[0.370611221, 0.524581313, 0.501113296]],
          [[0.395720184, 0.453551322, 0.333557904]],
        ],
      },
    ],
    differentiable: [0],
    tolerance: { float32: 2e-6 },
  }),
  casesOf({
    name: "image.resize lanczos3 antialias",
    call: (x) => resize(x, [1, 1], { method: "lanczos3", antialias: true }),
    dtypes: ["uint8", "int32", "float32", "float64"],
    shapes: SHAPES,
    special: [
      { dtype: "float32", inputs: [IMAGE], expected: [[[0.510248363, 0.55954659, 0.404394388]]] },
    ],
    differentiable: [0],
    tolerance: { float32: 2e-6 },
  }),
  casesOf({
    name: "image.resize lanczos5",
    call: (x) => resize(x, [4, 1], { method: "lanczos5" }),
    dtypes: ["uint8", "int32", "float32", "float64"],
    shapes: SHAPES,
    special: [
      {
        dtype: "float32",
        inputs: [IMAGE],
        expected: [
          [[0.747907996, 0.628627539, 0.258368999]],
          [[0.56700623, 0.624832869, 0.464276254]],
          [[0.35764426, 0.519843102, 0.507198513]],
          [[0.40298894, 0.45565933, 0.329082489]],
        ],
      },
    ],
    differentiable: [0],
    tolerance: { float32: 2e-6 },
  }),
  casesOf({
    name: "image.resize lanczos5 antialias",
    call: (x) => resize(x, [1, 1], { method: "lanczos5", antialias: true }),
    dtypes: ["uint8", "int32", "float32", "float64"],
    shapes: SHAPES,
    special: [
      { dtype: "float32", inputs: [IMAGE], expected: [[[0.510657907, 0.559437215, 0.403699219]]] },
    ],
    differentiable: [0],
    tolerance: { float32: 2e-6 },
  }),
  casesOf({
    name: "image.resize gaussian",
    call: (x) => resize(x, [4, 1], { method: "gaussian" }),
    dtypes: ["uint8", "int32", "float32", "float64"],
    shapes: SHAPES,
    special: [
      {
        dtype: "float32",
        inputs: [IMAGE],
        expected: [
          [[0.70755291, 0.627245009, 0.303261071]],
          [[0.539425611, 0.597620249, 0.443941295]],
          [[0.420055062, 0.537758946, 0.468413949]],
          [[0.394268841, 0.470140904, 0.367488921]],
        ],
      },
    ],
    differentiable: [0],
  }),
  casesOf({
    name: "image.resize gaussian antialias",
    call: (x) => resize(x, [1, 1], { method: "gaussian", antialias: true }),
    dtypes: ["uint8", "int32", "float32", "float64"],
    shapes: SHAPES,
    special: [
      { dtype: "float32", inputs: [IMAGE], expected: [[[0.509875178, 0.55964613, 0.405027717]]] },
    ],
    differentiable: [0],
    tolerance: { float32: 2e-6 },
  }),
  casesOf({
    name: "image.resize mitchellcubic",
    call: (x) => resize(x, [4, 1], { method: "mitchellcubic" }),
    dtypes: ["uint8", "int32", "float32", "float64"],
    shapes: SHAPES,
    special: [
      {
        dtype: "float32",
        inputs: [IMAGE],
        expected: [
          [[0.728641033, 0.63069576, 0.285100788]],
          [[0.544926167, 0.604568362, 0.450950652]],
          [[0.40364936, 0.533721566, 0.479914486]],
          [[0.391724288, 0.461740464, 0.35417372]],
        ],
      },
    ],
    differentiable: [0],
  }),
  casesOf({
    name: "image.resize mitchellcubic antialias",
    call: (x) => resize(x, [1, 1], { method: "mitchellcubic", antialias: true }),
    dtypes: ["uint8", "int32", "float32", "float64"],
    shapes: SHAPES,
    special: [
      { dtype: "float32", inputs: [IMAGE], expected: [[[0.509791434, 0.559668422, 0.405169785]]] },
    ],
    differentiable: [0],
    tolerance: { float32: 2e-6 },
  }),
  casesOf({
    name: "image.resize bilinear doubled",
    call: (x) => resize(x, [16, 18], { method: "bilinear" }),
    dtypes: ["uint8", "float32", "float64"],
    shapes: [[[8, 9, 1]], [[2, 8, 9, 3]], [[1, 8, 9, 20]]],
    differentiable: [0],
  }),
  casesOf({
    name: "image.resize nearest doubled",
    call: (x) => resize(x, [16, 18], { method: "nearest" }),
    dtypes: ["uint8", "float32", "float64"],
    shapes: [[[8, 9, 1]], [[2, 8, 9, 3]], [[1, 8, 9, 20]]],
    differentiable: [0],
  }),
  casesOf({
    name: "image.resize bicubic doubled",
    call: (x) => resize(x, [16, 18], { method: "bicubic" }),
    dtypes: ["uint8", "float32", "float64"],
    shapes: [[[8, 9, 1]], [[2, 8, 9, 3]], [[1, 8, 9, 20]]],
    differentiable: [0],
  }),
  casesOf({
    name: "image.resize bilinear halved",
    call: (x) => resize(x, [8, 9], { antialias: true }),
    shapes: [[[16, 18, 1]], [[1, 16, 18, 3]]],
  }),
  casesOf({
    name: "image.resize preserveAspectRatio",
    call: (x) => resize(x, [5, 3], { preserveAspectRatio: true }),
    shapes: [[[1, 1, 1]], [[3, 2, 2]], [[2, 3, 4, 1]]],
    special: [
      {
        dtype: "float32",
        inputs: [
          [
            [
              [0.512000024, 0.949999988, 0.143999994],
              [0.949000001, 0.312000006, 0.423000008],
            ],
            [
              [0.828000009, 0.409000009, 0.550000012],
              [0.0280000009, 0.754000008, 0.537999988],
            ],
            [
              [0.330000013, 0.787999988, 0.303000003],
              [0.453000009, 0.134000003, 0.402999997],
            ],
          ],
        ],
        expected: [
          [
            [0.512000024, 0.949999988, 0.143999994],
            [0.730499983, 0.630999982, 0.283500016],
            [0.949000001, 0.312000006, 0.423000008],
          ],
          [
            [0.709500015, 0.611874998, 0.39775002],
            [0.541437507, 0.60006249, 0.446312517],
            [0.373374999, 0.588250041, 0.494875014],
          ],
          [
            [0.641250014, 0.55112499, 0.45737499],
            [0.414312512, 0.536312521, 0.472375005],
            [0.187375009, 0.521499991, 0.487374991],
          ],
          [
            [0.330000013, 0.787999988, 0.303000003],
            [0.391499996, 0.460999995, 0.352999985],
            [0.453000009, 0.134000003, 0.402999997],
          ],
        ],
      },
    ],
    differentiable: [0],
  }),
];
