// Every error class. Form of a message: `op: what is wrong: the numbers that clash; the way out`.

/** The base of all errors that Gradtape throws on purpose. */
export abstract class GradtapeError extends Error {
  /** The op or function that refused. */
  readonly op: string;
  constructor(op: string, message: string) {
    super(`${op}: ${message}`);
    this.op = op;
  }
}

/** Shapes that do not fit together. */
export class ShapeError extends GradtapeError {
  readonly shapes: readonly (readonly number[])[];
  readonly axis: number | undefined;
  constructor(
    op: string,
    message: string,
    fields: { shapes?: readonly (readonly number[])[]; axis?: number } = {},
  ) {
    super(op, message);
    this.shapes = fields.shapes ?? [];
    this.axis = fields.axis;
    this.name = "ShapeError";
  }
}

/** Dtypes that differ or that an op does not take. */
export class DTypeError extends GradtapeError {
  readonly dtypes: readonly string[];
  constructor(op: string, message: string, dtypes: readonly string[] = []) {
    super(op, message);
    this.dtypes = dtypes;
    this.name = "DTypeError";
  }
}

/** A value that an argument may not have. */
export class ArgumentError extends GradtapeError {
  constructor(op: string, message: string) {
    super(op, message);
    this.name = "ArgumentError";
  }
}

/** A tape used in a way that cannot give a gradient. */
export class GradientError extends GradtapeError {
  constructor(op: string, message: string) {
    super(op, message);
    this.name = "GradientError";
  }
}

/** A tensor used after `dispose()` or after its scope ended. */
export class DisposedError extends GradtapeError {
  constructor(op: string, message: string) {
    super(op, message);
    this.name = "DisposedError";
  }
}

/** Something that the active backend or platform cannot do. */
export class UnsupportedError extends GradtapeError {
  constructor(op: string, message: string) {
    super(op, message);
    this.name = "UnsupportedError";
  }
}

/** Something that a trace cannot follow. */
export class TraceError extends GradtapeError {
  constructor(op: string, message: string) {
    super(op, message);
    this.name = "TraceError";
  }
}

/** No memory for a buffer, even after freeing what could be freed. */
export class OutOfMemoryError extends GradtapeError {
  readonly requested: number;
  constructor(op: string, message: string, requested: number) {
    super(op, message);
    this.requested = requested;
    this.name = "OutOfMemoryError";
  }
}

/** NaN or infinity where finite numbers were expected. */
export class NumericsError extends GradtapeError {
  readonly dtype: string;
  readonly shape: readonly number[];
  /** How many elements are NaN, */
  readonly nan: number;
  /** and how many infinite. */
  readonly infinite: number;
  constructor(
    op: string,
    message: string,
    fields: { dtype: string; shape: readonly number[]; nan: number; infinite: number },
  ) {
    super(op, message);
    this.dtype = fields.dtype;
    this.shape = fields.shape;
    this.nan = fields.nan;
    this.infinite = fields.infinite;
    this.name = "NumericsError";
  }
}

/** A file or byte stream that is not what it says. */
export class FormatError extends GradtapeError {
  constructor(op: string, message: string) {
    super(op, message);
    this.name = "FormatError";
  }
}
