/** The page's language as its `html` element says it; figures, dates and plurals follow it. */
export const locale = document.documentElement.lang || 'en-GB'
