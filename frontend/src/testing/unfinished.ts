/** What a test began and need not wait for; its end does, so that the next test hears nothing of it. */
export const unfinished = new Set<() => Promise<unknown>>()
