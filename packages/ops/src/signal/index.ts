// `signal`: Fourier transforms, windows and frames.
export {};
