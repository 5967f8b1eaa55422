// The functions of TensorFlow 2.21's namespaces: under their own name, camelCased, or where their like is, or why there is none.
// The test beside this file checks that each name exists, and that what is left out still is.
import { is, leftOut, type Place } from "./tfjs-names.ts";

/** What `dir` of each namespace lists, but classes. */
export const TENSORFLOW: Readonly<Record<string, readonly string[]>> = {
  math: `abs accumulate_n acos acosh add add_n angle approx_max_k approx_min_k argmax argmin asin asinh atan atan2 atanh
    bessel_i0 bessel_i0e bessel_i1 bessel_i1e betainc bincount ceil confusion_matrix conj cos cosh count_nonzero
    cumprod cumsum cumulative_logsumexp digamma divide divide_no_nan equal erf erfc erfcinv erfinv exp expm1 floor
    floordiv floormod greater greater_equal igamma igammac imag in_top_k invert_permutation is_finite is_inf is_nan
    is_non_decreasing is_strictly_increasing l2_normalize lbeta less less_equal lgamma log log1p log_sigmoid
    log_softmax logical_and logical_not logical_or logical_xor maximum minimum mod multiply multiply_no_nan ndtri
    negative nextafter not_equal polygamma polyval pow real reciprocal reciprocal_no_nan reduce_all reduce_any
    reduce_euclidean_norm reduce_logsumexp reduce_max reduce_mean reduce_min reduce_prod reduce_std reduce_sum
    reduce_variance rint round rsqrt scalar_mul segment_max segment_mean segment_min segment_prod segment_sum
    sigmoid sign sin sinh sobol_sample softmax softplus softsign sqrt square squared_difference subtract tan tanh
    top_k truediv unsorted_segment_max unsorted_segment_mean unsorted_segment_min unsorted_segment_prod
    unsorted_segment_sqrt_n unsorted_segment_sum xdivy xlog1py xlogy zero_fraction zeta`.split(
    /\s+/,
  ),
  nn: `all_candidate_sampler approx_max_k approx_min_k atrous_conv2d atrous_conv2d_transpose avg_pool avg_pool1d avg_pool2d
    avg_pool3d batch_norm_with_global_normalization batch_normalization bias_add collapse_repeated
    compute_accidental_hits compute_average_loss conv1d conv1d_transpose conv2d conv2d_transpose conv3d
    conv3d_transpose conv_transpose convolution crelu ctc_beam_search_decoder ctc_greedy_decoder ctc_loss
    ctc_unique_labels depth_to_space depthwise_conv2d depthwise_conv2d_backprop_filter
    depthwise_conv2d_backprop_input dilation2d dropout elu embedding_lookup embedding_lookup_sparse erosion2d
    fixed_unigram_candidate_sampler fractional_avg_pool fractional_max_pool gelu in_top_k isotonic_regression
    l2_loss l2_normalize leaky_relu learned_unigram_candidate_sampler local_response_normalization log_poisson_loss
    log_softmax lrn max_pool max_pool1d max_pool2d max_pool3d max_pool_with_argmax moments nce_loss
    normalize_moments pool relu relu6 safe_embedding_lookup_sparse sampled_softmax_loss scale_regularization_loss
    selu separable_conv2d sigmoid sigmoid_cross_entropy_with_logits silu softmax softmax_cross_entropy_with_logits
    softplus softsign space_to_batch space_to_depth sparse_softmax_cross_entropy_with_logits sufficient_statistics
    swish tanh top_k weighted_cross_entropy_with_logits weighted_moments with_space_to_batch zero_fraction`.split(
    /\s+/,
  ),
  linalg:
    `adjoint band_part banded_triangular_solve cholesky cholesky_solve cross det diag diag_part eig eigh eigh_tridiagonal
    eigvals eigvalsh einsum expm eye global_norm inv l2_normalize logdet logm lstsq lu lu_matrix_inverse
    lu_reconstruct lu_solve matmul matrix_rank matrix_transpose matvec norm normalize pinv qr set_diag slogdet solve
    sqrtm svd tensor_diag tensor_diag_part tensordot trace triangular_solve tridiagonal_matmul tridiagonal_solve`.split(
      /\s+/,
    ),
  signal:
    `dct fft fft2d fft3d fftnd fftshift frame hamming_window hann_window idct ifft ifft2d ifft3d ifftnd ifftshift
    inverse_mdct inverse_stft inverse_stft_window_fn irfft irfft2d irfft3d irfftnd kaiser_bessel_derived_window
    kaiser_window linear_to_mel_weight_matrix mdct mfccs_from_log_mel_spectrograms overlap_and_add rfft rfft2d
    rfft3d rfftnd stft vorbis_window`.split(/\s+/),
  image:
    `adjust_brightness adjust_contrast adjust_gamma adjust_hue adjust_jpeg_quality adjust_saturation central_crop
    combined_non_max_suppression convert_image_dtype crop_and_resize crop_to_bounding_box decode_and_crop_jpeg
    decode_bmp decode_gif decode_image decode_jpeg decode_jxl decode_png decode_webp draw_bounding_boxes encode_jpeg
    encode_png extract_glimpse extract_jpeg_shape extract_patches flip_left_right flip_up_down
    generate_bounding_box_proposals grayscale_to_rgb hsv_to_rgb image_gradients is_jpeg non_max_suppression
    non_max_suppression_overlaps non_max_suppression_padded non_max_suppression_with_scores pad_to_bounding_box
    per_image_standardization psnr random_brightness random_contrast random_crop random_flip_left_right
    random_flip_up_down random_hue random_jpeg_quality random_saturation resize resize_with_crop_or_pad
    resize_with_pad rgb_to_grayscale rgb_to_hsv rgb_to_yiq rgb_to_yuv rot90 sample_distorted_bounding_box
    sobel_edges ssim ssim_multiscale stateless_random_brightness stateless_random_contrast stateless_random_crop
    stateless_random_flip_left_right stateless_random_flip_up_down stateless_random_hue
    stateless_random_jpeg_quality stateless_random_saturation stateless_sample_distorted_bounding_box
    total_variation transpose yiq_to_rgb yuv_to_rgb`.split(/\s+/),
  sparse:
    `add bincount concat cross cross_hashed expand_dims eye fill_empty_rows from_dense map_values mask maximum minimum
    reduce_max reduce_sum reorder reset_shape reshape retain sampled_addmm segment_mean segment_sqrt_n segment_sum
    slice softmax sparse_dense_matmul split to_dense to_indicator transpose`.split(/\s+/),
  random:
    `all_candidate_sampler categorical create_rng_state fixed_unigram_candidate_sampler fold_in gamma
    get_global_generator learned_unigram_candidate_sampler log_uniform_candidate_sampler normal poisson
    set_global_generator set_seed shuffle split stateless_binomial stateless_categorical stateless_gamma
    stateless_normal stateless_parameterized_truncated_normal stateless_poisson stateless_truncated_normal
    stateless_uniform truncated_normal uniform uniform_candidate_sampler`.split(/\s+/),
  bitwise: `bitwise_and bitwise_or bitwise_xor invert left_shift right_shift`.split(/\s+/),
  strings:
    `as_string bytes_split format join length lower ngrams reduce_join regex_full_match regex_replace split strip substr
    to_hash_bucket to_hash_bucket_fast to_hash_bucket_strong to_number unicode_decode unicode_decode_with_offsets
    unicode_encode unicode_script unicode_split unicode_split_with_offsets unicode_transcode unsorted_segment_join
    upper`.split(/\s+/),
  ragged:
    `boolean_mask constant cross cross_hashed map_flat_values range row_splits_to_segment_ids segment_ids_to_row_splits
    stack stack_dynamic_partitions`.split(/\s+/),
};

