// The 257 functions that TensorFlow.js 4.22 exports as ops, and where their like is here. The test beside this file checks that
// each name exists.

/** Where a function's like is: its name behind `tf.` (or `np.`), or in words why there is none. */
export interface Place {
  readonly name?: string;
  readonly note?: string;
}

const is = (name: string, note?: string): Place => ({ name, ...(note !== undefined && { note }) });
const leftOut = (note: string): Place => ({ note });

/** Here under the same name. */
export const SAME: readonly string[] =
  `abs acos acosh add addN argMax argMin asin asinh atan atan2 atanh broadcastTo cast ceil clipByValue complex concat cos
  cosh cumprod cumsum dropout einsum elu ensureShape equal erf exp expandDims expm1 eye fill floor floorDiv gather greater
  greaterEqual imag image.cropAndResize image.flipLeftRight image.nonMaxSuppression image.nonMaxSuppressionPadded image.threshold
  image.transform isFinite
  isInf leakyRelu less lessEqual linalg.bandPart linalg.qr linspace log log1p logicalAnd logicalNot logicalOr logicalXor
  logSigmoid logSoftmax logSumExp maximum meshgrid minimum mod moments neg norm notEqual oneHot ones onesLike pad pow
  print range real reciprocal relu relu6 reshape reverse round rsqrt selu sigmoid sign signal.frame signal.hammingWindow
  signal.hannWindow signal.stft sin sinh slice softmax softplus split sqrt square squaredDifference squeeze stack
  stridedSlice tan tanh tile transpose unique unstack where zeros zerosLike`.split(/\s+/);

const FUSED = "the parts one after another: fusing is the backend's work";
const READS = "there is one function: it reads its inputs at once";

