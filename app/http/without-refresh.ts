/** The element itself stays: React looks for it when it takes the page over. */
const refresh = /<noscript><meta http-equiv="refresh"[^>]*\/?><\/noscript>/
const somethingToFill = /<(textarea|select)\b|<input\b(?![^>]*\btype="(?:hidden|submit|button)")/

/** A word to look for is no work that could be lost, and the caseload shows names. */
const lookingFor = /<form\b[^>]*(?:method="get"|role="search")[\s\S]*?<\/form>/g

/**
 * Without script a page asks for its veil after a pause by a meta refresh, which would take half-written words with it:
 * a page with anything to fill in does without, and the sign-in page says so. The empty element stays: the script expects it.
 */
export function withoutRefreshWhereWritten(page: string): string {
  return somethingToFill.test(page.replaceAll(lookingFor, '')) ? page.replace(refresh, '<noscript></noscript>') : page
}
