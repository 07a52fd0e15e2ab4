import { type AddressInfo, createServer, type Server } from 'node:net'

const listening = () =>
  new Promise<Server>((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => resolve(server))
  })

const isAddress = (address: AddressInfo | string | null): address is AddressInfo =>
  typeof address === 'object' && address !== null

/** Ports that nobody listened at a moment ago; all are held until all are known. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(Array.from({ length: count }, listening))
  const addresses = servers.map((server) => server.address()).filter(isAddress)
  await Promise.all(servers.map((server) => new Promise((done) => server.close(done))))
  return addresses.map(({ port }) => port)
}
