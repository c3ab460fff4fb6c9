/*
 * The service worker: opens the lesson pages, the list of challenges and a visit’s evidence, when there is no network, and nothing else. The build writes `shell` above this
 * file: its own name, and the files these pages need. Whatever is asked of the API goes past it and is never kept here.
 */
/* global shell */
const mine = `alongside ${shell.build}`
const lessonPages = /^\/lesson-study(\/|$)|^\/challenges(\/[^/]+\/evidence)?$/
/** Bad Wi-Fi often lets everything through but the answer. */
const patienceMs = 4000
/** Pages that were opened before an update go on loading the files they were built with. */
const keptForMs = 7 * 86_400_000
const madeAt = '/made-at'

self.addEventListener('install', (event) => event.waitUntil(fill().then(() => self.skipWaiting())))
self.addEventListener('activate', (event) => event.waitUntil(tidy().then(() => self.clients.claim())))

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  if (request.mode === 'navigate') event.respondWith(lessonPages.test(pathname) ? lessonPage(request) : page(request))
  else if (pathname.startsWith('/assets/')) event.respondWith(hashed(request))
  else if (shell.files.includes(pathname)) event.respondWith(newest(request, pathname))
})

async function fill() {
  const cache = await caches.open(mine)
  // What has a hash in its name may come from anywhere; the rest must be what the server has now.
  await cache.addAll(
    shell.files.map((file) => (file.startsWith('/assets/') ? file : new Request(file, { cache: 'reload' }))),
  )
  await cache.put(madeAt, new Response(String(Date.now())))
}

async function tidy() {
  const others = (await caches.keys()).filter((name) => name.startsWith('alongside ') && name !== mine)
  for (const name of others) {
    const made = await (await caches.open(name)).match(madeAt)
    if (!made || Date.now() - Number(await made.text()) > keptForMs) await caches.delete(name)
  }
}

async function kept(file) {
  return (await caches.open(mine)).match(file, { ignoreVary: true })
}

/** From the network while it answers, so that nobody works with an old page; else as it was kept. */
async function lessonPage(request) {
  let late
  const impatience = new Promise((_, reject) => {
    late = setTimeout(() => reject(new Error('late')), patienceMs)
  })
  try {
    const answer = await Promise.race([fetch(request), impatience])
    if (answer.status < 500) return answer
    return (await kept('/index.html')) ?? answer
  } catch {
    return (await kept('/index.html')) ?? Response.error()
  } finally {
    clearTimeout(late)
  }
}

/** Every other page needs the network, and says so. */
async function page(request) {
  try {
    return await fetch(request)
  } catch {
    return (await kept('/offline.html')) ?? Response.error()
  }
}

/** Such a file never changes: any build that has it will do. */
async function hashed(request) {
  return (await caches.match(request, { ignoreVary: true })) ?? fetch(request)
}

async function newest(request, file) {
  try {
    return await fetch(request)
  } catch {
    return (await kept(file)) ?? Response.error()
  }
}
