/** For the watchdog of whoever runs the server: it answers while the process does, and says nothing else. */
export function loader(): Response {
  return new Response('ok\n', { headers: { 'Content-Type': 'text/plain; charset=utf-8' } })
}
