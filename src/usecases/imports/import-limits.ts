/** What one import may hold. `uploadBytes`: as sent; `bytes`: after zip files were opened. */
export const importLimits = { files: 200, uploadBytes: 50_000_000, bytes: 150_000_000 } as const;
