import { render, screen } from '@testing-library/react'
import { useLocale } from 'react-aria-components/I18nProvider'
import { expect, test } from 'vitest'
import { createApi } from '@/api/client'
import { testConfig } from '@/testing/render-route'
import { Providers } from './providers'

function Speaking() {
  const { locale, direction } = useLocale()
  return <p>{`${locale} ${direction}`}</p>
}

test('widgets speak the language of the page, whatever the browser speaks', () => {
  expect(navigator.language).toBe('en-US')
  render(
    <Providers api={createApi(testConfig)}>
      <Speaking />
    </Providers>,
  )
  expect(screen.getByText('en-GB ltr')).toBeVisible()
})
