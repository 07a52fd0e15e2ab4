// Before any component's styles: what stands first says in which order layers weigh.
import '@/styles/index.css'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createApi, loadConfig } from '@/api/client'
import { Providers } from '@/app/providers'
import { createPageRouter } from '@/app/router'
import { StartFailed } from '@/app/start-failed'

const router = createPageRouter()

async function page() {
  // What the address leads to is fetched while the launcher says where the services are.
  void router.load()
  try {
    const api = createApi(await loadConfig())
    return (
      <Providers api={api}>
        <RouterProvider router={router} />
      </Providers>
    )
  } catch (error) {
    return <StartFailed error={error} />
  }
}

const place = document.getElementById('root')
if (!place) throw new Error('index.html has no #root.')
const root = createRoot(place)
page().then((content) => root.render(<StrictMode>{content}</StrictMode>))
