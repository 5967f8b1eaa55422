// `sparse`: tensors given by their entries that are not zero.
export {};
