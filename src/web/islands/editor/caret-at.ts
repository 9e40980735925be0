import type { MouseEvent } from "react";

/** Where in a cell's text the mouse points, so that writing begins there; null when the browser can't tell. */
export function caretAt(event: MouseEvent, text: string): number | null {
  const place = document.caretPositionFromPoint?.(event.clientX, event.clientY);
  if (!place || !event.currentTarget.contains(place.offsetNode)) return null;
  if (place.offsetNode.nodeType !== Node.TEXT_NODE || place.offsetNode.textContent !== text) return null;
  // A field has one character for a line end where the stored text may have two.
  return text.slice(0, place.offset).replaceAll("\r\n", "\n").length;
}
