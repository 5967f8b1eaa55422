// Files of tensors: safetensors and NumPy. Plain arrays with shapes in and out, no tensors.

export type { HostTensor } from "./host.ts";
export { decodeNpy, encodeNpy } from "./npy.ts";
export { decodeSafetensors, encodeSafetensors } from "./safetensors.ts";
export type { DecodeSafetensorsOptions, SafetensorsFile } from "./safetensors.ts";
