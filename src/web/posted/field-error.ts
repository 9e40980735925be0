/** What is wrong with one field of a form; `field` is the id of its input. */
export type FieldError = { field: string; message: string };
