// A text cut where the searched words stand, so that they can be shown.

export type Piece = { text: string; hit: boolean };

export function marked(text: string, words: string): Piece[] {
  const wanted = words.split(/\s+/).filter((word) => word !== "").map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  if (wanted.length === 0) return [{ text, hit: false }];
  // Longest first: of two words that begin alike the longer one is marked whole.
  const pattern = new RegExp(`(${wanted.sort((a, b) => b.length - a.length).join("|")})`, "gi");
  return text.split(pattern).flatMap((piece, index) => (piece === "" ? [] : [{ text: piece, hit: index % 2 === 1 }]));
}
