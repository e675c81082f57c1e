/**
 * The one place a permission decision passes through. The product has one implementation; tests build a scope whose
 * rules say yes to everything, to show that the keys alone still refuse.
 */
export type Rules = { holds(decided: boolean): boolean }

export const rules: Rules = { holds: (decided) => decided }
