/** Builds the client. No inline script or style leaves this build, so that the strictest content policy fits. */
import react from '@vitejs/plugin-react'
import { defaultClientConditions, defineConfig } from 'vite'
import { inlineDocuments } from './tools/inline-documents.mjs'
import { lessonShell } from './tools/lesson-shell.mjs'

const api = process.env.ALONGSIDE_API ?? 'http://127.0.0.1:3100'

export default defineConfig({
  plugins: [inlineDocuments(), react(), lessonShell()],
  resolve: { conditions: ['@alongside/source', ...defaultClientConditions] },
  build: {
    target: 'es2022',
    manifest: true,
    // A font or picture inside a style sheet would be a data: address, which the content policy refuses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: {
    proxy: { '/graphql': api, '/api': api, '/rt': { target: api, ws: true } },
  },
})
