/** To the nearest multiple, ties up: 12 people are shown as 10, 13 as 15; 25 sessions as 30. */
export const rounded = (value: number, base: number): number => base * Math.floor((value + base / 2) / base)

/** Both ends included. */
export type Interval = { lo: number; hi: number }

/** Whole numbers that are shown as `shown`, and never fewer than `atLeast`: 10 people mean 10 to 12, 45 mean 43 to 47. */
export function intervalOf(shown: number, base: number, atLeast = 0): Interval {
  return { lo: Math.max(atLeast, Math.ceil(shown - base / 2)), hi: Math.ceil(shown + base / 2) - 1 }
}
