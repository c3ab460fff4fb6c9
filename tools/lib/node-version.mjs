// Imported before anything else, and written so that old versions of Node can read it and say what is wrong.
const version = process.versions.node.split('.').map(Number)
if (version[0] < 20 || (version[0] === 20 && version[1] < 19)) {
  console.error(`Alongside needs Node 20.19 or newer; this is ${process.version}.`)
  console.error('  Get a current one from nodejs.org, then start again.')
  process.exit(1)
}
