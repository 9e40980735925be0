import { type ComponentType, createElement } from "react";
import { createRoot } from "react-dom/client";

/**
 * Starts an island where the server left a place for it (components/island.tsx): the element with
 * `data-island={name}` and its props as JSON in `data-props`. What the server rendered inside the place is replaced.
 */
export function mountIsland<Props extends object>(name: string, Island: ComponentType<Props>): void {
  const place = document.querySelector<HTMLElement>(`[data-island="${name}"]`);
  if (!place?.dataset.props) return;
  createRoot(place).render(createElement(Island, JSON.parse(place.dataset.props) as Props));
}
