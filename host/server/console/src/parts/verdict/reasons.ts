// Every rule that an answer names, wherever the kind of policy puts it, with what it says.

export type Named = { rule: string; text: string };

const isNode = (value: unknown): value is Record<string, unknown> => value !== null && typeof value === "object" && !Array.isArray(value);

export function reasonsOf(answer: unknown): Named[] {
  const found: Named[] = [];
  const look = (value: unknown) => {
    if (Array.isArray(value)) return value.forEach(look);
    if (!isNode(value)) return;
    if (typeof value.rule === "string" && typeof value.text === "string") found.push({ rule: value.rule, text: value.text });
    Object.values(value).forEach(look);
  };
  look(answer);
  return found;
}
