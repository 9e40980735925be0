type Dragged = { cell: string } | { line: string };

/** Lets words be dragged to the cell where they belong. Every act is one that the page's forms can do as well. */
function enhance(place: HTMLElement, action: string): void {
  // The lines without a cell stay in sight beside the sheet.
  document.body.classList.add("can-drag");
  let dragged: Dragged | null = null;

  const begin = (element: HTMLElement, what: Dragged) => {
    element.draggable = true;
    element.addEventListener("dragstart", (event) => {
      dragged = what;
      event.dataTransfer?.setData("text/plain", element.textContent ?? "");
      element.classList.add("chosen");
    });
    element.addEventListener("dragend", () => {
      dragged = null;
      element.classList.remove("chosen");
    });
  };

  for (const cell of place.querySelectorAll<HTMLElement>("[data-import-cell]")) {
    const path = cell.dataset.importCell ?? "";
    if (cell.querySelector(".text")) begin(cell, { cell: path });
    // The whole table cell takes the drop: an empty one has hardly a height of its own.
    const target = cell.closest<HTMLElement>("td, th, .box-value") ?? cell;
    target.addEventListener("dragover", (event) => {
      if (!dragged) return;
      event.preventDefault();
      cell.classList.add("over");
    });
    target.addEventListener("dragleave", () => cell.classList.remove("over"));
    target.addEventListener("drop", (event) => {
      event.preventDefault();
      cell.classList.remove("over");
      if (dragged) void send(action, actOf(dragged, path));
    });
  }
  for (const line of document.querySelectorAll<HTMLElement>("[data-unplaced]")) {
    begin(line, { line: line.dataset.unplaced ?? "" });
  }
}

function actOf(dragged: Dragged, path: string): Record<string, string> {
  if ("cell" in dragged) return { act: "move", cell: dragged.cell, to: path };
  const [, row = "", concept = ""] = /^(.*\/)([^/]+)$/.exec(path) ?? [];
  return { act: "place", line: dragged.line, row, concept };
}

async function send(action: string, act: Record<string, string>): Promise<void> {
  if (act.cell !== undefined && act.cell === act.to) return;
  const answer = await fetch(action, {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "application/json" },
    body: JSON.stringify(act),
  }).catch(() => null);
  if (answer?.ok) {
    location.reload();
    return;
  }
  const said: { message?: string } | null = (await answer?.json().catch(() => null)) ?? null;
  tell(said?.message ?? "サーバーとつながらないため、動かせませんでした。もう一度お試しください。");
}

function tell(message: string): void {
  const notice = document.createElement("p");
  notice.className = "notice notice-bad";
  notice.setAttribute("role", "alert");
  notice.textContent = message;
  document.querySelector("[data-island=import-placing]")?.prepend(notice);
}

const place = document.querySelector<HTMLElement>('[data-island="import-placing"]');
if (place) {
  const props: { action?: string } = JSON.parse(place.dataset.props ?? "{}");
  if (props.action) enhance(place, props.action);
}
