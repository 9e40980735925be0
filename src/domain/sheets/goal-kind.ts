/** 重点取組①, 重点目標 → priority; 業務改善取組① → improvement; any other number says nothing of the kind. */
export function goalKind(numberText: string): "priority" | "improvement" | null {
  // A narrow column breaks its words: 「業務改 善取組①」.
  const words = numberText.replace(/\s/g, "");
  if (/業務改善|改善取組/.test(words)) return "improvement";
  return words.includes("重点") ? "priority" : null;
}
