// Kernels that go along one axis have it last.

/** What is said of each axis, with that of one axis moved to the end. */
export const toLast = <T>(list: readonly T[], axis: number): T[] => [
  ...list.toSpliced(axis, 1),
  list[axis]!,
];
