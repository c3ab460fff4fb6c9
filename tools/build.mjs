// Installs and builds what is stale, and starts nothing: for images and other places where building is a step of its own.
import './lib/node-version.mjs'

void import('./lib/build-only.mjs').then(({ buildOnly }) => buildOnly())
