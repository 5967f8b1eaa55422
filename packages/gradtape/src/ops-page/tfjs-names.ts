// The 257 functions that TensorFlow.js 4.22 exports as ops, and where their like is here. The test beside this file checks that
// each name exists, or is marked as not yet there.

/** Where a function's like is: its name behind `tf.` (or `np.`), or in words why there is none. */
export interface Place {
  readonly name?: string;
  readonly note?: string;
  readonly notYet?: true;
}

const is = (name: string, note?: string): Place => ({ name, ...(note !== undefined && { note }) });
const notYet = (name: string, note?: string): Place => ({ ...is(name, note), notYet: true });
const leftOut = (note: string): Place => ({ note });

/** Here under the same name. */
export const SAME: readonly string[] =
  `abs acos acosh add addN argMax argMin asin asinh atan atan2 atanh broadcastTo cast ceil clipByValue complex concat cos cosh
  cumprod cumsum dropout elu equal erf exp expandDims expm1 eye fill floor floorDiv gather greater greaterEqual imag isFinite
  isInf leakyRelu less lessEqual linspace log log1p logSigmoid logSoftmax logSumExp logicalAnd logicalNot logicalOr logicalXor
  maximum minimum mod moments neg notEqual oneHot ones onesLike pad pow print range real reciprocal relu relu6 reshape reverse
  round rsqrt selu sigmoid sign sin sinh slice softmax softplus split sqrt square squaredDifference squeeze stack stridedSlice
  tan tanh tile transpose unstack where zeros zerosLike`.split(/\s+/);

/** The same, when they are there. */
export const SAME_NOT_YET: readonly string[] =
  `einsum ensureShape image.cropAndResize image.flipLeftRight image.nonMaxSuppression image.nonMaxSuppressionPadded linalg.qr
  linalg.bandPart meshgrid norm signal.frame signal.hammingWindow signal.hannWindow signal.stft unique`.split(
    /\s+/,
  );

const FUSED = "the parts one after another: fusing is the backend's work";
const READS = "there is one function: it reads its inputs at once";

