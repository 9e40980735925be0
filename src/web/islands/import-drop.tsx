import { droppedFiles } from "./imports/dropped-files.ts";

/** Lets files and folders be dropped onto the upload form; what is sent and where stays the form's. */
function enhance(form: HTMLFormElement): void {
  const zone = form.querySelector<HTMLElement>("[data-drop-zone]");
  const list = form.querySelector<HTMLElement>("[data-drop-list]");
  const input = form.querySelector<HTMLInputElement>('input[name="files"]');
  if (!zone || !list || !input) return;

  const show = () => {
    const files = [...(form.querySelectorAll<HTMLInputElement>('input[type="file"]') ?? [])].flatMap((one) => [
      ...(one.files ?? []),
    ]);
    const size = files.reduce((sum, file) => sum + file.size, 0);
    list.textContent =
      files.length === 0 ? "" : `${files.length}ファイル（${(size / 1_000_000).toFixed(1)}MB）を選んでいます。`;
  };

  zone.addEventListener("dragover", (event) => {
    event.preventDefault();
    zone.classList.add("over");
  });
  zone.addEventListener("dragleave", () => zone.classList.remove("over"));
  zone.addEventListener("drop", async (event) => {
    event.preventDefault();
    zone.classList.remove("over");
    if (!event.dataTransfer) return;
    const transfer = new DataTransfer();
    for (const file of [...(input.files ?? []), ...(await droppedFiles(event.dataTransfer))]) transfer.items.add(file);
    input.files = transfer.files;
    show();
  });
  form.addEventListener("change", show);
  form.addEventListener("submit", () => {
    const button = form.querySelector<HTMLButtonElement>('button[type="submit"]');
    list.textContent = "ファイルを送っています。";
    // After the form's data was gathered: a disabled button must not take part in it.
    setTimeout(() => button?.setAttribute("disabled", ""), 0);
  });
}

const form = document.querySelector<HTMLFormElement>('[data-island="import-drop"] form');
if (form) enhance(form);
