/** Fewest and most files that stand side by side. */
export const compared = { least: 2, most: 4 } as const
