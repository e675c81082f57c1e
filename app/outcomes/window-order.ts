/** How two windows lie to each other. Days are ISO, both ends included. */
export type Span = { startsOn: string; endsOn: string }

export const isSame = (one: Span, other: Span): boolean => one.startsOn === other.startsOn && one.endsOn === other.endsOn
export const isApart = (one: Span, other: Span): boolean => one.endsOn < other.startsOn || other.endsOn < one.startsOn
/** `inner` lies whole inside `outer`; a window lies inside itself. */
export const isInside = (inner: Span, outer: Span): boolean => outer.startsOn <= inner.startsOn && inner.endsOn <= outer.endsOn
export const isNested = (one: Span, other: Span): boolean => isInside(one, other) || isInside(other, one)
/** Neither apart nor nested: what is in both could be worked out by subtracting, so such a pair is never released. */
export const isCrossing = (one: Span, other: Span): boolean => !isApart(one, other) && !isNested(one, other)
/** Whether windows together leave no month of a longer one. */
export const coversAll = (outer: Span, shorter: readonly { window: Span }[]): boolean => monthsOf(outer).every((month) => shorter.some(({ window }) => monthsOf(window).includes(month)))

/** Figures of each window together, in the order they came: one that was revised has several. */
export const versionsOf = <One extends { window: Span }>(list: readonly One[]): One[][] => [...Map.groupBy(list, ({ window }) => `${window.startsOn} ${window.endsOn}`).values()]

/** For each month of a longer window, those of the shorter ones that leave it; each list once, and none that is empty. */
export function leavingAMonth<One extends { window: Span }>(outer: Span, shorter: readonly One[]): One[][] {
  const lists = monthsOf(outer).map((month) => shorter.filter(({ window }) => !monthsOf(window).includes(month)))
  return lists.filter((list, at) => list.length > 0 && lists.findIndex((one) => one.length === list.length && one.every((each) => list.includes(each))) === at)
}

/** What a reader may subtract from a longer window: those, and all of the shorter ones together where they leave no month. */
export const subtractedFrom = <One extends { window: Span }>(outer: Span, shorter: readonly One[]): One[][] => [...leavingAMonth(outer, shorter), ...(coversAll(outer, shorter) ? [[...shorter]] : [])]

function monthsOf({ startsOn, endsOn }: Span): number[] {
  const [first = 0, last = 0] = [startsOn, endsOn].map((day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)))
  return Array.from({ length: last - first + 1 }, (_, at) => first + at)
}
