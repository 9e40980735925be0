/** What another person wrote into a cell meanwhile, and who and when if that is known. */
export type CellConflict = { key: string; current: string; by: string | null; at: string | null };