const CODEC = "pictures as bytes: the browser and Node's packages decode them";
const SAMPLER = "samples classes in an order of their own, for losses that are left out as well";
const SAMPLED = "needs candidate samplers: the full softmax is `nn.softmaxCrossEntropy`";
const APPROXIMATE = "made for TPUs: elsewhere it is `topK`";
const BY_TAPE = "the gradient that a tape gives of";
const SPARSE_HASH = "crosses of features, made with hashes of TensorFlow's own";

/** Those that are not here under their own name. */
export const OF_TENSORFLOW: Readonly<Record<string, Place>> = {
  "math.approx_max_k": leftOut(APPROXIMATE),
  "math.approx_min_k": leftOut(APPROXIMATE),
  "math.argmax": is("argMax"),
  "math.argmin": is("argMin"),
  "math.floordiv": is("floorDiv"),
  "math.floormod": is("math.floorMod"),
  "math.negative": is("neg"),
  "math.scalar_mul": is("multiply"),
  "math.sobol_sample": leftOut(
    "tables of direction numbers: 21 201 dimensions weigh more than the rest of the library",
  ),
  "math.truediv": is("divide"),

  "nn.all_candidate_sampler": leftOut(SAMPLER),
  "nn.approx_max_k": leftOut(APPROXIMATE),
  "nn.approx_min_k": leftOut(APPROXIMATE),
  "nn.atrous_conv2d_transpose": is("nn.convTranspose", "with `dilations`"),
  "nn.batch_norm_with_global_normalization": is("nn.batchNormalization"),
  "nn.collapse_repeated": leftOut(
    "a step of decoding: `nn.ctcGreedyDecoder` merges repeated classes",
  ),
  "nn.compute_accidental_hits": leftOut(SAMPLER),
  "nn.ctc_unique_labels": leftOut("prepares labels for a kernel that `nn.ctcLoss` has no use for"),
  "nn.depthwise_conv2d_backprop_filter": leftOut(`${BY_TAPE} \`nn.depthwiseConv2d\``),
  "nn.depthwise_conv2d_backprop_input": leftOut(`${BY_TAPE} \`nn.depthwiseConv2d\``),
  "nn.embedding_lookup_sparse": is(
    "sparse.segmentSum",
    "or `segmentMean`, `segmentSqrtN`, of the table, the ids and their rows",
  ),
  "nn.fixed_unigram_candidate_sampler": leftOut(SAMPLER),
  "nn.fractional_avg_pool": leftOut("windows of random sizes: hardly used"),
  "nn.fractional_max_pool": leftOut("windows of random sizes: hardly used"),
  "nn.isotonic_regression": leftOut("statistics, solved one element after another"),
  "nn.learned_unigram_candidate_sampler": leftOut(SAMPLER),
  "nn.nce_loss": leftOut(SAMPLED),
  "nn.safe_embedding_lookup_sparse": is("sparse.fillEmptyRows", "and then `sparse.segmentMean`"),
  "nn.sampled_softmax_loss": leftOut(SAMPLED),
  "nn.with_space_to_batch": is("nn.convolution", "or `nn.pool`, with `dilations`"),

  "linalg.banded_triangular_solve": is("linalg.triangularSolve", "of the whole matrix"),
  "linalg.eigh_tridiagonal": is("linalg.eigvalsh", "of the whole matrix"),

  "signal.fftnd": leftOut(
    "one to three axes, the last: `signal.fft`, `fft2d`, `fft3d`; bring others there with `transpose`",
  ),
  "signal.ifftnd": leftOut("as `fftnd`"),
  "signal.irfftnd": leftOut("as `fftnd`"),
  "signal.rfftnd": leftOut("as `fftnd`"),

  "image.adjust_jpeg_quality": leftOut(CODEC),
  "image.decode_and_crop_jpeg": leftOut(CODEC),
  "image.decode_bmp": leftOut(CODEC),
  "image.decode_gif": leftOut(CODEC),
  "image.decode_image": leftOut(CODEC),
  "image.decode_jpeg": leftOut(CODEC),
  "image.decode_jxl": leftOut(CODEC),
  "image.decode_png": leftOut(CODEC),
  "image.decode_webp": leftOut(CODEC),
  "image.encode_jpeg": leftOut(CODEC),
  "image.encode_png": leftOut(CODEC),
  "image.extract_glimpse": is("image.cropAndResize"),
  "image.extract_jpeg_shape": leftOut(CODEC),
  "image.generate_bounding_box_proposals": leftOut(
    "one detector's own step: its parts are here, up to `image.nonMaxSuppression`",
  ),
  "image.is_jpeg": leftOut(CODEC),
  "image.random_jpeg_quality": leftOut(CODEC),
  "image.sample_distorted_bounding_box": leftOut(
    "draws boxes until one fits, on the host: `image.randomCrop` draws one of a given size",
  ),
  "image.stateless_random_jpeg_quality": leftOut(CODEC),
  "image.stateless_sample_distorted_bounding_box": leftOut("as `sample_distorted_bounding_box`"),

  "sparse.bincount": is("math.bincount", "of the values"),
  "sparse.cross": leftOut(SPARSE_HASH),
  "sparse.cross_hashed": leftOut(SPARSE_HASH),
  "sparse.map_values": is("sparse.SparseTensor", "of the function's values"),
  "sparse.maximum": leftOut("of dense tensors: `maximum`"),
  "sparse.minimum": leftOut("of dense tensors: `minimum`"),
  "sparse.reduce_max": leftOut("of the dense tensor: `reduceMax`"),
  "sparse.reset_shape": is("sparse.SparseTensor", "with another dense shape"),
  "sparse.sampled_addmm": leftOut(
    "products at chosen places: `gather` rows and columns, multiply and sum them",
  ),
  "sparse.split": is("sparse.slice", "for each part"),
  "sparse.to_indicator": is("oneHot", "and `reduceAny`"),

  "random.all_candidate_sampler": leftOut(SAMPLER),
  "random.create_rng_state": is("random.Generator", "makes its own"),
  "random.fixed_unigram_candidate_sampler": leftOut(SAMPLER),
  "random.learned_unigram_candidate_sampler": leftOut(SAMPLER),
  "random.log_uniform_candidate_sampler": leftOut(SAMPLER),
  "random.stateless_parameterized_truncated_normal": leftOut(
    "bounds for each element: `random.statelessTruncatedNormal` has those at two deviations",
  ),
  "random.uniform_candidate_sampler": leftOut(SAMPLER),

  "strings.to_hash_bucket": is("strings.toHashBucketFast"),
  "strings.unicode_decode_with_offsets": leftOut(
    "offsets in bytes; JavaScript's text has none: `strings.unicodeDecode`",
  ),
  "strings.unicode_split_with_offsets": leftOut("as `unicode_decode_with_offsets`"),
  "strings.unicode_transcode": leftOut("text is UTF-8 everywhere: decode bytes with `TextDecoder`"),

  "ragged.cross": leftOut(SPARSE_HASH),
  "ragged.cross_hashed": leftOut(SPARSE_HASH),
  "ragged.stack_dynamic_partitions": is("dynamicPartition", "and `ragged.stack`"),
};
