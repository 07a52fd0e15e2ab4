import { create } from 'zustand'

export const themes = ['dark', 'light', 'contrast'] as const
export type Theme = (typeof themes)[number]

export const themeLabels: Record<Theme, string> = {
  dark: 'Dark',
  light: 'Light',
  contrast: 'High contrast',
}

const KEY = 'theme'

export function isTheme(value: unknown): value is Theme {
  return themes.some((theme) => theme === value)
}

/** The chosen theme, kept on this machine; dark until somebody chooses. */
function storedTheme(): Theme {
  const stored = localStorage.getItem(KEY)
  return isTheme(stored) ? stored : 'dark'
}

type ThemeStore = { theme: Theme; choose: (theme: Theme) => void }

export const useTheme = create<ThemeStore>((set) => ({
  theme: storedTheme(),
  choose: (theme) => {
    localStorage.setItem(KEY, theme)
    document.documentElement.dataset.theme = theme
    set({ theme })
  },
}))
