import "../styles/editor.css";
import "../styles/editor-cells.css";
import "../styles/editor-cards.css";
import "../styles/editor-panel.css";
import { SheetEditor } from "./editor/sheet-editor.tsx";
import { mountIsland } from "./mount-island.ts";

mountIsland("sheet-editor", SheetEditor);
