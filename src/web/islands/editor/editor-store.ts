import { useSyncExternalStore } from "react";
import type { EditorModel, Stamp } from "./editor-model.ts";

/** A value with subscribers outside React, so that a keystroke redraws only what it changes. */
export type Store<T> = {
  get: () => T;
  subscribe: (listener: () => void) => () => void;
  update: (change: (value: T) => T) => void;
};

export type EditorStore = Store<EditorModel>;

export function createStore<T>(first: T): Store<T> {
  let value = first;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    update: (change) => {
      const next = change(value);
      if (next === value) return;
      value = next;
      for (const listener of listeners) listener();
    },
  };
}

/** What a component needs of a store; `select` gives the same reference as long as nothing it reads has changed. */
export function useStore<T, Part>(store: Store<T>, select: (value: T) => Part): Part {
  return useSyncExternalStore(store.subscribe, () => select(store.get()));
}

export function stampNow(): Stamp {
  return { newId: () => crypto.randomUUID(), at: new Date().toISOString() };
}