export const ELSEWHERE: Readonly<Record<string, Place>> = {
  // Creation and conversion
  buffer: leftOut("tensors do not change: fill a typed array and give it to `constant`"),
  clone: is("identity"),
  diag: is("linalg.diag"),
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
  prelu: is("nn.prelu"),
  bitwiseAnd: is("bitwise.bitwiseAnd"),
  whereAsync: is("where", READS),
  booleanMaskAsync: is("booleanMask", READS),

  // Reductions
  all: is("reduceAll"),
  any: is("reduceAny"),
  bincount: is("math.bincount"),
  denseBincount: is("math.bincount", "`{ axis: -1 }`"),
  euclideanNorm: is("math.reduceEuclideanNorm"),
  max: is("reduceMax"),
  mean: is("reduceMean"),
  min: is("reduceMin"),
  prod: is("reduceProd"),
  sum: is("reduceSum"),
  unsortedSegmentSum: is("math.unsortedSegmentSum"),
  movingAverage: is("assignSub", "as in `v.assignSub(v.subtract(x).multiply(1 - decay))`"),

  // Linear algebra
  dot: is("tensordot", "`tensordot(a, b, 1)`"),
  matMul: is("matmul"),
  outerProduct: is("tensordot", "`tensordot(a, b, 0)`"),
  "linalg.gramSchmidt": is("linalg.qr", "Q, transposed"),

  // Shape, slicing, joining
  batchToSpaceND: is("batchToSpace"),
  broadcastArgs: is("broadcastDynamicShape"),
  concat1d: is("concat"),
  concat2d: is("concat"),
  concat3d: is("concat"),
  concat4d: is("concat"),
  depthToSpace: is("nn.depthToSpace"),
  mirrorPad: is("pad", '`{ mode: "reflect" }`'),
  pad1d: is("pad"),
  pad2d: is("pad"),
  pad3d: is("pad"),
  pad4d: is("pad"),
  raggedGather: is("RaggedTensor", "its method `gather`"),
  raggedRange: is("ragged.range"),
  raggedTensorToTensor: is("RaggedTensor", "its method `toTensor`"),
  reverse1d: is("reverse"),
  reverse2d: is("reverse"),
  reverse3d: is("reverse"),
  reverse4d: is("reverse"),
  setdiff1dAsync: is("setdiff1d", READS),
  slice1d: is("slice"),
  slice2d: is("slice"),
  slice3d: is("slice"),
  slice4d: is("slice"),
  spaceToBatchND: is("spaceToBatch"),
  tensorScatterUpdate: is("tensorScatterNdUpdate"),
  scatterND: is("scatterNd"),
  sparseToDense: is("sparse.toDense"),
  gatherND: is("gatherNd"),

  // Sorting, searching
  lowerBound: is("searchsorted", '`{ side: "left" }`'),
  topk: is("math.topK"),
  upperBound: is("searchsorted", '`{ side: "right" }`'),
  searchSorted: is("searchsorted"),
  inTopKAsync: is("math.inTopK"),

  // Convolution, pooling, normalization, recurrent
  avgPool: is("nn.avgPool"),
  avgPool3d: is("nn.avgPool3d"),
  basicLSTMCell: leftOut("not yet: a layer, `keras.layers.LSTMCell`"),
  batchNorm: is("nn.batchNormalization"),
  batchNorm2d: is("nn.batchNormalization"),
  batchNorm3d: is("nn.batchNormalization"),
  batchNorm4d: is("nn.batchNormalization"),
  conv1d: is("nn.conv1d"),
  conv2d: is("nn.conv2d"),
  conv2dTranspose: is("nn.conv2dTranspose"),
  conv3d: is("nn.conv3d"),
  conv3dTranspose: is("nn.conv3dTranspose"),
  depthwiseConv2d: is("nn.depthwiseConv2d"),
  dilation2d: is("nn.dilation2d"),
  localResponseNormalization: is("nn.localResponseNormalization"),
  maxPool: is("nn.maxPool"),
  maxPool3d: is("nn.maxPool3d"),
  maxPoolWithArgmax: is("nn.maxPoolWithArgmax"),
  multiRNNCell: leftOut("not yet: a layer, `keras.layers.StackedRNNCells`"),
  pool: is("nn.pool"),
  separableConv2d: is("nn.separableConv2d"),

  // Spectral
  fft: is("signal.fft"),
  ifft: is("signal.ifft"),
  irfft: is("signal.irfft"),
  rfft: is("signal.rfft"),
  "spectral.fft": is("signal.fft"),
  "spectral.ifft": is("signal.ifft"),
  "spectral.irfft": is("signal.irfft"),
  "spectral.rfft": is("signal.rfft"),
  enclosingPowerOfTwo: leftOut("a host function: `2 ** Math.ceil(Math.log2(n))`"),
  cosineWindow: is("signal.hannWindow", "or `signal.hammingWindow`, the two that it makes"),

  // Images
  "image.grayscaleToRGB": is("image.grayscaleToRgb"),
  "image.rgbToGrayscale": is("image.rgbToGrayscale"),
  "image.rotateWithOffset": is("image.rotate"),
  "image.nonMaxSuppressionAsync": is("image.nonMaxSuppression", READS),
  "image.nonMaxSuppressionWithScore": is("image.nonMaxSuppressionWithScores"),
  "image.nonMaxSuppressionWithScoreAsync": is("image.nonMaxSuppressionWithScores", READS),
  "image.nonMaxSuppressionPaddedAsync": is("image.nonMaxSuppressionPadded", READS),
  "image.resizeBilinear": is("image.resize"),
  "image.resizeNearestNeighbor": is("image.resize", '`{ method: "nearest" }`'),

  // Losses
  "losses.absoluteDifference": is("keras.losses.MeanAbsoluteError"),
  "losses.computeWeightedLoss": is("keras.losses.Loss", "every loss takes `sampleWeight`"),
  "losses.cosineDistance": leftOut("not yet: a loss, `keras.losses.CosineSimilarity`"),
  "losses.hingeLoss": leftOut("not yet: a loss, `keras.losses.Hinge`"),
  "losses.huberLoss": is("keras.losses.Huber"),
  "losses.logLoss": is("keras.losses.BinaryCrossentropy"),
  "losses.meanSquaredError": is("keras.losses.MeanSquaredError"),
  "losses.sigmoidCrossEntropy": is("sigmoidCrossEntropy"),
  "losses.softmaxCrossEntropy": is("softmaxCrossEntropy"),

  // Sparse
  "sparse.sparseFillEmptyRows": is("sparse.fillEmptyRows"),
  "sparse.sparseReshape": is("sparse.reshape"),
  "sparse.sparseSegmentMean": is("sparse.segmentMean"),
  "sparse.sparseSegmentSum": is("sparse.segmentSum"),

  // Strings
  "string.stringNGrams": is("strings.ngrams"),
  "string.stringSplit": is("strings.split"),
  "string.stringToHashBucketFast": is("strings.toHashBucketFast"),
  "string.staticRegexReplace": is("strings.regexReplace"),

  // Fused
  "fused.conv2d": is("nn.conv2d", FUSED),
  "fused.depthwiseConv2d": is("nn.depthwiseConv2d", FUSED),
  "fused.matMul": is("matmul", FUSED),

  // The browser's pixels: they need the DOM, which ops do not touch.
  "browser.fromPixels": {
    note: "not yet: `constant` takes the bytes of an `ImageData`",
  },
  "browser.fromPixelsAsync": { note: "not yet: the same" },
  "browser.toPixels": { note: "not yet: an `ImageData` takes the bytes of a tensor" },
  "browser.draw": { note: "not yet: the same" },
};
