/** How the shape of facts is written down, so that the compiler can hold it against their types. */

export type Leaf = 'text' | 'number' | 'day' | 'yes or no';

/** A list of facts of one shape; a function, because a chain holds chains. */
export interface ListShape<S = Shape> {
  readonly rows: () => S;
}

export interface FieldsShape {
  readonly fields: { readonly [name: string]: Shape };
}

export type Shape = Leaf | ListShape | FieldsShape;

/** The shape that data of a type has. */
export type ShapeOf<T> = [NonNullable<T>] extends [ReadonlyArray<infer Row>]
  ? ListShape<ShapeOf<Row>>
  : [NonNullable<T>] extends [object]
    ? { readonly fields: { readonly [K in keyof NonNullable<T>]-?: ShapeOf<NonNullable<T>[K]> } }
    : Leaf;

export const rows = <S extends Shape>(shape: S): ListShape<S> => ({ rows: () => shape });
export const fields = <F extends { readonly [name: string]: Shape }>(
  of: F,
): { readonly fields: F } => ({
  fields: of,
});