export const ELSEWHERE: Readonly<Record<string, Place>> = {
  // Creation and conversion
  buffer: leftOut("tensors do not change: fill a typed array and give it to `constant`"),
  clone: is("identity"),
  diag: notYet("linalg.diag"),
  scalar: is("constant"),
  tensor: is("constant"),
  tensor1d: is("constant"),
  tensor2d: is("constant"),
  tensor3d: is("constant"),
  tensor4d: is("constant"),
  tensor5d: is("constant"),
  tensor6d: is("constant"),
  variable: is("Variable"),

  // Random
  multinomial: is("random.categorical"),
  rand: leftOut("a host function for each element: give `constant` an array"),
  randomGamma: is("random.gamma"),
  randomNormal: is("random.normal"),
  randomStandardNormal: is("random.normal"),
  randomUniform: is("random.uniform"),
  randomUniformInt: is("random.uniform", '`{ dtype: "int32" }`'),
  truncatedNormal: is("random.truncatedNormal"),

  // Arithmetic and elementwise
  div: is("divide"),
  divNoNan: is("divideNoNan"),
  mul: is("multiply"),
  sub: is("subtract"),
  isNaN: is("isNan"),
  step: is("np.heaviside", "with alpha: `where(greater(x, 0), 1, alpha)`"),
  prelu: is("where", "as in `where(greater(x, 0), x, multiply(alpha, x))`"),
  bitwiseAnd: notYet("bitwise.bitwiseAnd"),
  whereAsync: is("where", READS),
  booleanMaskAsync: is("booleanMask", READS),

  // Reductions
  all: is("reduceAll"),
  any: is("reduceAny"),
  bincount: notYet("math.bincount"),
  denseBincount: notYet("math.bincount", "`{ axis: -1 }`"),
  euclideanNorm: notYet("math.reduceEuclideanNorm"),
  max: is("reduceMax"),
  mean: is("reduceMean"),
  min: is("reduceMin"),
  prod: is("reduceProd"),
  sum: is("reduceSum"),
  unsortedSegmentSum: notYet("math.unsortedSegmentSum"),
  movingAverage: is("assignSub", "as in `v.assignSub(v.subtract(x).multiply(1 - decay))`"),

  // Linear algebra
  dot: notYet("tensordot", "`tensordot(a, b, 1)`"),
  matMul: is("matmul"),
  outerProduct: notYet("tensordot", "`tensordot(a, b, 0)`"),
  "linalg.gramSchmidt": notYet("linalg.qr", "Q, transposed"),

  // Shape, slicing, joining
  batchToSpaceND: notYet("batchToSpace"),
  broadcastArgs: notYet("broadcastDynamicShape"),
  concat1d: is("concat"),
  concat2d: is("concat"),
  concat3d: is("concat"),
  concat4d: is("concat"),
  depthToSpace: notYet("nn.depthToSpace"),
  mirrorPad: is("pad", '`{ mode: "reflect" }`'),
  pad1d: is("pad"),
  pad2d: is("pad"),
  pad3d: is("pad"),
  pad4d: is("pad"),
  raggedGather: { note: "not yet: `gather` of ragged tensors", notYet: true },
  raggedRange: notYet("ragged.range"),
  raggedTensorToTensor: { note: "not yet: a method of ragged tensors", notYet: true },
  reverse1d: is("reverse"),
  reverse2d: is("reverse"),
  reverse3d: is("reverse"),
  reverse4d: is("reverse"),
  setdiff1dAsync: is("np.setdiff1d"),
  slice1d: is("slice"),
  slice2d: is("slice"),
  slice3d: is("slice"),
  slice4d: is("slice"),
  spaceToBatchND: notYet("spaceToBatch"),
  tensorScatterUpdate: is("tensorScatterNdUpdate"),
  scatterND: is("scatterNd"),
  sparseToDense: notYet("sparse.toDense"),
  gatherND: is("gatherNd"),

  // Sorting, searching
  lowerBound: notYet("searchsorted", '`{ side: "left" }`'),
  topk: notYet("math.topK"),
  upperBound: notYet("searchsorted", '`{ side: "right" }`'),
  searchSorted: notYet("searchsorted"),
  inTopKAsync: notYet("math.inTopK"),

  // Convolution, pooling, normalization, recurrent
  avgPool: notYet("nn.avgPool"),
  avgPool3d: notYet("nn.avgPool3d"),
  basicLSTMCell: notYet("keras.layers.LSTMCell"),
  batchNorm: notYet("nn.batchNormalization"),
  batchNorm2d: notYet("nn.batchNormalization"),
  batchNorm3d: notYet("nn.batchNormalization"),
  batchNorm4d: notYet("nn.batchNormalization"),
  conv1d: notYet("nn.conv1d"),
  conv2d: notYet("nn.conv2d"),
  conv2dTranspose: notYet("nn.conv2dTranspose"),
  conv3d: notYet("nn.conv3d"),
  conv3dTranspose: notYet("nn.conv3dTranspose"),
  depthwiseConv2d: notYet("nn.depthwiseConv2d"),
  dilation2d: notYet("nn.dilation2d"),
  localResponseNormalization: notYet("nn.localResponseNormalization"),
  maxPool: notYet("nn.maxPool"),
  maxPool3d: notYet("nn.maxPool3d"),
  maxPoolWithArgmax: notYet("nn.maxPoolWithArgmax"),
  multiRNNCell: notYet("keras.layers.StackedRNNCells"),
  pool: notYet("nn.pool"),
  separableConv2d: notYet("nn.separableConv2d"),

  // Spectral
  fft: notYet("signal.fft"),
  ifft: notYet("signal.ifft"),
  irfft: notYet("signal.irfft"),
  rfft: notYet("signal.rfft"),
  "spectral.fft": notYet("signal.fft"),
  "spectral.ifft": notYet("signal.ifft"),
  "spectral.irfft": notYet("signal.irfft"),
  "spectral.rfft": notYet("signal.rfft"),
  enclosingPowerOfTwo: leftOut("a host function: `2 ** Math.ceil(Math.log2(n))`"),
  cosineWindow: notYet("signal.hannWindow", "or `signal.hammingWindow`, the two that it makes"),

  // Images
  "image.grayscaleToRGB": notYet("image.grayscaleToRgb"),
  "image.rgbToGrayscale": notYet("image.rgbToGrayscale"),
  "image.rotateWithOffset": notYet("image.transform", "with a rotation"),
  "image.nonMaxSuppressionAsync": notYet("image.nonMaxSuppression", READS),
  "image.nonMaxSuppressionWithScore": notYet("image.nonMaxSuppressionWithScores"),
  "image.nonMaxSuppressionWithScoreAsync": notYet("image.nonMaxSuppressionWithScores", READS),
  "image.nonMaxSuppressionPaddedAsync": notYet("image.nonMaxSuppressionPadded", READS),
  "image.resizeBilinear": notYet("image.resize"),
  "image.resizeNearestNeighbor": notYet("image.resize", '`{ method: "nearest" }`'),
  "image.threshold": is("greater", "TensorFlow has no Otsu's method"),
  "image.transform": notYet("image.transform"),

  // Losses
  "losses.absoluteDifference": is("keras.losses.MeanAbsoluteError"),
  "losses.computeWeightedLoss": is("keras.losses.Loss", "every loss takes `sampleWeight`"),
  "losses.cosineDistance": notYet("keras.losses.CosineSimilarity"),
  "losses.hingeLoss": notYet("keras.losses.Hinge"),
  "losses.huberLoss": is("keras.losses.Huber"),
  "losses.logLoss": is("keras.losses.BinaryCrossentropy"),
  "losses.meanSquaredError": is("keras.losses.MeanSquaredError"),
  "losses.sigmoidCrossEntropy": is("sigmoidCrossEntropy"),
  "losses.softmaxCrossEntropy": is("softmaxCrossEntropy"),

  // Sparse
  "sparse.sparseFillEmptyRows": notYet("sparse.fillEmptyRows"),
  "sparse.sparseReshape": notYet("sparse.reshape"),
  "sparse.sparseSegmentMean": notYet("sparse.segmentMean"),
  "sparse.sparseSegmentSum": notYet("sparse.segmentSum"),

  // Strings
  "string.stringNGrams": notYet("strings.ngrams"),
  "string.stringSplit": is("strings.split"),
  "string.stringToHashBucketFast": notYet("strings.toHashBucketFast"),
  "string.staticRegexReplace": is("strings.regexReplace"),

  // Fused
  "fused.conv2d": notYet("nn.conv2d", FUSED),
  "fused.depthwiseConv2d": notYet("nn.depthwiseConv2d", FUSED),
  "fused.matMul": is("matmul", FUSED),

  // The browser's pixels: they need the DOM, which ops do not touch.
  "browser.fromPixels": {
    note: "not yet: `constant` takes the bytes of an `ImageData`",
    notYet: true,
  },
  "browser.fromPixelsAsync": { note: "not yet: the same", notYet: true },
  "browser.toPixels": { note: "not yet: an `ImageData` takes the bytes of a tensor", notYet: true },
  "browser.draw": { note: "not yet: the same", notYet: true },
};
