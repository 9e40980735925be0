import { useEffect, useState } from "react";
import { CyclePreviewView } from "../components/cycle/cycle-preview-view.tsx";
import type { CyclePreview } from "../in-page/cycle-preview.ts";
import { mountIsland } from "./mount-island.ts";

type CyclePreviewProps = { formId: string; preview: CyclePreview };

/** Draws the year anew while its form is being filled in; the server judges, nothing is stored. */
function LiveCyclePreview({ formId, preview }: CyclePreviewProps) {
  const [shown, show] = useState(preview);
  useEffect(() => {
    const form = document.getElementById(formId);
    if (!(form instanceof HTMLFormElement)) return;
    let asked = 0;
    const ask = async () => {
      asked += 1;
      const nth = asked;
      const body = new URLSearchParams();
      for (const [name, value] of new FormData(form)) if (typeof value === "string") body.append(name, value);
      body.set("what", "preview");
      const answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" } });
      // What was asked last counts, whichever answer comes last.
      if (answer.ok && nth === asked) show(await answer.json());
    };
    const changed = () => void ask().catch(() => {});
    form.addEventListener("change", changed);
    return () => form.removeEventListener("change", changed);
  }, [formId]);
  return <CyclePreviewView {...shown} />;
}

mountIsland("cycle-preview", LiveCyclePreview);
