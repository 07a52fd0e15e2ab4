import { SettingsFrame } from '@/components/settings-frame'
import { isSurround, surroundLabels, surrounds, useSurround } from '@/lib/surround'
import { isTheme, themeLabels, themes, useTheme } from '@/lib/theme'
import { ChoiceCards } from './choice-cards'
import { SurroundSample } from './surround-sample'
import { ThemeSample } from './theme-sample'
import { YourName } from './your-name'
import './appearance.css'

export function AppearancePage() {
  const { theme, choose: chooseTheme } = useTheme()
  const { surround, choose: chooseSurround } = useSurround()
  return (
    <SettingsFrame title="Appearance">
      <ChoiceCards
        label="Theme"
        hint="Every grey is free of hue, so that nothing tints the eye that judges a picture."
        value={theme}
        onChange={(id) => isTheme(id) && chooseTheme(id)}
        cards={themes.map((id) => ({
          id,
          label: themeLabels[id],
          sample: <ThemeSample theme={id} />,
        }))}
      />
      <ChoiceCards
        label="Around pictures"
        hint="Black as in a cinema, 18 % grey as on a grading desk, white as on paper."
        value={surround}
        onChange={(id) => isSurround(id) && chooseSurround(id)}
        cards={surrounds.map((id) => ({
          id,
          label: surroundLabels[id],
          sample: <SurroundSample theme={theme} surround={id} />,
        }))}
      />
      <YourName />
      <p className="t-12 text-3">Kept in this browser; other people's pages stay as they are.</p>
    </SettingsFrame>
  )
}
