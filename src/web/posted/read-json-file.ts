/** What an uploaded file holds as JSON (UTF-8, with or without BOM); undefined when it isn't any. */
export async function readJsonFile(file: File): Promise<unknown> {
  try {
    return JSON.parse(await file.text());
  } catch {
    return undefined;
  }
}
