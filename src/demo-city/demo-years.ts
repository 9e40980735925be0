import type { DemoSheet } from "./demo-sheet.ts";
import { citizens2024 } from "./goals/citizens-2024.ts";
import { citizens2025 } from "./goals/citizens-2025.ts";
import { citizens2026 } from "./goals/citizens-2026.ts";
import { education2026 } from "./goals/education-2026.ts";
import { generalAffairs2024 } from "./goals/general-affairs-2024.ts";
import { generalAffairs2025 } from "./goals/general-affairs-2025.ts";
import { generalAffairs2026 } from "./goals/general-affairs-2026.ts";
import { industry2026 } from "./goals/industry-2026.ts";
import { infrastructure2025 } from "./goals/infrastructure-2025.ts";
import { infrastructure2026 } from "./goals/infrastructure-2026.ts";
import { policy2024 } from "./goals/policy-2024.ts";
import { policy2025 } from "./goals/policy-2025.ts";
import { policy2026 } from "./goals/policy-2026.ts";
import { welfare2025 } from "./goals/welfare-2025.ts";
import { welfare2026 } from "./goals/welfare-2026.ts";

export type DemoYear = { fiscalYear: number; createdOn: string; sheets: DemoSheet[] };

/** Tried by three departments, widened to five, then by the whole city, whose year is half over. Earliest first. */
export const demoYears: DemoYear[] = [
  { fiscalYear: 2024, createdOn: "令和6年5月24日", sheets: [...policy2024, ...generalAffairs2024, ...citizens2024] },
  {
    fiscalYear: 2025,
    createdOn: "令和7年4月18日",
    sheets: [...policy2025, ...generalAffairs2025, ...citizens2025, ...welfare2025, ...infrastructure2025],
  },
  {
    fiscalYear: 2026,
    createdOn: "令和8年4月17日",
    sheets: [
      ...policy2026,
      ...generalAffairs2026,
      ...citizens2026,
      ...welfare2026,
      ...industry2026,
      ...infrastructure2026,
      ...education2026,
    ],
  },
];
