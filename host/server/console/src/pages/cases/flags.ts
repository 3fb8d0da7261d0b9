// The facts of a case that are a plain yes or no.

export const FLAGS = ["asks_judgement_by_picture", "force_majeure", "explained", "no_reason_excluded", "safety_fault", "large_fault", "compensation_declined"] as const;
