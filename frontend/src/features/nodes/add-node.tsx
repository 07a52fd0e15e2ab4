import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { addBackend, testBackend } from '@/api/backends'
import { useApi } from '@/api/context'
import { messageOf } from '@/api/problem'
import { Button } from '@/components/button'
import { TextField } from '@/components/text-field'
import { machineOf, nodeUrl } from './address'
import { HowToAdd } from './how-to-add'
import { ProbeResult } from './probe-result'

export function AddNode() {
  const api = useApi()
  const queries = useQueryClient()
  const [name, setName] = useState('')
  const [address, setAddress] = useState('')
  const probe = useMutation({ mutationFn: (url: string) => testBackend(api, { url }) })
  const adding = useMutation({
    mutationFn: (url: string) => addBackend(api, { name: name.trim() || machineOf(url), url }),
    onSuccess: () => {
      setName('')
      setAddress('')
      probe.reset()
      return queries.invalidateQueries({ queryKey: ['backends'] })
    },
  })
  const url = nodeUrl(address)
  const changeAddress = (typed: string) => {
    setAddress(typed)
    probe.reset()
    adding.reset()
  }
  const add = (event: FormEvent) => {
    event.preventDefault()
    if (url) adding.mutate(url)
  }
  return (
    <section aria-labelledby="add-node" className="add-node">
      <h2 id="add-node" className="t-15 strong">
        Add a ComfyUI node
      </h2>
      <HowToAdd />
      <form onSubmit={add}>
        <TextField
          label="Address"
          layout="stacked"
          value={address}
          onChange={changeAddress}
          placeholder="http://192.168.1.20:8188"
          autoComplete="off"
          error={adding.error ? messageOf(adding.error) : undefined}
        />
        <TextField
          label="Name"
          layout="stacked"
          value={name}
          onChange={setName}
          placeholder={url ? machineOf(url) : 'north-1'}
          autoComplete="off"
        />
        <div className="add-node-actions">
          <Button look="box" isDisabled={!url} onPress={() => probe.mutate(url)}>
            Test connection
          </Button>
          <Button type="submit" look="solid" isDisabled={!url}>
            Add node
          </Button>
        </div>
      </form>
      <ProbeResult isTrying={probe.isPending} probe={probe.data} error={probe.error} />
    </section>
  )
}
