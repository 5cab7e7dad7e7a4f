/** The first output of a program for one input; `none` if it has no output. */
export type JqResult =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'none' }
  | { readonly kind: 'error'; readonly message: string };
