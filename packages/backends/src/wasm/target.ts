// What code is generated for: chosen once, when the backend is made.

export interface Target {
  /** Whether the engine has relaxed SIMD, and results may differ between machines in the last bit. */
  readonly fma: boolean;
  /** Whether the engine joins neighbouring 128-bit operations into 256-bit ones (V8's revectorizer, by its flag). */
  readonly wide: boolean;
  /**
   * Whether the engine keeps loads where they are written, so that loops may be unrolled; older V8 moves all loads of a block to
   * its top and then spills.
   */
  readonly ordered: boolean;
  /** Whether the order in which kernels fold depends on their sizes and dtypes alone, so that what is fused has the same bits. */
  readonly fixed?: boolean;
}
