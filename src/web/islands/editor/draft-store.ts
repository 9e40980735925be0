import type { DraftRecord } from "./draft-records.ts";

/** Unsent changes in this browser (IndexedDB). Every call rejects when the browser refuses to store. */
export type DraftStore = {
  of: (scope: string) => Promise<DraftRecord[]>;
  /** Writes and removes in one transaction; resolves once it is committed. */
  change: (put: DraftRecord[], remove: string[]) => Promise<void>;
};

const table = "pending";

export async function openDraftStore(): Promise<DraftStore> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open("michishirube-drafts", 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(table, { keyPath: "id" }).createIndex("scope", "scope");
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new Error("draft store is blocked"));
  });
  return {
    of: (scope) =>
      new Promise((resolve, reject) => {
        const request = database.transaction(table).objectStore(table).index("scope").getAll(scope);
        request.onsuccess = () => resolve(request.result as DraftRecord[]);
        request.onerror = () => reject(request.error);
      }),
    change: (put, remove) =>
      new Promise((resolve, reject) => {
        const transaction = database.transaction(table, "readwrite", { durability: "strict" });
        const records = transaction.objectStore(table);
        for (const id of remove) records.delete(id);
        for (const record of put) records.put(record);
        transaction.oncomplete = () => resolve();
        transaction.onerror = () => reject(transaction.error);
        transaction.onabort = () => reject(transaction.error);
      }),
  };
}
