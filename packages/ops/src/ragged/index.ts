// `ragged`: rows of different lengths, as values with row splits.
export {};
