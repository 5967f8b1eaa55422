// `image`: images as `[height, width, channels]`, or batches of them.
export {};
