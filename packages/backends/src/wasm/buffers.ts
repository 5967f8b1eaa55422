// What the backend hands out as buffers: small typed arrays, which are staged in the heap for each run, and handles of
// large arrays, which lie in the heap while there is room.
// (Longer than others: who lies where changes in one place.)
import {
  DTYPES,
  hostArray,
  OutOfMemoryError,
  type Buffer,
  type DType,
  type HostArray,
  type TypedArray,
} from "@gradtape/core";
import { SLACK, type Engine } from "./engine.ts";
import { moveBytes, moveDoubles, moveFloats, moveInts } from "./copies.ts";
import { Heap } from "./heap.ts";

/**
 * Buffers of at most so many bytes are typed arrays: engines keep the elements of those beside the object. The elements of
 * longer ones are a thing of their own, which costs more than a place in the heap, even if that has to be put out later.
 */
const SMALL = 64;
/** Buffers of so many bytes go back as soon as the collector takes their handle; for smaller ones that costs too much. */
const REGISTERED = 131072;
/**
 * So much stays in the heap at first. The limit rises with all that was put out and is needed again, and falls slowly with
 * what is put out: the fewer bytes are in use in turn, the nearer they are to the processor.
 */
const START = 4 << 20;
const FALL = 16;
/** What a place costs the collector, in bytes. */
const WEIGHT = 256;
const STAGE = 65536;
/** Runs are counted round and round, in what every engine holds as a small integer. */
const TICKS = 0x3fffffff;

/** Where the elements of a large buffer are. Its handle knows it; so does the ring while it is in the heap. */
class Place {
  readonly dtype: DType;
  readonly length: number;
  readonly bytes: number;
  /** In the heap; 0 while it is not there. */
  address = 0;
  /** The elements while they are not in the heap. */
  array: TypedArray | null = null;
  /** The run that used it last, */
  used: number;
  /** and what that was when its turn in the ring last came. */
  seen: number;
  next: Place;
  previous: Place;

  constructor(dtype: DType, length: number, bytes: number, tick: number) {
    this.dtype = dtype;
    this.length = length;
    this.bytes = bytes;
    this.used = this.seen = tick;
    this.next = this.previous = this;
  }
}

class Handle {
  readonly place: Place;
  constructor(place: Place) {
    this.place = place;
  }
}

/** A block that all runs use, which grows. */
interface Shared {
  address: number;
  bytes: number;
}

/**
 * Nobody need free anything. Finalizers do not run inside a synchronous loop, so what is in the heap is bounded: above the
 * limit the arrays that were not used for longest are put out, copied to typed arrays that the collector owns. A dead one
 * costs that copy, a live one comes back when it is next used.
 */
export class Buffers {
  readonly heap: Heap;
  /** Bytes of large buffers in the heap, and of their places. */
  resident = 0;
  readonly #engine: Engine;
  readonly #most: number;
  readonly #least: number;
  #limit: number;
  #tick = 0;
  #running = false;
  /** Places in the heap, those whose turn to be put out comes next first. */
  readonly #ring = new Place("bool", 0, 0, 0);
  #places = 0;
  readonly #lost = new FinalizationRegistry<Place>((place) => this.#drop(place));

  readonly #stage: number;
  #top: number;
  /** Blocks for what found no room in the stage. */
  readonly #further: number[] = [];
  readonly #scratch: Shared = { address: 0, bytes: 0 };
  readonly #arena: Shared = { address: 0, bytes: 0 };
  /** How many programs need an arena of how many bytes. */
  readonly #needs = new Map<number, number>();
  readonly #gone = new FinalizationRegistry<number>((bytes) => this.#isGone(bytes));

  /** Views of the whole memory, renewed when it has grown. */
  #bytes!: Uint8Array;
  #ints!: Int32Array;
  #floats!: Float32Array;
  #doubles!: Float64Array;

  /** `heapBytes` is how much large buffers may come to take in the heap. */
  constructor(engine: Engine, heapBytes = 256 << 20) {
    this.#engine = engine;
    this.heap = new Heap(engine);
    this.#most = heapBytes;
    this.#limit = this.#least = Math.min(START, heapBytes);
    this.#stage = this.#top = this.heap.alloc(STAGE);
    this.#look();
  }

  #look(): void {
    const { buffer } = (this.#bytes = this.#engine.bytes);
    this.#ints = this.#engine.ints;
    this.#floats = new Float32Array(buffer);
    this.#doubles = new Float64Array(buffer);
  }

