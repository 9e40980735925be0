import "../styles/editor.css";
import { SheetEditor } from "./editor/sheet-editor.tsx";
import { mountIsland } from "./mount-island.ts";

mountIsland("sheet-editor", SheetEditor);
