// `bitwise`: the bits of integers.
export {};