  /** A buffer of `length` elements; a large one holds anything. Throws `OutOfMemoryError`. */
  alloc(length: number, dtype: DType): Buffer {
    if (dtype === "float32" && length <= SMALL / 4) return new Float32Array(length);
    const bytes = length * DTYPES[dtype].bytes;
    if (bytes <= SMALL) return hostArray(dtype, length);
    const place = new Place(dtype, length, bytes, this.#tick);
    const handle = new Handle(place);
    this.#admit(handle);
    return handle;
  }

  /** The buffer is not needed any more. */
  free(buffer: Buffer): void {
    if (!(buffer instanceof Handle)) return;
    const { place } = buffer;
    place.array = null;
    if (place.address !== 0) this.#leaveHeap(place);
  }

  /** Fill a buffer from its beginning. */
  write(buffer: Buffer, from: HostArray): void {
    const to = buffer instanceof Handle ? this.view(buffer) : (buffer as HostArray);
    if (Array.isArray(to)) for (let i = 0; i < from.length; i++) to[i] = from[i] as string;
    else (to as Float32Array).set(from as Float32Array);
  }

  /** A copy of `length` elements from `offset` on. */
  read(buffer: Buffer, dtype: DType, offset: number, length: number): HostArray {
    const { lanes } = DTYPES[dtype];
    const [begin, end] = [offset * lanes, (offset + length) * lanes];
    if (!(buffer instanceof Handle)) return (buffer as HostArray).slice(begin, end);
    return copyOf(elements(buffer.place, this.#bytes).subarray(begin, end));
  }

  /** The elements as they lie, for JavaScript to read and write until the next buffer is made or a run begins. */
  view(buffer: Buffer): HostArray {
    if (!(buffer instanceof Handle)) return buffer as HostArray;
    buffer.place.used = this.#tick;
    if (buffer.place.address === 0) this.#admit(buffer);
    return elements(buffer.place, this.#bytes);
  }

  /** Begin a run: what it asks addresses of stays in the heap until it ends. */
  enter(): void {
    this.leave();
    this.#running = true;
    if (this.#bytes !== this.#engine.bytes) this.#look();
  }

  /** The address of a buffer's elements during the run. */
  address(buffer: Buffer, dtype: DType): number {
    if (ArrayBuffer.isView(buffer)) return this.#bring(buffer as TypedArray, dtype);
    const { place } = buffer as Handle;
    place.used = this.#tick;
    if (place.address === 0) this.#admit(buffer as Handle);
    return place.address;
  }

  /** How many bytes a buffer's elements take. */
  size(buffer: Buffer): number {
    return ArrayBuffer.isView(buffer) ? buffer.byteLength : (buffer as Handle).place.bytes;
  }

  /** After the kernels: what they wrote to the buffer, whose elements `address` has put there. */
  store(buffer: Buffer, dtype: DType, address: number): void {
    if (ArrayBuffer.isView(buffer)) this.#take(buffer as TypedArray, dtype, address);
  }

  /** End the run. */
  leave(): void {
    this.#running = false;
    this.#tick = (this.#tick + 1) & TICKS;
    this.#top = this.#stage;
    if (this.#further.length > 0) {
      for (const address of this.#further) this.heap.free(address, SMALL);
      this.#further.length = 0;
    }
  }

  /** The address of at least so many bytes for kernels to work in. They are the same bytes for every run. */
  scratch(bytes: number): number {
    return this.#shared(this.#scratch, bytes, "scratch");
  }

  /** The same for temporaries. One program runs at a time: all have one arena, as large as the largest needs. */
  arena(bytes: number): number {
    return this.#shared(this.#arena, bytes, "temporaries");
  }

  /** Says that `program` is going to ask for such an arena; when nobody does any more for one that large, it is given back. */
  needArena(program: object, bytes: number): void {
    this.#needs.set(bytes, (this.#needs.get(bytes) ?? 0) + 1);
    this.#gone.register(program, bytes);
  }

  #isGone(bytes: number): void {
    const left = this.#needs.get(bytes)! - 1;
    if (left > 0) this.#needs.set(bytes, left);
    else this.#needs.delete(bytes);
    const block = this.#arena;
    if (block.bytes <= Math.max(0, ...this.#needs.keys())) return;
    this.heap.free(block.address, block.bytes);
    block.bytes = 0;
  }

  #shared(block: Shared, bytes: number, what: string): number {
    if (bytes > block.bytes) {
      if (block.bytes > 0) this.heap.free(block.address, block.bytes);
      block.bytes = 0;
      block.address = this.#room(bytes, `${bytes} bytes of ${what}`);
      block.bytes = bytes;
    }
    return block.address;
  }

  /** Copy a small array into the stage. */
  #bring(array: TypedArray, dtype: DType): number {
    const at = this.#reserve();
    switch (dtype) {
      case "float32":
      case "complex64":
        moveFloats(this.#floats, at / 4, array as Float32Array, 0, array.length);
        break;
      case "int32":
        moveInts(this.#ints, at / 4, array as Int32Array, 0, array.length);
        break;
      case "float64":
      case "complex128":
        moveDoubles(this.#doubles, at / 8, array as Float64Array, 0, array.length);
        break;
      case "bool":
      case "uint8":
        moveBytes(this.#bytes, at, array as Uint8Array, 0, array.length);
        break;
      default:
        (this.#staged(array, dtype, at) as Float32Array).set(array as Float32Array);
    }
    return at;
  }

  /** Copy back what lies in the stage. */
  #take(array: TypedArray, dtype: DType, at: number): void {
    switch (dtype) {
      case "float32":
      case "complex64":
        moveFloats(array as Float32Array, 0, this.#floats, at / 4, array.length);
        break;
      case "int32":
        moveInts(array as Int32Array, 0, this.#ints, at / 4, array.length);
        break;
      case "float64":
      case "complex128":
        moveDoubles(array as Float64Array, 0, this.#doubles, at / 8, array.length);
        break;
      case "bool":
      case "uint8":
        moveBytes(array as Uint8Array, 0, this.#bytes, at, array.length);
        break;
      default:
        (array as Float32Array).set(this.#staged(array, dtype, at) as Float32Array);
    }
  }

  #staged(array: TypedArray, dtype: DType, at: number): TypedArray {
    return viewOf(this.#bytes.buffer, dtype, at, array.length);
  }

  /** Room for a small array in the stage. */
  #reserve(): number {
    const at = this.#top;
    if (at < this.#stage + STAGE) {
      this.#top = at + SMALL + SLACK;
      return at;
    }
    const address = this.#room(SMALL, `${SMALL} bytes in the stage`);
    this.#further.push(address);
    return address;
  }

  /** Give the elements of a buffer a place in the heap. */
  #admit(handle: Handle): void {
    const { place } = handle;
    const { array, bytes } = place;
    place.address = this.#room(
      bytes,
      `${bytes} bytes (${place.length} elements of ${place.dtype})`,
    );
    if (array !== null) {
      this.#limit = Math.min(this.#most, this.#limit + bytes);
      place.array = null;
      (elements(place, this.#bytes) as Float32Array).set(array as Float32Array);
    }
    this.resident += bytes + WEIGHT;
    this.#places++;
    link(place, this.#ring);
    if (bytes >= REGISTERED) this.#lost.register(handle, place, place);
  }

  /** A block of so many bytes, for which others are put out where that is needed. */
  #room(bytes: number, what: string): number {
    const excess = this.resident + bytes + WEIGHT - this.#limit;
    if (excess > 0) this.#putOut(excess);
    let address = this.heap.alloc(bytes);
    if (address === 0) {
      this.#putOut(this.resident);
      address = this.heap.alloc(bytes);
    }
    if (address === 0) throw this.#none(bytes, what);
    if (this.#bytes !== this.#engine.bytes) this.#look();
    return address;
  }

  #none(bytes: number, what: string): OutOfMemoryError {
    return new OutOfMemoryError(
      "alloc",
      `no memory for ${what} besides ${this.heap.used} bytes in use: use smaller batches, or free tensors with dispose() or scope()`,
      bytes,
    );
  }

  #copyOf(place: Place): TypedArray {
    try {
      return copyOf(elements(place, this.#bytes));
    } catch (cause) {
      const error = this.#none(place.bytes, `${place.bytes} bytes outside the heap`);
      error.cause = cause;
      throw error;
    }
  }

  /** Put out so many bytes; those that were used since their last turn get another, and those of this run stay. */
  #putOut(bytes: number): void {
    const enough = this.resident - bytes;
    for (let turns = 2 * this.#places; turns > 0 && this.resident > enough; turns--) {
      const place = this.#ring.next;
      if (place.used !== place.seen || (this.#running && place.used === this.#tick)) {
        place.seen = place.used;
        unlink(place);
        link(place, this.#ring);
      } else {
        place.array = this.#copyOf(place);
        this.#limit = Math.max(this.#least, this.#limit - place.bytes / FALL);
        this.#leaveHeap(place);
      }
    }
  }

  #leaveHeap(place: Place): void {
    if (place.bytes >= REGISTERED) this.#lost.unregister(place);
    this.#drop(place);
  }

  #drop(place: Place): void {
    this.heap.free(place.address, place.bytes);
    place.address = 0;
    this.resident -= place.bytes + WEIGHT;
    this.#places--;
    unlink(place);
  }
}

/** Make a place the last of the ring. */
function link(place: Place, ring: Place): void {
  place.previous = ring.previous;
  place.next = ring;
  ring.previous.next = place;
  ring.previous = place;
}

function unlink(place: Place): void {
  place.previous.next = place.next;
  place.next.previous = place.previous;
  place.next = place.previous = place;
}

/** The elements of a large buffer, wherever they are. */
const elements = (place: Place, { buffer }: Uint8Array): TypedArray =>
  place.array ??
  viewOf(buffer, place.dtype, place.address, place.length * DTYPES[place.dtype].lanes);

/** A copy outside of the heap. Constructors, unlike `slice`, do not fill it with zeros first. */
const copyOf = (x: TypedArray): TypedArray =>
  new (x.constructor as new (from: TypedArray) => TypedArray)(x);

/** `length` counts words, of which a complex number has two. */
function viewOf(
  buffer: ArrayBufferLike,
  dtype: DType,
  address: number,
  length: number,
): TypedArray {
  return new DTYPES[dtype].array!(buffer, address, length);
}
