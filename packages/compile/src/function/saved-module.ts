// The JavaScript of a saved program, as text: it depends on nothing, and generates no code.

export const LOADER = `// A program that Gradtape has compiled ahead of time. It needs no library, and runs where code cannot be generated.
const PROGRAM = /* SPEC */;

const ARRAYS = {
  bool: Uint8Array, int8: Int8Array, uint8: Uint8Array, int16: Int16Array, uint16: Uint16Array,
  int32: Int32Array, uint32: Uint32Array, int64: BigInt64Array, uint64: BigUint64Array,
  float16: Uint16Array, bfloat16: Uint16Array, float32: Float32Array, float64: Float64Array,
  complex64: Float32Array, complex128: Float64Array,
};
const sizeOf = (shape) => shape.reduce((a, b) => a * b, 1);
const lanesOf = (dtype) => (dtype.startsWith("complex") ? 2 : 1);

/**
 * Makes the program ready. Where a module can be imported as a file of WebAssembly (\`import program from "./program.wasm"\`), pass
 * it; otherwise the file beside this one is read. A \`WebAssembly.Module\`, its bytes, a \`Response\` or a URL will do.
 */
export async function load(source = new URL("./program.wasm", import.meta.url)) {
  const module = source instanceof WebAssembly.Module ? source : await WebAssembly.compile(await bytesOf(source));
  const { exports } = await WebAssembly.instantiate(module, {});
  const view = ({ dtype, shape, address }) =>
    new ARRAYS[dtype](exports.memory.buffer, address, sizeOf(shape) * lanesOf(dtype));
  const take = (array) => {
    const { shape, dtype, strides, address } = array;
    if (!strides) return { data: view(array).slice(), shape, dtype };
    const lanes = lanesOf(dtype);
    const all = new ARRAYS[dtype](exports.memory.buffer);
    const data = new ARRAYS[dtype](sizeOf(shape) * lanes);
    const first = address / data.BYTES_PER_ELEMENT;
    const index = shape.map(() => 0);
    for (let i = 0; i < data.length; i += lanes) {
      const at = first + lanes * index.reduce((sum, x, d) => sum + x * strides[d], 0);
      for (let lane = 0; lane < lanes; lane++) data[i + lane] = all[at + lane];
      for (let d = shape.length - 1; d >= 0 && ++index[d] === shape[d]; d--) index[d] = 0;
    }
    return { data, shape, dtype };
  };
  const put = (array, value, what) => {
    const { shape, dtype, address } = array;
    const flat = ArrayBuffer.isView(value) ? value : value?.data ?? [value].flat(Infinity);
    const size = sizeOf(shape) * lanesOf(dtype);
    if (flat.length !== size)
      throw new TypeError(\`\${PROGRAM.name}: \${what} has \${flat.length} elements, and takes \${size}: \${dtype} of shape [\${shape.join(", ")}]\`);
    const data = ARRAYS[dtype].from(flat);
    if (address >= 0) view(array).set(data);
    return data;
  };
  const variables = Object.fromEntries(
    Object.entries(PROGRAM.variables).map(([name, array]) => [
      name,
      { shape: array.shape, dtype: array.dtype, get: () => take(array).data, set: (value) => void put(array, value, name) },
    ]),
  );
  const given = [];
  const enter = (pattern, value, path) => {
    if (typeof pattern === "number") given[pattern] = put(PROGRAM.inputs[pattern], value, path);
    else if (Array.isArray(pattern)) {
      if (!Array.isArray(value) || value.length !== pattern.length)
        throw new TypeError(\`\${PROGRAM.name}: \${path} must be an array of \${pattern.length}\`);
      pattern.forEach((p, i) => enter(p, value[i], path === "" ? \`argument \${i}\` : \`\${path}[\${i}]\`));
    } else if ("=" in pattern || Object.keys(pattern).length === 0) {
      if (!Object.is(value ?? undefined, pattern["="] ?? undefined))
        throw new TypeError(\`\${PROGRAM.name}: \${path} must be \${pattern["="]}, as it was when the program was compiled\`);
    } else for (const key of Object.keys(pattern)) enter(pattern[key], value?.[key], \`\${path}.\${key}\`);
  };
  const result = (pattern) => {
    if (typeof pattern === "number") {
      const array = PROGRAM.outputs[pattern];
      return array.argument === undefined ? take(array) : { data: given[array.argument].slice(), shape: array.shape, dtype: array.dtype };
    }
    if (Array.isArray(pattern)) return pattern.map(result);
    if ("=" in pattern || Object.keys(pattern).length === 0) return pattern["="];
    return Object.fromEntries(Object.entries(pattern).map(([key, p]) => [key, result(p)]));
  };
  const call = (...args) => {
    enter(PROGRAM.arguments, args, "");
    exports.step();
    return result(PROGRAM.results);
  };
  return Object.assign(call, { variables, inputs: PROGRAM.inputs, outputs: PROGRAM.outputs });
}

async function bytesOf(source) {
  if (source instanceof ArrayBuffer || ArrayBuffer.isView(source)) return source;
  if (typeof Response === "function" && source instanceof Response) return source.arrayBuffer();
  const url = new URL(source, import.meta.url);
  if (url.protocol !== "file:") return (await fetch(url)).arrayBuffer();
  const { readFile } = await import("node:fs/promises");
  return readFile(url);
}
`;

export const TYPES = `/** An array that the program gives: elements in row-major order. */
export interface SavedResult {
  readonly data: ArrayLike<number> | ArrayLike<bigint>;
  readonly shape: readonly number[];
  readonly dtype: string;
}
/** A variable of the program, which keeps its value from call to call. */
export interface SavedVariable {
  readonly shape: readonly number[];
  readonly dtype: string;
  get(): ArrayLike<number> | ArrayLike<bigint>;
  set(value: unknown): void;
}
export interface SavedProgram {
  /** Takes arguments as the function did: arrays (typed or nested) in the place of tensors. */
  (...args: readonly unknown[]): unknown;
  readonly variables: Readonly<Record<string, SavedVariable>>;
  readonly inputs: readonly { readonly shape: readonly number[]; readonly dtype: string }[];
  readonly outputs: readonly { readonly shape: readonly number[]; readonly dtype: string }[];
}
export function load(source?: WebAssembly.Module | BufferSource | Response | URL | string): Promise<SavedProgram>;
`;
