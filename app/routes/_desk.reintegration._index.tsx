import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { guarded } from '#app/http/guarded.server.ts'
import { scopeOf } from '#app/http/scope-of.server.ts'
import type { Spoken } from '#app/language/area.ts'
import { readRegister } from '#app/reintegration/read-register.server.ts'
import { RegisterPage } from '#app/reintegration/register-page.tsx'

export const handle: Spoken = { words: ['people', 'reintegration'] }

export const meta: MetaFunction = () => [{ title: 'Sirdash' }]

export const loader = guarded(async (args) => ({ view: await readRegister(await scopeOf(args)) }))

export default function Register() {
  return <RegisterPage {...useLoaderData<typeof loader>()} />
}
