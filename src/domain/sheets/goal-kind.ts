/** 重点取組①, 重点目標 → priority; 業務改善取組① → improvement; any other number says nothing of the kind. */
export function goalKind(numberText: string): "priority" | "improvement" | null {
  if (/業務改善|改善取組/.test(numberText)) return "improvement";
  return numberText.includes("重点") ? "priority" : null;
}
